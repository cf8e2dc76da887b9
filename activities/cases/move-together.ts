import { v7 as uuid } from 'uuid';
import type { AuditAction } from '#domain/texts/audit.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { currentCalendar } from '#persistence/record/calendar.js';
import { firstDeadline, nextWake, remindersOfStage } from '#persistence/record/deadline.js';
import { auditAll, enqueueSignals, notifyAll, type AuditLine, type NoticeDraft } from '#persistence/record/trail.js';
import type { MoveContext } from './move.js';
import { noticesToRecommender } from './notices.js';

/** One move that many cases make at once. */
export interface TogetherMove {
  /** What brings it about: a key of the procedure's `together`. */
  readonly by: AuditAction;
  readonly to: string;
  readonly rule: string;
  /** What it means for one of them. */
  readonly each: (theCase: ProcedureCase) => {
    readonly outcome?: Record<string, unknown>;
    readonly detail?: LocalizedText;
    readonly reason?: string;
    readonly notices?: readonly NoticeDraft[];
  };
}

/**
 * Moves cases of one procedure, one measure and one pace, whose rows are locked: a few statements whatever their number. Those
 * that end are told to their runs; the others stay in the hands of whoever moves them.
 */
export async function moveTogether(
  { tx, theCase: by, measure, now, actor }: MoveContext,
  cases: readonly ProcedureCase[],
  move: TogetherMove,
): Promise<void> {
  const [first] = cases;
  if (!first) return;
  const { stages, together, ends } = PROCEDURES[first.kind];
  const rule = together?.[move.by];
  const stage = stages[move.to];
  if (!rule?.to.includes(move.to) || cases.some(({ state }) => !rule.from.includes(state))) {
    throw new Error(`${move.by} must not lead to ${move.to} from where the cases are`);
  }
  const ended = ends.includes(move.to);
  const limit =
    stage?.deadline && (await firstDeadline(tx, measure.deadlines[stage.deadline], now, first.rehearsalDaySeconds));
  const at = { kind: first.kind, state: move.to, rehearsalDaySeconds: first.rehearsalDaySeconds };
  // Where somebody else keeps the limit, no run of a case wakes for it.
  const wakeAt =
    limit && !stage?.collective
      ? nextWake(limit, remindersOfStage(at, measure, limit, now, await currentCalendar(tx)), now)
      : null;
  const moved = cases.map((theCase) => ({ theCase, effect: move.each(theCase), version: theCase.version + 1 }));
  const ids = cases.map(({ id }) => id);
  await tx.query(
    `WITH items AS (
       UPDATE work_item SET closed_at = $2, closed_by = $3, outcome = $4 WHERE case_id = ANY($1::uuid[]) AND closed_at IS NULL
         AND (objection_id IS NULL OR $12::timestamptz IS NOT NULL)
     ), limits AS (
       UPDATE case_deadline SET closed_at = $2 WHERE case_id = ANY($1::uuid[]) AND closed_at IS NULL
     ), opened AS (
       INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
       SELECT limit_id, case_id, $5, $2, $6, $7, $8, $9 FROM unnest($10::uuid[], $1::uuid[]) AS l (limit_id, case_id)
       WHERE $5::text IS NOT NULL
     )
     UPDATE procedure_case c SET state = $11, version = c.version + 1, state_since = $2, overdue = false, due_at = $7, wake_at = $14,
       outcome = c.outcome || m.outcome, closed_at = $12
     FROM unnest($1::uuid[], $13::jsonb[]) AS m (id, outcome) WHERE c.id = m.id`,
    [
      ids,
      now,
      actor?.accountId ?? null,
      move.by,
      stage?.deadline ?? null,
      limit?.dueOn ?? null,
      limit?.dueAt ?? null,
      limit?.provisional ?? null,
      limit ? JSON.stringify(limit.explanation) : null,
      ids.map(() => uuid()),
      move.to,
      ended ? now : null,
      moved.map(({ effect }) => JSON.stringify(effect.outcome ?? {})),
      wakeAt,
    ],
  );
  await auditAll(
    tx,
    moved.map(({ theCase, effect, version }): AuditLine => ({
      caseId: theCase.id,
      subject: { kind: theCase.kind, id: theCase.subjectId },
      actorId: actor?.accountId ?? null,
      actorRole: actor ? roleIn(by, move.by, actor.roles) : 'system',
      action: move.by,
      rule: move.rule,
      before: { state: theCase.state, version: theCase.version },
      after: { state: move.to, version, detail: effect.detail, by: by.id, ...effect.outcome },
      reason: effect.reason ?? null,
    })),
  );
  await notifyAll(
    tx,
    moved.flatMap(({ theCase, effect, version }) =>
      [...(effect.notices ?? []), ...noticesToRecommender(theCase, theCase.state, move.to)].map((notice) => ({
        ...notice,
        caseId: theCase.id,
        eventKey: `${theCase.id}/${version}/${move.by}`,
      })),
    ),
  );
  if (ended)
    await enqueueSignals(
      tx,
      cases.map(({ workflowId }) => workflowId),
      STAGE_COMPLETE,
    );
}

/** The capacity in which somebody moved many cases: the one that the meeting's own verb asks for. */
function roleIn(by: ProcedureCase, verb: string, roles: readonly string[]): AuditLine['actorRole'] {
  const role = PROCEDURES[by.kind].verbs[verb]?.roles.find((each) => roles.includes(each));
  if (!role) throw new Error(`${verb} is nobody's to decide on a ${by.kind}`);
  return role;
}
