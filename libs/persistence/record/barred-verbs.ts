import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { measureVersion } from './measures.js';
import { refuseOwnDecision } from './reconsideration.js';
import { refuseInvolved, refuseWhereAvoided, type Handled } from './avoidance-refusals.js';
import { refuseOwnProposal } from './subsidy-proposal.js';
import { momentOf } from './moment.js';

type Check = (tx: EntityManager, handled: Handled, accountIds: readonly string[]) => Promise<void>;

/** What an office allows and the record may refuse to this very person, by whom they are tied to and what they did themselves. */
const CHECKS: Readonly<Record<string, Check>> = {
  acceptObjection: refuseWhereAvoided,
  refuseObjection: refuseWhereAvoided,
  dismissObjection: refuseInvolved,
  upholdObjection: refuseInvolved,
  upholdDecision: refuseOwnDecision,
  reopenCase: refuseOwnDecision,
  approve: refuseOwnProposal,
};

/** @throws {Refusal} what the record refuses to these persons of this verb, or of what undoes it */
export async function refuseBarred(
  tx: EntityManager,
  verb: string,
  handled: Handled,
  accountIds: readonly string[],
): Promise<void> {
  await CHECKS[verb]?.(tx, handled, accountIds);
}

/** Those of the verbs that would be refused to these persons on this case, so that nobody is offered them. */
export async function barredVerbs(
  tx: EntityManager,
  theCase: ProcedureCase,
  verbs: readonly string[],
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const checked = verbs.filter((verb) => CHECKS[verb]);
  if (checked.length === 0) return new Set();
  const handled = { theCase, measure: await measureVersion(tx, theCase.measureId), at: await momentOf(tx) };
  const refused = new Map<Check, boolean>();
  for (const check of new Set(checked.map((verb) => CHECKS[verb] as Check))) {
    refused.set(check, await refuses(check(tx, handled, accountIds)));
  }
  return new Set(checked.filter((verb) => refused.get(CHECKS[verb] as Check)));
}

async function refuses(check: Promise<void>): Promise<boolean> {
  try {
    await check;
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}
