import { isUscc, isUsccShaped } from '#domain/identifiers/uscc-form.js';
import * as LENGTHS from '../api/lengths.js';
import type { ActField } from './act-form.js';

type Wrong = ReturnType<NonNullable<ActField['check']>>;

const MALFORMED: Wrong = {
  wrong: {
    zh: '应为 18 位数字和大写字母，不含 I、O、S、V、Z',
    en: '18 digits and capital letters, without I, O, S, V and Z',
  },
  binding: true,
};
const MAYBE_REAL: Wrong = {
  wrong: {
    zh: '校验位不符，请再核对；确与证照一致的，可以提交，由受理人员凭证照核验',
    en: 'Its check digit does not fit: look again. If the licence says so, send it; an officer holds it against the licence',
  },
  binding: false,
};
const NOT_BY_INVITATION: Wrong = {
  wrong: {
    zh: '校验位不符，请再核对；确与证照一致的，由单位不经邀请自行注册，受理人员凭证照审核',
    en: 'Its check digit does not fit: look again. If the licence says so, the organisation registers without an invitation, and an officer holds it against the licence',
  },
  binding: true,
};

/** 统一社会信用代码: its form is checked at the field; a code that fails the check digit may be real, and is held against the licence. */
export const USCC_FIELD = usccField(MAYBE_REAL);

/** The same of an organisation that is invited: nobody holds its code against the licence, so it has to fit. */
export const INVITED_USCC_FIELD = usccField(NOT_BY_INVITATION);

function usccField(failing: Wrong): ActField {
  return {
    kind: 'line',
    name: 'uscc',
    label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    max: LENGTHS.RegisterDto.uscc,
    check: (typed) => {
      const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
      if (isUscc(code)) return undefined;
      return isUsccShaped(code) ? failing : MALFORMED;
    },
  };
}
