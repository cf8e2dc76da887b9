/** 整改验收: restored or revoked. */
import { formatHundredths } from '../common/exact.js';
import type {
  EvaluationRules,
  Grade,
  LocalizedText,
  RectificationDocument,
  RectificationRules,
} from '../measures/measure.js';
import { GRADES } from '../measures/measure.js';
import { gradeOf } from './grades.js';
import { namesOf } from './rectification-documents.js';

export interface AcceptanceInput {
  readonly scoreHundredths: number;
  readonly problemIds: readonly string[];
  readonly closedProblemIds: readonly string[];
  /** Required documents that were never filed. */
  readonly missingDocuments: readonly RectificationDocument[];
}

/** What the record shows at the acceptance. The title comes back only where nothing stands against it. */
export interface Acceptance {
  readonly missingDocuments: readonly RectificationDocument[];
  readonly openProblemIds: readonly string[];
  readonly belowLine: boolean;
  /** The grade it would come back with: at best the one the measure restores to. Null where it cannot come back. */
  readonly grade: Grade | null;
  readonly explanation: LocalizedText;
  readonly article: string;
}

/** Passed with every required document filed, every listed problem closed, and the score. */
export function judgeAcceptance(
  { scoreHundredths, problemIds, closedProblemIds, missingDocuments }: AcceptanceInput,
  { rectification, evaluation }: { readonly rectification: RectificationRules; readonly evaluation: EvaluationRules },
): Acceptance {
  const { article, passFromHundredths, allProblemsClosed, restoredGrade } = rectification;
  const open = problemIds.filter((id) => !closedProblemIds.includes(id));
  const openProblemIds = allProblemsClosed ? open : [];
  const belowLine = scoreHundredths < passFromHundredths;
  const findings = { article, missingDocuments, openProblemIds, belowLine };
  const [score, line] = [formatHundredths(scoreHundredths), formatHundredths(passFromHundredths)];
  if (missingDocuments.length === 0 && openProblemIds.length === 0 && !belowLine) {
    const [all, closed] = [problemIds.length, problemIds.length - open.length];
    const explanation = {
      zh: `验收 ${score} 分，达到 ${line} 分；所列问题 ${all} 个，已整改 ${closed} 个；应报材料齐全`,
      en: `acceptance ${score}, at or above ${line}; ${closed} of ${all} listed problems are closed; every required document is filed`,
    };
    return { ...findings, grade: worse(gradeOf(scoreHundredths, evaluation.gradeBands), restoredGrade), explanation };
  }
  const { zh, en } = namesOf(missingDocuments);
  const why = [
    ...(missingDocuments.length === 0 ? [] : [{ zh: `未报送：${zh}`, en: `never filed: ${en}` }]),
    ...(belowLine ? [{ zh: `验收 ${score} 分，低于 ${line} 分`, en: `acceptance ${score}, below ${line}` }] : []),
    ...(openProblemIds.length === 0
      ? []
      : [
          {
            zh: `${openProblemIds.length} 个问题未整改到位`,
            en: `${openProblemIds.length} listed problems are still open`,
          },
        ]),
  ];
  return {
    ...findings,
    grade: null,
    explanation: { zh: why.map((each) => each.zh).join('；'), en: why.map((each) => each.en).join('; ') },
  };
}

function worse(one: Grade, other: Grade): Grade {
  return GRADES.indexOf(one) >= GRADES.indexOf(other) ? one : other;
}
