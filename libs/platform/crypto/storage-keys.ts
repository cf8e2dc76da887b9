import { hkdfSync } from 'node:crypto';
import { checkedKeys, KEY_BYTES } from './key-ring.js';

/**
 * Keys, in base64, under which a browser seals what one account has typed: the first is the one in use, the others open what was sealed
 * before it. The browser has them for as long as somebody is signed in, and keeps them nowhere.
 * @param keys the text of `PERSONAL_DATA_KEYS`, which the configuration has checked
 */
export function storageKeysOf(keys: string, accountId: string): string[] {
  const keyOf = (secret: Buffer) => Buffer.from(hkdfSync('sha256', secret, accountId, 'guohe/browser', KEY_BYTES));
  return checkedKeys(keys).map(({ secret }) => keyOf(secret).toString('base64'));
}
