import type { Measure } from '../../measures/measure.js';
import type { PartName } from '../../measures/vocabulary.js';
import { activityWindow } from '../activity-window.js';
import type { DossierContext } from '../context.js';
import { referenceOn } from '../context.js';
import type { Part } from '../part.js';
import type { Dossier } from '../parts.js';
import { PARTS_OF } from '../parts.js';
import { PART_SPECS } from '../specs/index.js';
import { checkPart, isBlank } from './check-part.js';
import type { DossierProblem, Finding } from './problem.js';
import { COMMON_RULES } from './rules.common.js';
import { dossierProblems } from './rules.dossier.js';
import { TYPE_RULES } from './rules.types.js';
import type { RuleFrame } from './rules.js';

export interface PartReport {
  readonly part: PartName;
  /** `empty`: nothing filled in yet; `incomplete`: has errors; `complete`: has none (warnings do not bar). */
  readonly state: 'empty' | 'incomplete' | 'complete';
  readonly problems: readonly DossierProblem[];
}

export interface CompletenessReport {
  /** No part has an error: it may be submitted, as far as the form goes. */
  readonly complete: boolean;
  readonly parts: readonly PartReport[];
}

/** Every problem of every part at once, in the order of the form ("The dossier", Validation). */
export function completeness(dossier: Dossier, measure: Measure, context: DossierContext): CompletenessReport {
  const window = activityWindow(measure, referenceOn(context));
  const frame: RuleFrame = { dossier, measure, context, window };
  const across = dossierProblems(frame);
  const parts = PARTS_OF[dossier.type].map((part) => report(part, frame, across));
  return { complete: parts.every(({ problems }) => !problems.some(isError)), parts };
}

function report(part: PartName, frame: RuleFrame, across: readonly DossierProblem[]): PartReport {
  const content = frame.dossier.parts[part] as Part | undefined;
  const spec = PART_SPECS[part];
  const problems = [
    ...[...checkPart(spec, content, frame), ...ruleOf(part)(content, frame)].map((found) => ({ part, ...found })),
    ...across.filter((problem) => problem.part === part),
  ];
  if (isBlank(spec, content)) return { part, state: 'empty', problems };
  return { part, state: problems.some(isError) ? 'incomplete' : 'complete', problems };
}

function ruleOf(part: PartName): (content: Part | undefined, frame: RuleFrame) => Finding[] {
  const rule = COMMON_RULES[part] ?? TYPE_RULES[part];
  return (rule as ((content: Part | undefined, frame: RuleFrame) => Finding[]) | undefined) ?? (() => []);
}

function isError(problem: DossierProblem): boolean {
  return problem.severity === 'error';
}
