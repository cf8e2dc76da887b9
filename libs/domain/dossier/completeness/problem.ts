import type { PartName } from '../../measures/vocabulary.js';

/** Every way in which a part of a dossier can be wrong or incomplete; the sentences are in problem-texts.ts. */
export const PROBLEM_CODES = [
  'missing',
  'rowsMissing',
  'wrongType',
  'unknownWord',
  'invalidDate',
  'afterSubmission',
  'outsideWindow',
  'datesReversed',
  'agreementExpired',
  'negative',
  'notWhole',
  'tooLarge',
  'tooManyDecimals',
  'shareOver100',
  'exceeds',
  'sumDiffers',
  'unknownCountry',
  'chinaAsForeign',
  'specialRegionNotCounted',
  'invalidUscc',
  'usccOverridden',
  'usccDiffers',
  'unknownDistrict',
  'notInBeijing',
  'registeredTooRecently',
  'unknownField',
  'fieldOutsideGuide',
  'countryOutsideGuide',
  'invalidPhone',
  'invalidEmail',
  'invalidIdNumber',
  'birthDateDiffers',
  'invalidDoi',
  'unknownLanguage',
  'duplicateNumber',
  'duplicateRow',
  'duplicateYear',
  'yearMissing',
  'notAffirmed',
  'evidenceMissing',
  'unknownFile',
  'unknownPartner',
  'attachmentMissing',
  'approvalMissing',
] as const;
export type DossierProblemCode = (typeof PROBLEM_CODES)[number];

export interface DossierProblem {
  readonly part: PartName;
  /** Such as `name`, `rows.2.signedOn`, `rows.0.sources.1.amountFen`; '' for the part as a whole. */
  readonly path: string;
  /** The row it is about. */
  readonly rowId?: string;
  readonly code: DossierProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** An `error` bars submission; a `warning` says what will not count. */
  readonly severity: 'error' | 'warning';
}

/** A problem before it is known in which part it stands. */
export type Finding = Omit<DossierProblem, 'part'>;

export function finding(path: string, code: DossierProblemCode, params: Finding['params'] = {}): Finding {
  return { path, code, params, severity: 'error' };
}

export function warning(path: string, code: DossierProblemCode, params: Finding['params'] = {}): Finding {
  return { path, code, params, severity: 'warning' };
}
