import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { BULK_DECISIONS, BULK_STATE_TEXTS, type BulkAction, type BulkState } from '#contracts/bulk.js';
import { Refusal, refusalAt, refusalText, type ProblemCode, type ProblemParams } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { STAGE_COMPLETE, WORKFLOW_IDS, WORKFLOW_TYPES } from '#contracts/workflows.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { ACCREDITATION, PROCEDURES } from '#domain/procedures/index.js';
import { once } from '#persistence/record/command.js';
import { audit, enqueueSignal, enqueueStart } from '#persistence/record/trail.js';
import { uuidv7 } from '../common/ids.js';
import {
  MAX_CASES,
  type BulkActionDto,
  type BulkCaseDto,
  type BulkCasesQuery,
  type BulkListQuery,
  type BulkOrderDto,
} from './bulk.dto.js';

interface ActionRow extends Omit<BulkActionDto, 'stateText' | 'createdAt' | 'expiresAt' | 'endedAt'> {
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

interface CaseRow extends Omit<BulkCaseDto, 'stateText' | 'why' | 'code'> {
  readonly code: ProblemCode | null;
  readonly params: ProblemParams | null;
}

/** 批量办理: an officer's action over many cases of a batch: tried first, then carried out, each case told. */
@Injectable()
export class BulkService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound, request.invalid, bulk.noCases, bulk.foreignCases, bulk.tooMany */
  async preview(body: BulkOrderDto, actor: ActorRef, command: CommandKey): Promise<BulkActionDto> {
    requirePayload(body);
    const identity = { ...command, accountId: actor.accountId, action: 'previewBulk' };
    return once(this.dataSource, identity, async (tx) => {
      const caseIds = await casesFor(tx, body);
      const id = uuidv7();
      const { batchId, action, workingDays, reason, officerId } = body;
      await tx.query(
        `WITH action AS (
           INSERT INTO bulk_action (id, batch_id, action, payload, state, created_by) VALUES ($1, $2, $3, $4, 'previewing', $5)
           RETURNING id
         )
         INSERT INTO bulk_action_case (action_id, case_id, position)
         SELECT action.id, c.id, c.position FROM action, unnest($6::uuid[]) WITH ORDINALITY AS c (id, position)`,
        [id, batchId, action, JSON.stringify({ workingDays, reason, officerId }), actor.accountId, caseIds],
      );
      const workflowId = WORKFLOW_IDS.bulk(id);
      await enqueueStart(tx, { workflowType: WORKFLOW_TYPES.bulk, workflowId, input: { actionId: id } });
      return this.get(id, tx);
    });
  }

  /** @throws {Refusal} request.notFound */
  async get(id: string, tx: EntityManager = this.dataSource.manager): Promise<BulkActionDto> {
    const [row] = await tx.query<ActionRow[]>(`SELECT ${SHOWN} WHERE b.id = $1`, [id]);
    if (!row) throw new Refusal('request.notFound');
    return toDto(row);
  }

  /** The newest first. */
  async list({ batchId, state, after, limit }: BulkListQuery): Promise<BulkActionDto[]> {
    const rows = await this.dataSource.query<ActionRow[]>(
      `SELECT ${SHOWN} WHERE ($1::uuid IS NULL OR b.batch_id = $1) AND ($2::text IS NULL OR b.state = $2)
         AND ($3::uuid IS NULL OR b.id < $3) ORDER BY b.id DESC LIMIT $4`,
      [batchId ?? null, state ?? null, after ?? null, limit],
    );
    return rows.map(toDto);
  }

  /** @throws {Refusal} request.notFound */
  async cases(id: string, { after, limit }: BulkCasesQuery): Promise<BulkCaseDto[]> {
    await this.get(id);
    const rows = await this.dataSource.query<CaseRow[]>(
      `SELECT b.case_id AS "caseId", b.position, c.title, c.state, b.verdict, b.code, b.params
       FROM bulk_action_case b JOIN procedure_case c ON c.id = b.case_id
       WHERE b.action_id = $1 AND b.position > $2 ORDER BY b.position LIMIT $3`,
      [id, after, limit],
    );
    return rows.map(({ params, ...row }) => ({
      ...row,
      stateText: text(STATE_TEXTS, row.state),
      why: row.code && refusalText({ code: row.code, params: params ?? {} }),
    }));
  }

  carryOut(id: string, actor: ActorRef, command: CommandKey): Promise<BulkActionDto> {
    return this.decide(id, { to: 'running', name: 'carryOutBulk' }, actor, command);
  }

  drop(id: string, actor: ActorRef, command: CommandKey): Promise<BulkActionDto> {
    return this.decide(id, { to: 'dropped', name: 'dropBulk' }, actor, command);
  }

  /** What was previewed is carried out or dropped, once. @throws {Refusal} request.notFound, bulk.wrongState */
  private decide(
    id: string,
    { to, name }: { to: BulkState; name: GroundedAction },
    actor: ActorRef,
    command: CommandKey,
  ): Promise<BulkActionDto> {
    return once(this.dataSource, { ...command, accountId: actor.accountId, action: name }, async (tx) => {
      const { state, action, batchId, possible } = await this.get(id, tx);
      const [changed] = await tx.query<[unknown[], number]>(
        `UPDATE bulk_action SET state = $2, ended_at = CASE WHEN $2 = 'dropped' THEN now() END,
           confirmed_by = CASE WHEN $2 = 'running' THEN $3::uuid END
         WHERE id = $1 AND state = 'previewed' RETURNING id`,
        [id, to, actor.accountId],
      );
      if (changed.length === 0) {
        const { zh: stateZh, en: stateEn } = BULK_STATE_TEXTS[state];
        throw new Refusal('bulk.wrongState', { stateZh, stateEn });
      }
      await audit(tx, {
        subject: { kind: 'batch', id: batchId },
        commandId: command.repeatable ? command.id : null,
        actorId: actor.accountId,
        actorRole: 'caseOfficer',
        action: name,
        after: { bulkAction: id, action, cases: possible },
      });
      await enqueueSignal(tx, WORKFLOW_IDS.bulk(id), STAGE_COMPLETE);
      return this.get(id, tx);
    });
  }
}

/** Counted for the rows of a page alone. */
const SHOWN = `b.id, b.batch_id AS "batchId", b.action, b.state, b.created_at AS "createdAt", b.expires_at AS "expiresAt",
    b.ended_at AS "endedAt", (b.payload->>'workingDays')::int AS "workingDays", b.payload->>'reason' AS reason,
    (SELECT display_name FROM account WHERE id = (b.payload->>'officerId')::uuid) AS "officerName", n.*
  FROM bulk_action b CROSS JOIN LATERAL (
    SELECT count(*)::int AS total, count(*) FILTER (WHERE c.verdict = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE c.verdict = 'possible')::int AS possible,
      count(*) FILTER (WHERE c.verdict = 'done')::int AS done, count(*) FILTER (WHERE c.verdict = 'refused')::int AS refused
    FROM bulk_action_case c WHERE c.action_id = b.id) n`;

function toDto({ createdAt, expiresAt, endedAt, ...row }: ActionRow): BulkActionDto {
  return {
    ...row,
    stateText: BULK_STATE_TEXTS[row.state],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** What an action needs besides its cases, and why. */
const NEEDED: Partial<
  Record<BulkAction, { fields: readonly ('workingDays' | 'reason' | 'officerId')[]; detail: LocalizedText }>
> = {
  extend: { fields: ['workingDays', 'reason'], detail: { zh: '延长期限时必填', en: 'is needed to extend' } },
  assignOfficer: {
    fields: ['officerId'],
    detail: { zh: '分派经办人时必填', en: 'is needed to put an officer in charge' },
  },
};

/** @throws {Refusal} request.invalid */
function requirePayload(order: BulkOrderDto): void {
  const { fields = [], detail } = NEEDED[order.action] ?? {};
  const missing = fields.filter((field) => !order[field]);
  if (missing.length === 0) return;
  throw new Refusal('request.invalid', {}, { errors: missing.map((path) => ({ path, code: 'required', detail })) });
}

/** The states of an accreditation in which an action may be possible. */
function statesFor(action: BulkAction): readonly string[] {
  if (action === 'sendLetter') return ACCREDITATION.ends;
  if (!BULK_DECISIONS.includes(action)) return Object.keys(ACCREDITATION.stages);
  return PROCEDURES.accreditation.verbs[action]?.from ?? [];
}

async function casesFor(tx: EntityManager, { batchId, action, caseIds }: BulkOrderDto): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM procedure_case WHERE group_id = $1 AND kind = 'accreditation'
       AND CASE WHEN $2::uuid[] IS NULL THEN state = ANY($3) ELSE id = ANY($2) END ORDER BY id LIMIT $4`,
    [batchId, caseIds ?? null, statesFor(action), MAX_CASES + 1],
  );
  if (caseIds && rows.length < caseIds.length) {
    throw refusalAt('caseIds', 'bulk.foreignCases', { count: caseIds.length - rows.length });
  }
  if (rows.length === 0) throw new Refusal('bulk.noCases');
  if (rows.length > MAX_CASES) throw new Refusal('bulk.tooMany', { max: MAX_CASES, count: rows.length });
  return rows.map(({ id }) => id);
}
