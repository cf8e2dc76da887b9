import * as LENGTHS from '../api/lengths.js';
import type { ActField } from '../common/act-form.js';

const PASSWORD: ActField = { kind: 'secret', name: 'password', label: { zh: '密码', en: 'Password' } };

/** The password once more; whoever signs in at the directory has none, and signs in there again instead. */
export function passwordIf(asked: boolean): readonly ActField[] {
  return asked ? [PASSWORD] : [];
}

/** Of an authenticator, or a recovery code: asked of whoever has one. */
export const CODE: ActField = {
  kind: 'line',
  name: 'code',
  kept: false,
  label: { zh: '动态口令或恢复码', en: 'One-time or recovery code' },
  max: LENGTHS.ReassuranceDto.code,
  optional: true,
};
