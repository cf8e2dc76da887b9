import type { LocalizedText } from '#domain/measures/measure.js';

/** What stands across a certificate that does not hold. */
export const BASE_MARKS = {
  rehearsal: { zh: '演练·无效', en: 'Rehearsal · void' },
  underRectification: { zh: '整改期间停用', en: 'Suspended during rectification' },
  revoked: { zh: '已撤销', en: 'Revoked' },
} as const satisfies Record<string, LocalizedText>;

/** What is printed on every certificate. */
export const CERTIFICATE_TEXTS = {
  base: { zh: '北京国际科技合作基地', en: 'Beijing International Science and Technology Cooperation Base' },
  title: { zh: '认定证书', en: 'Certificate of accreditation' },
  number: { zh: '证书编号', en: 'Certificate number' },
  scan: { zh: '扫码核验证书现状', en: 'Scan to check whether it holds today' },
} as const satisfies Record<string, LocalizedText>;

/** The public page on which anybody checks a certificate; `{name}` takes a parameter. */
export const CHECK_TEXTS = {
  title: { zh: '证书核验', en: 'Certificate check' },
  asOf: { zh: '查询时间：{at}（北京时间）', en: 'as of {at} (Beijing time)' },
  accredited: { zh: '有效', en: 'Valid' },
  underRectification: {
    zh: '整改中，整改期间不得使用称号和标牌',
    en: 'Under rectification: title and plaque may not be used meanwhile',
  },
  revoked: { zh: '已撤销，自 {on} 起称号失效', en: 'Revoked: the title has ended on {on}' },
  rehearsal: {
    zh: '演练数据：不是真实认定，证书无效',
    en: 'A rehearsal: no real accreditation, the certificate is void',
  },
  unknown: { zh: '查无此证书', en: 'No such certificate' },
  unknownWhy: {
    zh: '没有编号为“{number}”的证书。请对照证书逐字核对编号，注意字母、数字和连字符；仍查不到的，不是本系统核发的证书。',
    en: 'There is no certificate "{number}". Compare it sign by sign, letters, digits and hyphens; if it is still not found, it was not issued here.',
  },
  another: { zh: '核验其他证书', en: 'Check another certificate' },
  again: { zh: '核验', en: 'Check' },
  number: { zh: '证书编号', en: 'Certificate number' },
  name: { zh: '基地名称', en: 'Base' },
  organisation: { zh: '依托单位', en: 'Host' },
  type: { zh: '基地类型', en: 'Type' },
  accreditedOn: { zh: '认定日期', en: 'Accredited on' },
  state: { zh: '证书现状', en: 'State today' },
} as const satisfies Record<string, LocalizedText>;
