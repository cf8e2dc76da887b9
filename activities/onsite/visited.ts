import { itemsNamed } from '#contracts/missing.js';
import { Refusal } from '#contracts/problems.js';
import type { BaseType } from '#domain/measures/measure.js';
import { dataScore, type IndicatorFigure } from '#domain/scoring/data-score.js';
import { totalScore } from '#domain/scoring/total-score.js';
import { resumeAnswerLimit } from '#persistence/record/visit/answer-limit.js';
import { passTurn } from '#persistence/record/visit/turn.js';
import { visitOf } from '#persistence/record/visit/visit.js';
import { figuresOf } from '../cases/figures.js';
import type { Move, MoveContext } from '../cases/move.js';
import { saveScores, type PanelResult } from '../review/panel.js';

export async function isVisited({ tx, theCase }: MoveContext): Promise<boolean> {
  const visits = await tx.query<unknown[]>(`SELECT FROM onsite_visit WHERE case_id = $1`, [theCase.id]);
  return visits.length > 0;
}

/** A case that comes back from a redrawn panel: what was planned and found so far stays, and whoever had the turn has it again. */
export async function goOnWithVisit({
  tx,
  theCase,
  measure,
  now,
}: Pick<MoveContext, 'tx' | 'theCase' | 'measure' | 'now'>): Promise<void> {
  await resumeAnswerLimit(tx, theCase, measure, now);
  const visit = await visitOf(tx, theCase.id);
  if (visit.plan) await passTurn(tx, theCase, visit, { by: null, outcome: 'complete' });
}

/** Data score from the verified values, and the total with the panel's score: what the decision is taken on. @throws {Refusal} visit.valuesMissing */
export async function scoreVisited(context: MoveContext, panel: PanelResult): Promise<Move> {
  const { tx, theCase, measure } = context;
  const data = dataScore({
    rules: measure.types[theCase.type as BaseType],
    column: 'accreditation',
    figures: await verifiedFigures(context),
    criteriaHundredths: panel.criteriaHundredths,
  });
  const total = totalScore({
    dataHundredths: data.hundredths,
    expertHundredths: panel.hundredths,
    rules: measure.accreditation.total,
  });
  await saveScores(tx, theCase.id, {
    data: data.hundredths,
    management: data.managementHundredths,
    landed: data.landedHundredths,
    total: total.hundredths,
    dimensions: data.dimensions,
    explanation: [panel.explanation, ...data.lines, total.explanation],
  });
  return {
    to: 'underDecision',
    rule: measure.accreditation.article,
    outcome: { dataHundredths: data.hundredths, totalHundredths: total.hundredths },
    notices: [{ to: { role: 'decisionMaker' }, template: 'decision.due', params: { title: theCase.title } }],
  };
}

/** Every data indicator must have been verified. @throws {Refusal} visit.valuesMissing */
async function verifiedFigures({ tx, theCase, measure }: MoveContext): Promise<Record<string, IndicatorFigure>> {
  const rules = measure.types[theCase.type as BaseType];
  const figures = await figuresOf(tx, theCase.id);
  const needed = rules.indicators.filter(({ kind }) => kind === 'data');
  const missing = needed.filter(({ id }) => (figures[id]?.verified ?? null) === null);
  if (missing.length > 0) throw new Refusal('visit.valuesMissing', ...itemsNamed(missing, 'missing'));
  return figures;
}
