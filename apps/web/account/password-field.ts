import type { ActField } from '../common/act-form.js';

const PASSWORD: ActField = { kind: 'secret', name: 'password', label: { zh: '密码', en: 'Password' } };

/** The password once more; whoever signs in at the directory has none, and signs in there again instead. */
export function passwordIf(asked: boolean): readonly ActField[] {
  return asked ? [PASSWORD] : [];
}
