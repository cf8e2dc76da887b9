import { IsInt, Max, Min } from 'class-validator';
import { IsMailbox, IsSmtpUrl } from './rules.js';
import { SingleSignOnSettings } from './single-sign-on.settings.js';
import { FromEnv } from './variable.js';

/** By whom mails are taken, and in whose name they are sent. */
export class MailSettings extends SingleSignOnSettings {
  @FromEnv('SMTP_URL', {
    reading: 'text',
    must: 'must be an address of the form smtp://host:587 or smtps://user:password@host:465, with the signs @ : / ? # of a password as %40 …',
    remedy:
      'Give the server that takes mails, or leave it out: then mails wait, or are shown at /dev/mail where demo accounts are allowed',
    secret: true,
  })
  @IsSmtpUrl()
  smtpUrl?: string;

  @FromEnv('MAIL_FROM', {
    reading: 'text',
    must: 'must be one mailbox: an address, or a name before an address in angle brackets',
    remedy: 'Give it for example as MAIL_FROM=Guohe <no-reply@guohe.example.org>',
  })
  @IsMailbox()
  mailFrom?: string;

  @FromEnv('DIGEST_HOUR', {
    reading: 'number',
    default: '8',
    must: 'must be a whole number from 0 to 23',
    remedy: 'Set the hour in Beijing at which those who want one mail a day get it, for example DIGEST_HOUR=8',
  })
  @IsInt()
  @Min(0)
  @Max(23)
  digestHour: number;
}
