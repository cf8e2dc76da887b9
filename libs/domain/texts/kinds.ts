import type { BaseType, LocalizedText } from '../measures/vocabulary.js';
import type { CaseKind } from '../procedures/procedure.js';

export const BASE_TYPE_TEXTS: Readonly<Record<BaseType, LocalizedText>> = {
  park: { zh: '园区类', en: 'Park' },
  research: { zh: '科研类', en: 'Research' },
  platform: { zh: '平台类', en: 'Platform' },
  enterprise: { zh: '企业类', en: 'Enterprise' },
};

/** What a case is about. */
export const KIND_TEXTS: Readonly<Record<CaseKind, LocalizedText>> = {
  batch: { zh: '申报批次', en: 'Batch' },
  accreditation: { zh: '认定', en: 'Accreditation' },
  meeting: { zh: '审定会', en: 'Meeting' },
  plaque: { zh: '授牌', en: 'Plaque' },
  reconsideration: { zh: '复核', en: 'Review' },
  evaluation: { zh: '年度评价', en: 'Evaluation' },
  rectification: { zh: '整改', en: 'Rectification' },
  subsidy: { zh: '后补助', en: 'Post-subsidy' },
};
