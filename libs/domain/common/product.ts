import type { LocalizedText } from '../measures/vocabulary.js';

/** What it is called: on every page, in mails, documents and calendars. */
export const PRODUCT: LocalizedText = { zh: '国合基地办理平台', en: 'Guohe' };

/** What it is for, beside its name. */
export const PURPOSE: LocalizedText = {
  zh: '北京国际科技合作基地认定、评价与后补助',
  en: "Accreditation, evaluation and post-subsidy of Beijing's international S&T cooperation bases",
};
