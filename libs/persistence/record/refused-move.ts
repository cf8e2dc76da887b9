import type { EntityManager } from 'typeorm';
import { listed } from '#contracts/listed.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { ACTION_TEXTS, text } from '#contracts/texts.js';
import { WHY_NOT_REVERSED } from '#contracts/timeline-texts.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { refuseState } from './contribute.js';
import { lastMove } from './reversal.js';

type Queryable = Pick<EntityManager, 'query'>;

/** A decision that the state does not allow. @throws {Refusal} case.wrongState, case.closed; of a reversal, why it is none */
export async function refuseMove(tx: Queryable, theCase: ProcedureCase, verb: string): Promise<never> {
  return verb === 'reverse' ? refuseReversal(tx, theCase) : refuseState(theCase);
}

/** The last step is none that may be undone: which it was, and which are. @throws {Refusal} reversal.notReversible */
export async function refuseReversal(tx: Queryable, theCase: ProcedureCase): Promise<never> {
  const { reversible = [], together } = PROCEDURES[theCase.kind];
  const last = await lastMove(tx, theCase);
  const action = text(ACTION_TEXTS, last?.action ?? 'submit');
  const why = !last
    ? 'begun'
    : last.action !== 'reverse' && together?.[last.action]
      ? 'together'
      : last.actorId
        ? 'other'
        : 'ofItself';
  const said = sentence(WHY_NOT_REVERSED[why], { actionZh: action.zh, actionEn: action.en });
  const steps = listed(reversible.map((step) => text(ACTION_TEXTS, step)));
  throw new Refusal('reversal.notReversible', {
    whyZh: said.zh,
    whyEn: said.en,
    stepsZh: steps.zh,
    stepsEn: steps.en,
  });
}
