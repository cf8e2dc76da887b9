import { IsIn, IsInt, Max, Min } from 'class-validator';
import { SECOND_FACTOR_FOR, type SecondFactorFor } from '#domain/people/account-rules.js';
import { KeySettings } from './key.settings.js';
import { FromEnv } from './variable.js';

/** How people sign in, and for how long. */
export class IdentitySettings extends KeySettings {
  @FromEnv('SESSION_HOURS', {
    reading: 'number',
    default: '12',
    must: 'must be a whole number from 1 to 720',
    remedy: 'Set after how many hours everybody has to sign in anew, for example SESSION_HOURS=12',
  })
  @IsInt()
  @Min(1)
  @Max(720)
  sessionHours: number;

  @FromEnv('SESSION_IDLE_MINUTES', {
    reading: 'number',
    default: '60',
    must: 'must be a whole number from 2 to 43200',
    remedy: 'Set after how many minutes without a request a session ends, for example SESSION_IDLE_MINUTES=60',
  })
  @IsInt()
  @Min(2)
  @Max(43_200)
  sessionIdleMinutes: number;

  @FromEnv('SECOND_FACTOR_SETUP_MINUTES', {
    reading: 'number',
    default: '15',
    must: 'must be a whole number from 1 to 1440',
    remedy:
      'Set for how many minutes the secret of a second factor may be confirmed, for example SECOND_FACTOR_SETUP_MINUTES=15',
  })
  @IsInt()
  @Min(1)
  @Max(1440)
  secondFactorSetupMinutes: number;

  @FromEnv('FRESH_SIGN_IN_MINUTES', {
    reading: 'number',
    default: '10',
    must: 'must be a whole number from 1 to 60',
    remedy:
      'Set for how many minutes a sign-in at the directory counts where others give their password again, for example FRESH_SIGN_IN_MINUTES=10',
  })
  @IsInt()
  @Min(1)
  @Max(60)
  freshSignInMinutes: number;

  @FromEnv('SECOND_FACTOR_FOR', {
    reading: 'text',
    default: 'offices',
    must: 'must be one of: offices, everybody',
    remedy: 'Set who shows a second factor before anything else, for example SECOND_FACTOR_FOR=everybody',
  })
  @IsIn(SECOND_FACTOR_FOR)
  secondFactorFor: SecondFactorFor;
}
