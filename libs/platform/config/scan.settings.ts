import { Matches } from 'class-validator';
import { FromEnv } from './variable.js';
import { WebhookSettings } from './webhook.settings.js';

/** Who looks for malware in what is uploaded. */
export class ScanSettings extends WebhookSettings {
  @FromEnv('CLAMAV_ADDRESS', {
    reading: 'text',
    must: 'must be host:port, without a scheme',
    remedy:
      'Give the address of clamd, for example clamav.example.org:3310, or leave it out: then files are not looked at',
  })
  @Matches(/^(\[[0-9a-fA-F:.]+\]|[^\s:/@]+):([1-9]\d{0,4})$/)
  clamavAddress?: string;
}
