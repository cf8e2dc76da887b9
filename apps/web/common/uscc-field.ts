import { isUscc, isUsccShaped } from '#domain/identifiers/uscc-form.js';
import * as LENGTHS from '../api/lengths.js';
import type { ActField } from './act-form.js';

/** 统一社会信用代码: its form is checked at the field; a code that fails the check digit may be real, and is held against the licence. */
export const USCC_FIELD: ActField = {
  kind: 'line',
  name: 'uscc',
  label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  max: LENGTHS.RegisterDto.uscc,
  check: (typed) => {
    const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
    if (isUscc(code)) return undefined;
    if (!isUsccShaped(code))
      return {
        wrong: {
          zh: '应为 18 位数字和大写字母，不含 I、O、S、V、Z',
          en: '18 digits and capital letters, without I, O, S, V and Z',
        },
        binding: true,
      };
    return {
      wrong: {
        zh: '校验位不符，请再核对；确与证照一致的，可以提交，由受理人员凭证照核验',
        en: 'Its check digit does not fit: look again. If the licence says so, send it; an officer holds it against the licence',
      },
      binding: false,
    };
  },
};
