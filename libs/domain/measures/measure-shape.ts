/** The shape of a measure file; every key once. What the values must mean together is in measure-rules.ts. */
import { isCalendarDate } from '../common/calendar-date.js';
import type { Decoder } from './decode.js';
import {
  bool,
  dictionary,
  identifier,
  isRecord,
  list,
  localized,
  number,
  object,
  oneOf,
  optional,
  text,
  variant,
  weight,
  whole,
  withVariant,
} from './decode.js';
import { DEADLINE_KEYS, DEADLINE_SIDES, DEADLINE_UNITS, LAPSE_EFFECTS } from './deadline-rule.js';
import type { DeadlineKey, DeadlineRule } from './deadline-rule.js';
import type { FieldTest } from './derivation.js';
import { BASE_TYPES, GRADES, HOST_NATURES, MARKS, PART_NAMES, RECTIFICATION_DOCUMENTS } from './vocabulary.js';
import type { Grade } from './vocabulary.js';

const HUNDREDTHS = whole(0, 10_000);
const PERCENT = number(0, 100);
const FEN = whole(0);
const YEARS = whole(0, 100);

const cited = { article: text, mark: oneOf(MARKS) };
const grade = oneOf(GRADES);
const part = oneOf(PART_NAMES);

const calendarDate: Decoder<string> = (value, path, report) => {
  if (!isCalendarDate(value)) report(path, 'measure.wrongType', '应为日期 YYYY-MM-DD', 'must be a date YYYY-MM-DD');
  return value as string;
};

const fieldTest: Decoder<FieldTest> = (value, path, report) => {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return list(text, 1)(value, path, report);
  if (isRecord(value)) return object({ atLeast: number(0, Number.MAX_SAFE_INTEGER) })(value, path, report);
  return text(value, path, report);
};

const selection = object({
  part,
  where: optional(dictionary(fieldTest)),
  windowField: optional(identifier),
  validOn: optional(object({ from: identifier, to: identifier })),
});
const rows = list(selection, 1);
const divideBy = optional(whole(1));

const derivation = variant('kind', {
  field: object({ part, field: identifier, divideBy }),
  count: object({ of: rows }),
  sum: object({ of: rows, field: identifier, divideBy }),
  distinctCountries: object({ of: rows, field: identifier }),
  ratio: object({ of: rows, numerator: identifier, denominator: identifier }),
  expert: object({ criterion: identifier }),
});

const indicator = object({
  id: identifier,
  name: localized,
  dimension: identifier,
  kind: oneOf(['data', 'expert']),
  unit: oneOf(['m2', 'count', 'personTimes', 'persons', 'cases', 'wanYuan', 'percent', 'score']),
  fullValue: number(0, Number.MAX_SAFE_INTEGER),
  floor: optional(number(0, Number.MAX_SAFE_INTEGER)),
  weightAccreditation: weight,
  weightEvaluation: weight,
  source: derivation,
  tieBreak: optional(oneOf(['management', 'landed'])),
  ...cited,
});

const checklistItem = object({ id: identifier, text: localized, ...cited });
const checkLists = {
  requiredAttachments: list(
    object({ kind: identifier, name: localized, minFiles: whole(1, 100), whenPart: optional(part), ...cited }),
  ),
  formalCheckItems: list(
    object({
      id: identifier,
      text: localized,
      part,
      onFailure: oneOf(['return', 'refuse']),
      corrects: optional(list(part, 1)),
      ...cited,
    }),
  ),
  onsiteChecklist: list(checklistItem),
};

const typeRules = object({
  name: localized,
  hostNatures: list(oneOf(HOST_NATURES), 1),
  dimensions: list(object({ id: identifier, name: localized }), 1),
  indicators: list(indicator, 1),
  expertCriteria: list(object({ id: identifier, name: localized, description: localized, weight, ...cited }), 1),
  ...checkLists,
  ...cited,
});

const gate = withVariant(
  { id: identifier, name: localized, types: optional(list(oneOf(BASE_TYPES), 1)), ...cited },
  variant('kind', {
    registeredInBeijing: object({ minYears: YEARS }),
    hostNature: object({}),
    validAgreements: object({ min: whole(1, 1000) }),
    countries: object({ min: whole(1, 300) }),
    partnerNoObjection: object({}),
    goodStanding: object({ years: YEARS }),
    noOtherBase: object({}),
    onceInBatch: object({}),
    notBarred: object({}),
  }),
);

const deadlineRule: Decoder<DeadlineRule> = object({
  name: localized,
  unit: oneOf(DEADLINE_UNITS),
  amount: whole(0, 10_000),
  firstDayCounts: bool,
  rollsToWorkingDay: bool,
  monthDay: optional(text),
  side: oneOf(DEADLINE_SIDES),
  onLapse: oneOf(LAPSE_EFFECTS),
  remindBeforeWorkingDays: optional(list(whole(1, 250))),
  ...cited,
});

/** One decoder for each key of a list: all of them must be there. */
function each<K extends string, T>(keys: readonly K[], decoder: Decoder<T>): Decoder<Record<K, T>> {
  return object(Object.fromEntries(keys.map((key) => [key, decoder])) as Record<K, Decoder<T>>) as Decoder<
    Record<K, T>
  >;
}

const total = object({ dataSharePercent: PERCENT, expertSharePercent: PERCENT, ...cited });
const tieBreak = list(oneOf(['dataScore', 'management', 'landed', 'vote']), 1);

/** A file as written: what all types share stands once under `common`. */
export const measureFile = object({
  id: identifier,
  title: localized,
  documentNumber: optional(text),
  status: oneOf(['inForce', 'draft', 'superseded']),
  effectiveFrom: optional(calendarDate),
  effectiveTo: optional(calendarDate),
  datesMark: oneOf(MARKS),
  authority: object({ name: localized, ...cited }),
  chapters: list(localized, 1),
  accreditation: object({
    total,
    siteVisitFromHundredths: HUNDREDTHS,
    minTotalHundredths: HUNDREDTHS,
    minDimensionSharePercent: PERCENT,
    cultivateFromHundredths: HUNDREDTHS,
    windowYears: whole(1, 20),
    // The procedure has one return for correction.
    maxCorrections: whole(0, 1),
    planYears: whole(1, 20),
    tieBreak,
    ...cited,
  }),
  panel: object({
    minExperts: whole(1, 99),
    odd: bool,
    trimFrom: whole(3, 99),
    spreadLimitHundredths: HUNDREDTHS,
    draw: object({
      maxOpenReviews: whole(1, 1000),
      perInstitution: whole(1, 99),
      restYearsFromHost: YEARS,
      ...cited,
    }),
    commentBelowHundredths: HUNDREDTHS,
    minOnsiteExperts: whole(1, 99),
    minOnsiteOfficers: whole(1, 99),
    ...cited,
  }),
  meeting: object({
    minMembers: whole(1, 99),
    quorum: object({ numerator: whole(1, 99), denominator: whole(1, 99) }),
    minEntitled: whole(1, 99),
    majorityOverPercent: PERCENT,
    ...cited,
  }),
  objections: object({
    maxFiles: whole(1, 100),
    maxFileMb: whole(1, 50),
    refusalGrounds: list(checklistItem, 1),
    ...cited,
  }),
  extension: object({ maxWorkingDays: whole(1, 1000), ...cited }),
  reminders: object({
    beforeWorkingDays: list(whole(1, 250)),
    afterWorkingDays: list(whole(0, 250)),
    escalateAfterWorkingDays: whole(0, 250),
    atHour: whole(0, 23),
    ...cited,
  }),
  evaluation: object({
    total,
    gradeBands: list(object({ grade, fromHundredths: HUNDREDTHS, limitedByShare: bool }), 1),
    excellentShare: object({ percent: PERCENT, minCohort: whole(1, 1000), ...cited }),
    bonusItems: list(object({ id: identifier, name: localized, hundredths: HUNDREDTHS, ...cited })),
    bonusCapHundredths: HUNDREDTHS,
    totalCapHundredths: HUNDREDTHS,
    roster: oneOf(['all', 'due']),
    minAccreditedMonths: whole(0, 600),
    cycleYears: whole(1, 50),
    windowYears: whole(1, 20),
    silenceGrade: grade,
    refusalGrade: grade,
    fraudGrade: grade,
    tieBreak,
    ...cited,
  }),
  rectification: object({
    onGrade: grade,
    passFromHundredths: HUNDREDTHS,
    restoredGrade: grade,
    allProblemsClosed: bool,
    requiredDocuments: list(oneOf(RECTIFICATION_DOCUMENTS)),
    maxAttempts: whole(1, 10),
    ...cited,
  }),
  subsidy: object({
    accreditedMaxFen: FEN,
    maxFenByGrade: each<Grade, number>(GRADES, FEN),
    capAtVerifiedSpending: bool,
    proRataWhenOverBudget: bool,
    secondPersonApproves: bool,
    maxVouchersPerBase: whole(1, 10_000),
    ...cited,
  }),
  gates: list(gate),
  deadlines: each<DeadlineKey, DeadlineRule>(DEADLINE_KEYS, deadlineRule),
  optionalSteps: list(
    object({
      id: oneOf(['recommendation', 'cultivation', 'hostSelfNotice']),
      name: localized,
      onByDefault: bool,
      ...cited,
    }),
  ),
  avoidance: object({ lookBackYears: YEARS, grounds: list(checklistItem, 1), ...cited }),
  reasons: list(
    object({
      id: identifier,
      text: localized,
      uses: list(oneOf(['return', 'refuse', 'notSelected', 'cultivated', 'objection', 'unqualified', 'override']), 1),
      items: optional(list(identifier, 1)),
      ...cited,
    }),
  ),
  revocationGrounds: list(
    object({
      id: identifier,
      text: localized,
      bar: oneOf(['fault', 'fraud', 'none']),
      recoversSubsidy: bool,
      ...cited,
    }),
  ),
  reapplicationBarYears: object({ fault: YEARS, fraud: YEARS, none: YEARS, ...cited }),
  common: object(checkLists),
  types: each(BASE_TYPES, typeRules),
});
