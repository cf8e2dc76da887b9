import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import {
  BULK_DECISIONS,
  type BulkAction,
  type BulkActivities,
  type BulkSnapshot,
  type BulkState,
} from '#contracts/bulk.js';
import { forbidden } from '#contracts/forbidden.js';
import { isProblemCode, Refusal, type ProblemParams } from '#contracts/problems.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { ruleOfAct, type Ground } from '#domain/procedures/act-rules.js';
import type { CaseKind } from '#domain/procedures/index.js';
import { putInCharge } from '#persistence/record/case-officer.js';
import { lockCase, type LockedCase } from '#persistence/record/cases.js';
import { EVERY_STAGE, requireOpen } from '#persistence/record/contribute.js';
import { sendLetter } from '#persistence/record/letters.js';
import { measureVersion } from '#persistence/record/measures.js';
import { refuseTellingWhoObjects } from '#persistence/record/objectors.js';
import { remindTurnOf } from '#persistence/record/remind.js';
import { audit, enqueueSignal, moveTrail, type AuditLine } from '#persistence/record/trail.js';
import { actorOf, type ActorRow } from '#persistence/sessions.js';
import { decideOn } from '../cases/cases.activities.js';
import { neverFits, withoutDetails } from '../cases/command.js';
import type { Moves } from '../cases/move.js';

const PAGE = 20;

interface ActionRow extends ActorRow {
  action: BulkAction;
  payload: Record<string, unknown>;
  state: BulkState;
  expires_at: Date;
  /** The account is not disabled. */
  active: boolean;
}

/** What the present state works through, and what it goes on to when none is left. */
const WORKED: Readonly<Partial<Record<BulkState, { verdict: string; next: BulkState }>>> = {
  previewing: { verdict: 'waiting', next: 'previewed' },
  running: { verdict: 'possible', next: 'done' },
};

/** 批量办理: each case in a transaction of its own, so that one that is refused keeps no other from going through. */
export function bulkActivities(dataSource: DataSource, movesOf: Readonly<Record<CaseKind, Moves>>): BulkActivities {
  return {
    readBulk: ({ actionId }) =>
      withoutDetails(dataSource, () =>
        dataSource.transaction(async (tx) => {
          await dropIfExpired(tx, actionId);
          return snapshotOf(await actionOf(tx, actionId));
        }),
      ),

    bulkPage: ({ actionId }) =>
      withoutDetails(dataSource, async () => {
        const now = snapshotOf(await actionOf(dataSource.manager, actionId));
        const worked = WORKED[now.state];
        if (!worked) return now;
        const page = await dataSource.query<{ case_id: string }[]>(
          `SELECT case_id FROM bulk_action_case WHERE action_id = $1 AND verdict = $2 ORDER BY position LIMIT $3`,
          [actionId, worked.verdict, PAGE],
        );
        for (const { case_id: caseId } of page) await onOne(dataSource, { actionId, caseId, movesOf });
        if (page.length === PAGE) return now;
        await dataSource.query(
          `UPDATE bulk_action SET state = $3, ended_at = CASE WHEN $3 = 'done' THEN now() END WHERE id = $1 AND state = $2`,
          [actionId, now.state, worked.next],
        );
        return { ...now, state: worked.next };
      }),
  };
}

function snapshotOf({ state, expires_at: expiresAt }: ActionRow): BulkSnapshot {
  return { state, expiresAt: expiresAt.toISOString() };
}

const UNCONFIRMED = 'setting:bulkConfirmation' satisfies Ground;

/** What nobody has confirmed in time is dropped, on record: by nobody. */
async function dropIfExpired(tx: EntityManager, actionId: string): Promise<void> {
  const [dropped] = await tx.query<[{ batch_id: string; action: BulkAction }[], number]>(
    `UPDATE bulk_action SET state = 'dropped', ended_at = now()
     WHERE id = $1 AND state = 'previewed' AND expires_at <= now() RETURNING batch_id, action`,
    [actionId],
  );
  for (const { batch_id: id, action } of dropped) {
    const subject = { kind: 'batch', id } as const;
    const after = { bulkAction: actionId, action };
    await audit(tx, { subject, actorId: null, actorRole: 'system', action: 'dropBulk', rule: UNCONFIRMED, after });
  }
}

interface One {
  readonly actionId: string;
  readonly caseId: string;
  readonly movesOf: Readonly<Record<CaseKind, Moves>>;
}

/** The effect on one case and the verdict on it are one transaction: a page that is done again finds it done. */
async function onOne(dataSource: DataSource, { actionId, caseId, movesOf }: One): Promise<void> {
  await dataSource.transaction(async (tx) => {
    const action = await actionOf(tx, actionId);
    const worked = WORKED[action.state];
    const [row] = await tx.query<unknown[]>(
      `SELECT FROM bulk_action_case WHERE action_id = $1 AND case_id = $2 AND verdict = $3 FOR UPDATE`,
      [actionId, caseId, worked?.verdict],
    );
    if (!row) return;
    const forGood = action.state === 'running';
    const refusal = await tried(tx, forGood, (inner) => perform(inner, action, { actionId, caseId, movesOf }));
    const verdict = refusal ? 'refused' : forGood ? 'done' : 'possible';
    await tx.query(
      `UPDATE bulk_action_case SET verdict = $3, code = $4, params = $5 WHERE action_id = $1 AND case_id = $2`,
      [actionId, caseId, verdict, refusal?.code ?? null, refusal ? JSON.stringify(refusal.params) : null],
    );
  });
}

/** Ends a savepoint without effect. */
class WithoutEffect extends Error {}

/** Does something behind a savepoint: what is refused leaves nothing, and what is only tried neither. */
async function tried(
  tx: EntityManager,
  forGood: boolean,
  work: (inner: EntityManager) => Promise<void>,
): Promise<Refusal | undefined> {
  try {
    await tx.transaction(async (inner) => {
      await work(inner);
      if (!forGood) throw new WithoutEffect();
    });
  } catch (error) {
    if (error instanceof WithoutEffect) return undefined;
    const refusal = refusalOf(error);
    if (refusal) return refusal;
    if (!neverFits(error)) throw error;
    log.error('a case of a bulk action does not fit into the record', { error });
    return new Refusal('server.failed');
  }
  return undefined;
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (!(error instanceof ApplicationFailure) || !isProblemCode(error.type)) return undefined;
  return new Refusal(error.type, error.details?.[0] as ProblemParams | undefined);
}

async function perform(tx: EntityManager, { action, payload, active, ...row }: ActionRow, one: One): Promise<void> {
  const { actionId, caseId, movesOf } = one;
  if (!active) throw forbidden(['caseOfficer']);
  const actor = actorOf(row);
  const theCase = await lockCase(tx, caseId);
  if (!theCase) throw new Refusal('request.notFound');
  if (BULK_DECISIONS.includes(action)) {
    const decision = { caseId, verb: action, commandId: `bulk/${actionId}/${caseId}`, payload, actor };
    await refuseTellingWhoObjects(tx, decision);
    const { trail } = await decideOn(tx, decision, movesOf);
    const { text, values } = moveTrail(trail);
    await tx.query(text, values);
    await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
    return;
  }
  await contributeTo(tx, { action, payload }, theCase, actor);
}

/** As the officer would have done it on this case alone. */
async function contributeTo(
  tx: EntityManager,
  { action, payload }: Pick<ActionRow, 'action' | 'payload'>,
  theCase: LockedCase,
  actor: ActorRef,
): Promise<void> {
  if (!actor.roles.includes('caseOfficer')) throw forbidden(['caseOfficer']);
  const rule = ruleOfAct(action, await measureVersion(tx, theCase.measureId), theCase);
  const line = await lineOf(tx, { action, payload }, theCase, actor);
  await audit(tx, {
    caseId: theCase.id,
    subject: { kind: theCase.kind, id: theCase.subjectId },
    actorId: actor.accountId,
    actorRole: 'caseOfficer',
    action,
    rule,
    ...line,
  });
}

type Line = Pick<AuditLine, 'rule' | 'before' | 'after'>;

async function lineOf(
  tx: EntityManager,
  { action, payload }: Pick<ActionRow, 'action' | 'payload'>,
  theCase: LockedCase,
  actor: ActorRef,
): Promise<Line> {
  if (action === 'sendLetter') return written(tx, theCase, actor);
  if (action === 'remind') return reminded(tx, theCase);
  await requireOpen(tx, theCase, EVERY_STAGE, EVERY_STAGE);
  return putInCharge(tx, theCase, payload['officerId'] as string);
}

async function reminded(tx: EntityManager, theCase: LockedCase): Promise<Line> {
  await requireOpen(tx, theCase, EVERY_STAGE);
  return (await remindTurnOf(tx, theCase, theCase.asOf)).line;
}

async function written(tx: EntityManager, theCase: LockedCase, actor: ActorRef): Promise<Line> {
  const {
    id: letterId,
    number,
    sha256,
  } = await sendLetter(tx, theCase, { sentBy: actor.accountId, now: theCase.asOf });
  return { after: { state: theCase.state, letterId, number, sha256 } };
}

/** The action, and who acts: whoever has confirmed it; until then, it is tried as whoever ordered it. */
async function actionOf(tx: EntityManager, id: string): Promise<ActionRow> {
  const [row] = await tx.query<ActionRow[]>(
    `SELECT b.action, b.payload, b.state, b.expires_at, a.disabled_at IS NULL AS active, a.id AS account_id, a.display_name, a.roles,
       a.organisation_id
     FROM bulk_action b JOIN account a ON a.id = coalesce(b.confirmed_by, b.created_by) WHERE b.id = $1`,
    [id],
  );
  if (!row) throw new Refusal('request.notFound');
  return row;
}
