import { IsInt, Max, Min } from 'class-validator';
import { ScanSettings } from './scan.settings.js';
import { FromEnv } from './variable.js';

const COUNT = 'must be a whole number from 0 to 1000000 (0 switches the limit off)';

/** How much people who have not signed in may leave behind in a day, which officers have to look at and the store keeps, or have sent. */
export class LimitSettings extends ScanSettings {
  @FromEnv('MAX_DAILY_OBJECTIONS', {
    reading: 'number',
    default: '20',
    must: COUNT,
    remedy: 'Set how many objections may come from one network in 24 hours, for example MAX_DAILY_OBJECTIONS=20',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  maxDailyObjections: number;

  @FromEnv('MAX_DAILY_OBJECTIONS_TO_CASE', {
    reading: 'number',
    default: '5',
    must: COUNT,
    remedy:
      'Set how many objections to one case may come from one network in 24 hours, for example MAX_DAILY_OBJECTIONS_TO_CASE=5',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  maxDailyObjectionsToCase: number;

  @FromEnv('MAX_DAILY_FILES_OF_STRANGERS', {
    reading: 'number',
    default: '100',
    must: COUNT,
    remedy:
      'Set how many files may come from one network in 24 hours without signing in, for example MAX_DAILY_FILES_OF_STRANGERS=100',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  maxDailyFilesOfStrangers: number;

  @FromEnv('MAX_HOURLY_RESETS', {
    reading: 'number',
    default: '100',
    must: COUNT,
    remedy:
      'Set how many links to a new password may be asked for from one network in an hour, for example MAX_HOURLY_RESETS=100',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  maxHourlyResets: number;

  @FromEnv('MAX_HOURLY_RESETS_TO_MAILBOX', {
    reading: 'number',
    default: '3',
    must: COUNT,
    remedy:
      'Set how often links to a new password may be sent to one mailbox in an hour, for example MAX_HOURLY_RESETS_TO_MAILBOX=3',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  maxHourlyResetsToMailbox: number;
}
