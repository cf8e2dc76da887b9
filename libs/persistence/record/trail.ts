import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
import type { CommandKey } from '#contracts/actor.js';
import type { Role } from '#domain/procedures/procedure.js';

/** One line of the audit trail, written in the transaction of the change itself. */
export interface AuditLine {
  readonly caseId?: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly commandId?: string | null;
  readonly actorId: string | null;
  readonly actorRole: Role | 'system';
  readonly action: string;
  /** Article or rule of the measure under which it was done. */
  readonly rule?: string | null;
  readonly before?: object | null;
  readonly after?: object | null;
  readonly reason?: string | null;
}

const AUDIT = `INSERT INTO audit_entry
  (case_id, subject_kind, subject_id, command_id, actor_id, actor_role, action, rule, before, after, reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

export async function audit(tx: EntityManager, line: AuditLine): Promise<void> {
  await tx.query(AUDIT, columnsOf(line));
}

/** The line of a contribution, and its command's row with the answer that a repetition gets. */
export async function auditCommand(
  tx: EntityManager,
  line: AuditLine,
  command: CommandKey,
  answer: unknown,
): Promise<void> {
  await tx.query(
    `WITH done AS (
       INSERT INTO command (id, account_id, action, request_hash, state, result, done_at)
       VALUES ($4, $5, $7, $12, 'done', $13, now())
     ) ${AUDIT}`,
    [...columnsOf(line), command.requestHash, JSON.stringify(answer ?? null)],
  );
}

/** The line of a move, and what is told of it. */
export async function auditMove(
  tx: EntityManager,
  line: AuditLine,
  told: { readonly eventKey: string; readonly notices: readonly NoticeDraft[] },
): Promise<void> {
  if (told.notices.length === 0) return audit(tx, line);
  await tx.query(`WITH told AS (${noticesFrom(12, '$1')}) ${AUDIT}`, [
    ...columnsOf(line),
    ...noticeColumns(told.eventKey, told.notices),
  ]);
}

function columnsOf(line: AuditLine): unknown[] {
  return [
    line.caseId ?? null,
    line.subject.kind,
    line.subject.id,
    line.commandId ?? null,
    line.actorId,
    line.actorRole,
    line.action,
    line.rule ?? null,
    line.before ? JSON.stringify(line.before) : null,
    line.after ? JSON.stringify(line.after) : null,
    line.reason ?? null,
  ];
}

/** To whom a notice goes: one person, everyone of an organisation, or everyone of a role. */
export type Recipient = { readonly accountId: string } | { readonly organisationId: string } | { readonly role: Role };

export interface NoticeDraft {
  readonly to: Recipient;
  /** Key of the notice texts. */
  readonly template: string;
  readonly params?: Readonly<Record<string, string | number | null>>;
}

/** Exactly one notice per event and recipient, however often the event is repeated. */
export async function notify(
  tx: EntityManager,
  eventKey: string,
  caseId: string | null,
  notices: readonly NoticeDraft[],
): Promise<void> {
  if (notices.length === 0) return;
  await tx.query(noticesFrom(2, '$1'), [caseId, ...noticeColumns(eventKey, notices)]);
}

/** Inserts notices from seven arrays of equal length, the parameters from `first` on. */
function noticesFrom(first: number, caseId: string): string {
  const types = ['uuid', 'text', 'uuid', 'uuid', 'text', 'text', 'jsonb'];
  const arrays = types.map((type, index) => `$${first + index}::${type}[]`).join(', ');
  return `INSERT INTO notice (id, event_key, recipient, account_id, organisation_id, role, case_id, template, params)
    SELECT id, event_key, coalesce(account_id::text, organisation_id::text, role), account_id, organisation_id, role,
      ${caseId}::uuid, template, params
    FROM unnest(${arrays}) AS n (id, event_key, account_id, organisation_id, role, template, params)
    ON CONFLICT (event_key, recipient) DO NOTHING`;
}

function noticeColumns(eventKey: string, notices: readonly NoticeDraft[]): unknown[] {
  return [
    notices.map(() => uuid()),
    notices.map(({ template }) => `${eventKey}/${template}`),
    notices.map(({ to }) => ('accountId' in to ? to.accountId : null)),
    notices.map(({ to }) => ('organisationId' in to ? to.organisationId : null)),
    notices.map(({ to }) => ('role' in to ? to.role : null)),
    notices.map(({ template }) => template),
    notices.map(({ params }) => JSON.stringify(params ?? {})),
  ];
}

/** In one statement with the row: the relay is woken when the transaction commits. */
const WAKE = `SELECT pg_notify('outbox', '')`;

/** Asks the relay to start a workflow on its deterministic id; "already started" counts as done. */
export async function enqueueStart(
  tx: EntityManager,
  start: { workflowType: string; workflowId: string; input: object },
): Promise<void> {
  await tx.query(
    `WITH row AS (INSERT INTO outbox (kind, workflow_type, workflow_id, args) VALUES ('start', $1, $2, $3)) ${WAKE}`,
    [start.workflowType, start.workflowId, JSON.stringify([start.input])],
  );
}

/** Asks the relay to signal a workflow. */
export async function enqueueSignal(tx: EntityManager, workflowId: string, signal: string): Promise<void> {
  await tx.query(`WITH row AS (INSERT INTO outbox (kind, workflow_id, signal) VALUES ('signal', $1, $2)) ${WAKE}`, [
    workflowId,
    signal,
  ]);
}
