import type { EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import { onePlan } from '../one-plan.js';
import { LOOKS } from './looks.js';
import type { ProcedureCase } from '../entities/case.entities.js';

/** The move that brought a case where it is. */
export interface Step {
  readonly action: string;
  readonly actorId: string | null;
  /** For whom somebody stood in who did it. */
  readonly onBehalfOf: string | null;
  /** The state that was left. */
  readonly from: string;
  readonly at: Date;
  /** Members that it added to the case's outcome. */
  readonly added: readonly string[];
  /** Somebody has acted on it since: anything by a person but a reminder or a look, or a dossier begun because the case had ended. */
  readonly actedOn: boolean;
}

type Queryable = Pick<EntityManager, 'query'>;

interface StepRow {
  action: string;
  actorId: string | null;
  onBehalfOf: string | null;
  from: string;
  at: Date;
  after: Record<string, unknown>;
  actedOn: boolean;
}

/** Of every move, not of its outcome. */
const OF_MOVE = ['state', 'version', 'detail', 'reversed'];

/**
 * May this person undo the step? In whose name it was done may, by oneself or through whoever stands in, and an administrator. What
 * somebody did in the own name is not undone in another's.
 */
export function isOneToReverse(step: Step, { accountId, onBehalfOf, roles }: ActorRef): boolean {
  return (step.onBehalfOf ?? step.actorId) === (onBehalfOf?.accountId ?? accountId) || roles.includes('administrator');
}

/** The last move of a case, where it may be undone at all: by the table of its procedure. */
export async function reversibleStep(tx: Queryable, theCase: ProcedureCase): Promise<Step | undefined> {
  const row = await lastMove(tx, theCase);
  if (!row || !PROCEDURES[theCase.kind].reversible?.includes(row.action)) return undefined;
  const { after, ...step } = row;
  return { ...step, added: Object.keys(after).filter((name) => !OF_MOVE.includes(name)) };
}

/** What leaves a case as it was. */
export const NO_ACTS = ['remind', 'assignOfficer', 'correctNotice', ...LOOKS];

/** What brought a case where it is; undefined where it has not moved since it was opened. */
export async function lastMove(tx: Queryable, theCase: ProcedureCase): Promise<StepRow | undefined> {
  const [row] = await tx.query<StepRow[]>(
    onePlan(`SELECT e.action, e.actor_id AS "actorId", e.on_behalf_of AS "onBehalfOf", e.before->>'state' AS "from", e.at, e.after,
       EXISTS (SELECT FROM audit_entry later WHERE later.case_id = e.case_id AND later.id > e.id
                 AND later.actor_id IS NOT NULL AND later.action <> ALL($6))
         OR ($3 AND EXISTS (SELECT FROM dossier d WHERE d.organisation_id = $4 AND d.batch_id = $5 AND d.created_at > e.at))
         AS "actedOn"
     FROM audit_entry e
     WHERE e.case_id = $1 AND e.after->>'version' = $2::text AND e.before->>'state' IS NOT NULL ORDER BY e.id DESC LIMIT 1`),
    [theCase.id, theCase.version, theCase.closedAt !== null, theCase.organisationId, theCase.groupId, NO_ACTS],
  );
  return row;
}
