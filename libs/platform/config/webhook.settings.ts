import { MailSettings } from './mail.settings.js';
import { AreNetworks } from './rules.js';
import { FromEnv } from './variable.js';

/** To which systems events may be sent. */
export class WebhookSettings extends MailSettings {
  @FromEnv('WEBHOOK_NETWORKS', {
    reading: 'text',
    must: 'must be a list of networks such as 10.20.0.0/16,192.168.7.5/32',
    remedy:
      'Name the networks of your own to which events may be sent, also without TLS; without it they go to public addresses alone',
  })
  @AreNetworks()
  webhookNetworks?: string;
}
