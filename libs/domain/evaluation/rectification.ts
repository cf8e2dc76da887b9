/** 整改验收, revocation and the bar on applying again. */
import type { CalendarDate } from '../common/calendar-date.js';
import { addMonths } from '../common/calendar-date.js';
import { formatHundredths } from '../common/exact.js';
import type {
  EvaluationRules,
  Grade,
  LocalizedText,
  Measure,
  RectificationRules,
  RevocationGround,
} from '../measures/measure.js';
import { GRADES } from '../measures/measure.js';
import { gradeOf } from './grades.js';

export interface AcceptanceInput {
  readonly scoreHundredths: number;
  readonly problemIds: readonly string[];
  readonly closedProblemIds: readonly string[];
}

export type AcceptanceOutcome =
  | { readonly kind: 'restored'; readonly grade: Grade; readonly explanation: LocalizedText; readonly article: string }
  | {
      readonly kind: 'revoked';
      readonly ground: 'failedAcceptance';
      readonly openProblemIds: readonly string[];
      readonly explanation: LocalizedText;
      readonly article: string;
    };

/** Passed with the score and every listed problem closed; the grade is at best the one the measure restores to. */
export function decideAcceptance(
  input: AcceptanceInput,
  { rectification, evaluation }: { readonly rectification: RectificationRules; readonly evaluation: EvaluationRules },
): AcceptanceOutcome {
  const { article } = rectification;
  const open = input.problemIds.filter((id) => !input.closedProblemIds.includes(id));
  const score = formatHundredths(input.scoreHundredths);
  const line = formatHundredths(rectification.passFromHundredths);
  const enough = input.scoreHundredths >= rectification.passFromHundredths;
  if (enough && (open.length === 0 || !rectification.allProblemsClosed)) {
    const earned = gradeOf(input.scoreHundredths, evaluation.gradeBands);
    const explanation = {
      zh: `验收 ${score} 分，达到 ${line} 分；所列问题 ${input.problemIds.length} 个，已整改 ${input.problemIds.length - open.length} 个`,
      en: `acceptance ${score}, at or above ${line}; ${input.problemIds.length - open.length} of ${input.problemIds.length} listed problems are closed`,
    };
    return { kind: 'restored', grade: worse(earned, rectification.restoredGrade), explanation, article };
  }
  const why = [
    ...(enough ? [] : [{ zh: `验收 ${score} 分，低于 ${line} 分`, en: `acceptance ${score}, below ${line}` }]),
    ...(open.length === 0
      ? []
      : [{ zh: `${open.length} 个问题未整改到位`, en: `${open.length} listed problems are still open` }]),
  ];
  return {
    kind: 'revoked',
    ground: 'failedAcceptance',
    openProblemIds: open,
    article,
    explanation: { zh: why.map(({ zh }) => zh).join('；'), en: why.map(({ en }) => en).join('; ') },
  };
}

function worse(one: Grade, other: Grade): Grade {
  return GRADES.indexOf(one) >= GRADES.indexOf(other) ? one : other;
}

/** The first day on which the host may apply again; null where there is no bar. */
export function mayReapplyFrom(
  ground: RevocationGround,
  revokedOn: CalendarDate,
  { reapplicationBarYears }: Pick<Measure, 'reapplicationBarYears'>,
): CalendarDate | null {
  const years = reapplicationBarYears[ground.bar];
  return years === 0 ? null : addMonths(revokedOn, years * 12);
}
