import { listed } from '#contracts/listed.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { ACTION_TEXTS, text } from '#contracts/texts.js';
import { REVERSED } from '#contracts/timeline-texts.js';
import { STAGE_COMPLETE, WORKFLOW_TYPES } from '#contracts/workflows.js';
import type { MeetingResult } from '#domain/meeting/count-votes.js';
import { ACCREDITATION } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { lockCases } from '#persistence/record/cases.js';
import { LAST_ITEM, meetingById } from '#persistence/record/meeting/meeting.js';
import { NO_ACTS } from '#persistence/record/reversal.js';
import { enterAgainTogether } from '#persistence/record/stage-again.js';
import { auditAll, startOrSignal, notifyAll, type AuditLine } from '#persistence/record/trail.js';
import { noticesOfMistakes } from '../cases/mistake.js';
import type { Move, MoveContext } from '../cases/move.js';

const STEP = { action: 'concludeMeeting', from: 'underDecision' } as const;

/** Where each result has brought a case. */
const BROUGHT_TO: Readonly<Record<MeetingResult, string>> = {
  selected: 'proposed',
  cultivated: 'cultivated',
  notSelected: 'notSelected',
};

/** What it has left in the outcome of a case; the total was there before, and so was an explanation: that of the score. */
const OF_THE_DECISION = ['reasons', 'reasonsText', 'remark', 'explanation'];

/**
 * 撤销审定结果: everything that the meeting has decided is before it again, in one transaction, with the votes as they were cast: they can be
 * changed until it is concluded anew. What waits since then as it was before it is, too. Its minutes stay on record as superseded. Whoever
 * has withdrawn since stays out, and so does what left it and waits for another one on other grounds.
 * @throws {Refusal} reversal.letterSent, reversal.casesActedOn, reversal.batchClosed
 */
export async function undoConclusion(
  context: MoveContext,
  reason: string,
): Promise<Pick<Move, 'assignees' | 'notices'>> {
  const { tx, theCase, now, actor } = context;
  const meeting = await meetingById(tx, theCase.id);
  if (!meeting) throw new Error(`case ${theCase.id} is no meeting`);
  const decided = await lockDecided(context);
  await lockBatch(context);
  await refuseOnceActedOn(context);
  await refuseInClosedBatch(context);
  await bringBack(context, decided, reason);
  const decidedIds = decided.map(({ id }) => id);
  await tx.query(
    `WITH again AS (
       SELECT i.case_id FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id
       WHERE i.meeting_id = $1 AND (i.result = ANY($7)
         OR date_trunc('milliseconds', c.state_since) = date_trunc('milliseconds', i.waiting_since))
     ), drafts AS (
       DELETE FROM letter_draft WHERE case_id = ANY($3)
     ), items AS (
       UPDATE work_item SET closed_at = $2, closed_by = $4, outcome = 'reverse'
       WHERE case_id IN (SELECT case_id FROM again) AND task = $6 AND closed_at IS NULL
     ), agenda AS (
       UPDATE meeting_item i SET result = NULL, tally = NULL,
         waiting_since = CASE WHEN i.case_id = ANY($3) THEN $2 ELSE i.waiting_since END
       FROM again WHERE i.meeting_id = $1 AND i.case_id = again.case_id
     )
     UPDATE meeting SET minutes = NULL, concluded_at = NULL, superseded_minutes = superseded_minutes
       || jsonb_build_object('minutes', minutes, 'supersededAt', $2::timestamptz, 'reason', $5::text) WHERE case_id = $1`,
    [
      meeting.id,
      now,
      decidedIds,
      actor?.accountId ?? null,
      reason,
      ACCREDITATION.stages.underDecision.task,
      Object.keys(BROUGHT_TO),
    ],
  );
  const params = { title: theCase.title, reason };
  return {
    assignees: meeting.memberIds,
    notices: meeting.memberIds.map((accountId) => ({ to: { accountId }, template: 'meeting.reopened', params })),
  };
}

/** The cases that are where the meeting has brought them. What waits for another meeting is convened under the row of the batch. */
async function lockDecided({ tx, theCase: meeting }: MoveContext): Promise<ProcedureCase[]> {
  const items = await tx.query<{ caseId: string; result: MeetingResult }[]>(
    `SELECT case_id AS "caseId", result FROM meeting_item WHERE meeting_id = $1 AND result = ANY($2)`,
    [meeting.id, Object.keys(BROUGHT_TO)],
  );
  const broughtTo = new Map(items.map(({ caseId, result }) => [caseId, BROUGHT_TO[result]]));
  const locked = await lockCases(tx, [...broughtTo.keys()], Object.values(BROUGHT_TO));
  return locked.filter(({ id, state }) => state === broughtTo.get(id));
}

/** Until the transaction ends nobody convenes another meeting over what this one left, and nobody closes the batch. */
async function lockBatch({ tx, theCase: { groupId } }: MoveContext): Promise<void> {
  await tx.query(`SELECT FROM batch WHERE id = $1 FOR UPDATE`, [groupId]);
}

/** What somebody did to a case that the meeting has decided, or a later agenda on which it stands. */
interface ActedOn {
  readonly title: string;
  readonly action: string;
}

/**
 * 尚无人办理: nobody has acted on what was decided, but by withdrawing. A letter tells its addressee until when a review may be asked for:
 * from then on a review is the way to another decision.
 */
async function refuseOnceActedOn({ tx, theCase: meeting }: MoveContext): Promise<void> {
  const acted = await tx.query<ActedOn[]>(
    `SELECT c.title, CASE WHEN act.action IS NOT NULL THEN act.action WHEN NOT ${LAST_ITEM} THEN 'conveneMeeting' ELSE 'applyAgain' END AS action
     FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id
       CROSS JOIN (SELECT max(id) AS id FROM audit_entry WHERE case_id = $1 AND action = $2) concluded
       CROSS JOIN LATERAL (SELECT i.result = ANY($4) AND c.state <> 'withdrawn' AS stands) decided
       LEFT JOIN LATERAL (
         SELECT e.id, e.action FROM audit_entry e
         WHERE decided.stands AND e.case_id = c.id AND e.id > concluded.id AND e.actor_id IS NOT NULL AND e.action <> ALL($3)
         ORDER BY e.id LIMIT 1
       ) act ON true
     WHERE i.meeting_id = $1 AND (act.id IS NOT NULL OR NOT ${LAST_ITEM} OR decided.stands AND c.closed_at IS NOT NULL
       AND EXISTS (SELECT FROM dossier d WHERE d.organisation_id = c.organisation_id AND d.batch_id = c.group_id AND d.created_at > c.closed_at))
     ORDER BY i.position`,
    [meeting.id, STEP.action, [...NO_ACTS, 'draftLetter'], Object.keys(BROUGHT_TO)],
  );
  const written = acted.filter(({ action }) => action === 'sendLetter');
  if (written.length > 0) throw new Refusal('reversal.letterSent', named(written));
  if (acted.length > 0) throw new Refusal('reversal.casesActedOn', named(acted));
}

const NAMED_AT_MOST = 5;

function named(acted: readonly ActedOn[]): Record<string, string | number> {
  const { zh, en } = listed(
    acted.slice(0, NAMED_AT_MOST).map(({ title, action }) => {
      const done = text(ACTION_TEXTS, action);
      return { zh: `“${title}”（${done.zh}）`, en: `"${title}" (${done.en})` };
    }),
  );
  return { count: acted.length, whichZh: zh, whichEn: en };
}

/** Its cases would be open in a batch that is closed. */
async function refuseInClosedBatch({ tx, theCase: { groupId } }: MoveContext): Promise<void> {
  const [closed] = await tx.query<unknown[]>(`SELECT FROM procedure_case WHERE id = $1 AND closed_at IS NOT NULL`, [
    groupId,
  ]);
  if (closed) throw new Refusal('reversal.batchClosed');
}

/** Each is on the agenda again, with the limit that it had; whoever was told of its result is told of the mistake. A few statements for all. */
async function bringBack(context: MoveContext, cases: readonly ProcedureCase[], reason: string): Promise<void> {
  const { tx, theCase: meeting, measure, now, actor } = context;
  const movedBy = actor?.accountId ?? null;
  const { zh: actionZh, en: actionEn } = text(ACTION_TEXTS, STEP.action);
  const detail = sentence(REVERSED, { actionZh, actionEn });
  const explanations = await explanationsBefore(tx, cases);
  const noticesOf = await noticesOfMistakes(tx, cases, STEP, reason);
  const before = new Map(cases.map(({ id, state, version }) => [id, { state, version }]));
  for (const theCase of cases) {
    const kept = Object.entries(theCase.outcome).filter(([name]) => !OF_THE_DECISION.includes(name));
    theCase.outcome = Object.fromEntries([...kept, ['explanation', explanations.get(theCase.id)]]);
  }
  // It is the meeting's turn.
  await enterAgainTogether(tx, cases, measure, { to: STEP.from, now, movedBy, outcome: 'reverse' });
  await auditAll(
    tx,
    cases.map(({ id, kind, subjectId, state, version }) => ({
      caseId: id,
      subject: { kind, id: subjectId },
      actorId: movedBy,
      actorRole: roleOf(context),
      action: 'reverse',
      before: before.get(id),
      after: { state, version, detail, reversed: STEP.action, by: meeting.id },
      reason,
    })),
  );
  await notifyAll(
    tx,
    cases.flatMap(({ id, version }) =>
      noticesOf(id).map((notice) => ({ ...notice, caseId: id, eventKey: `${id}/${version}/reverse` })),
    ),
  );
  // The run of one that had ended begins anew, unless it has not heard of the end yet.
  await startOrSignal(
    tx,
    WORKFLOW_TYPES.accreditation,
    cases.map(({ id, workflowId }) => ({ workflowId, input: { caseId: id } })),
    STAGE_COMPLETE,
  );
}

function roleOf({ actor }: MoveContext): AuditLine['actorRole'] {
  return actor?.roles.includes('decisionMaker') ? 'decisionMaker' : 'administrator';
}

/** How the outcome of each explained itself before the meeting, as its trail has it. */
async function explanationsBefore(
  tx: MoveContext['tx'],
  cases: readonly ProcedureCase[],
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await tx.query<{ id: string; explanation: unknown }[]>(
    `SELECT DISTINCT ON (case_id) case_id AS id, after->'explanation' AS explanation FROM audit_entry
     WHERE case_id = ANY($1) AND after->'explanation' IS NOT NULL AND action <> $2 ORDER BY case_id, id DESC`,
    [cases.map(({ id }) => id), STEP.action],
  );
  return new Map(rows.map(({ id, explanation }) => [id, explanation]));
}
