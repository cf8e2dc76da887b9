import canonicalize from 'canonicalize';
import { v7 as uuid } from 'uuid';
import type { AuditAction, AuditSubject } from '#domain/texts/audit.js';
import type { EntityManager } from 'typeorm';
import type { CommandKey } from '#contracts/actor.js';
import { ACT_RULES, type GroundedAction } from '#domain/procedures/act-rules.js';
import type { Role } from '#domain/procedures/procedure.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { answered } from './command.js';
import { currentOrigin } from './origin.js';
import { answersFor } from './recommending-units.js';
import { send, together, type Statement } from './transaction.js';

interface Line {
  readonly caseId?: string | null;
  readonly subject: { readonly kind: AuditSubject; readonly id: string };
  readonly commandId?: string | null;
  readonly actorId: string | null;
  readonly actorRole: Role | 'public' | 'system';
  readonly action: AuditAction;
  /** Under which it was done: an article of the measures, or what it stands on else. */
  readonly rule?: string;
  readonly before?: object | null;
  readonly after?: object | null;
  readonly reason?: string | null;
}

/**
 * One line of the audit trail, written in the transaction of the change itself. Its rule is that of the table, unless a more exact one is
 * known; where the table names an article, whoever writes the line knows the measures that it is in.
 */
export type AuditLine = Line & ({ readonly action: GroundedAction } | { readonly rule: string });

const AUDITED = `INSERT INTO audit_entry
  (case_id, subject_kind, subject_id, command_id, actor_id, actor_role, action, rule, before, after, reason,
   on_behalf_of, address, request_id)`;
const AUDIT = `${AUDITED} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
const COMMAND_DONE = `UPDATE command SET state = 'done', result = $2, done_at = now() WHERE id = $1`;
const DONE = `INSERT INTO command (id, account_id, action, request_hash, state, result, done_at)`;

export async function audit(tx: EntityManager, line: AuditLine): Promise<void> {
  await send(tx, audited(line));
}

export function audited(line: AuditLine): Statement {
  return { text: AUDIT, values: columnsOf(line) };
}

/** The line of a contribution, and its command's row with the answer that a repetition gets. */
export function contributionLines(line: AuditLine, command: CommandKey, answer: unknown): Statement[] {
  const kept = { ...command, accountId: line.actorId, action: line.action };
  return [...(command.repeatable ? [answered(kept, answer)] : []), audited(line)];
}

/**
 * The same as parts of a WITH: written where `from`, another part of it, has a row, so that one statement is the whole
 * contribution. Its parameters begin at `first`.
 */
export function contributionTrailFrom(
  from: string,
  first: number,
  line: AuditLine,
  command: CommandKey,
  answer: unknown,
): Statement {
  const $ = (index: number) => `$${first + index}`;
  const columns = columnsOf(line);
  const audited = `audited AS (${AUDITED} SELECT ${columns.map((_, index) => $(index)).join(', ')} FROM ${from})`;
  if (!command.repeatable) return { text: audited, values: columns };
  return {
    text: `${audited}, done AS (${DONE} SELECT ${$(3)}, ${$(4)}, ${$(6)}, ${$(14)}, 'done', ${$(15)}, now() FROM ${from})`,
    values: [...columns, command.requestHash, JSON.stringify(answer ?? null)],
  };
}

/** What a move leaves behind: its line, and what is told of it. */
export interface MoveTrail {
  readonly line: AuditLine;
  readonly eventKey: string;
  readonly notices: readonly NoticeDraft[];
}

/** The line of a move and its notices; of one that was decided, also the answer that its command is done with. */
export function moveTrail({ line, eventKey, notices }: MoveTrail, answer?: unknown): Statement {
  return together([
    ...(answer === undefined ? [] : [{ text: COMMAND_DONE, values: [line.commandId, JSON.stringify(answer)] }]),
    ...told(eventKey, line.caseId ?? null, notices),
    audited(line),
  ]);
}

/** Its place in its chain and its hash are PostgreSQL's to write. */
function columnsOf(line: AuditLine): unknown[] {
  const origin = currentOrigin();
  return [
    line.caseId ?? null,
    line.subject.kind,
    line.subject.id,
    line.commandId ?? null,
    line.actorId,
    line.actorRole,
    line.action,
    ruleOf(line),
    line.before ? canonicalize(line.before) : null,
    line.after ? canonicalize(line.after) : null,
    line.reason ?? null,
    origin?.actingFor?.absentId ?? null,
    origin?.address ?? null,
    origin?.requestId ?? null,
  ];
}

/** A line without a rule is of an act whose ground is in the table: its type says so, without the compiler seeing it here. */
function ruleOf({ rule, action }: AuditLine): string {
  return rule ?? ACT_RULES[action as GroundedAction];
}

/** Everyone of a role; of those who recommend, everyone of the unit that a case was given to, or of whoever answers for it by then. */
export type OfRole =
  | { readonly role: Exclude<Role, 'recommender'> }
  | { readonly role: 'recommender'; readonly recommendingUnitId: string | null };

export function everyoneOf(role: Role, { recommendingUnitId }: Pick<ProcedureCase, 'recommendingUnitId'>): OfRole {
  return role === 'recommender' ? { role, recommendingUnitId } : { role };
}

/** To whom a notice goes: one person, everyone of an organisation, or everyone of a role. */
export type Recipient = { readonly accountId: string } | { readonly organisationId: string } | OfRole;

/** As SQL: to whom a row goes, a notice or what waits for somebody. `person`: its column of accounts. */
export const recipientOf = (person: string) => `CASE
  WHEN ${person} IS NOT NULL THEN jsonb_build_object('accountId', ${person})
  WHEN organisation_id IS NOT NULL THEN jsonb_build_object('organisationId', organisation_id)
  WHEN role = 'recommender' THEN jsonb_build_object('role', role, 'recommendingUnitId', recommending_unit_id)
  ELSE jsonb_build_object('role', role) END`;

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
  for (const statement of told(eventKey, caseId, notices)) await send(tx, statement);
}

const NOTICE = `INSERT INTO notice
  (id, event_key, recipient, account_id, organisation_id, role, recommending_unit_id, template, params, case_id)`;
const NAMED = `id, event_key, coalesce(account_id::text, organisation_id::text, role), account_id, organisation_id, role,
    CASE WHEN role = 'recommender' THEN ${answersFor('n.recommending_unit_id')} END, template, params`;

const TELL = `${NOTICE}
  SELECT ${NAMED}, $1::uuid
  FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::jsonb[])
    AS n (id, event_key, account_id, organisation_id, role, recommending_unit_id, template, params)
  ON CONFLICT DO NOTHING`;

/** The notices of one event as one statement; none where nobody is told. */
export function told(eventKey: string, caseId: string | null, notices: readonly NoticeDraft[]): Statement[] {
  if (notices.length === 0) return [];
  const values = [caseId, ...columnsOfNotices(notices.map((notice) => ({ ...notice, eventKey })))];
  return [{ text: TELL, values }];
}

function columnsOfNotices(notices: readonly (NoticeDraft & { readonly eventKey: string })[]): unknown[] {
  return [
    notices.map(() => uuid()),
    notices.map(({ eventKey, template }) => `${eventKey}/${template}`),
    notices.map(({ to }) => ('accountId' in to ? to.accountId : null)),
    notices.map(({ to }) => ('organisationId' in to ? to.organisationId : null)),
    notices.map(({ to }) => ('role' in to ? to.role : null)),
    notices.map(({ to }) => ('recommendingUnitId' in to ? to.recommendingUnitId : null)),
    notices.map(({ template }) => template),
    notices.map(({ params }) => JSON.stringify(params ?? {})),
  ];
}

/** Lines of many moves at once. */
export async function auditAll(tx: EntityManager, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  const types = [
    'uuid',
    'text',
    'uuid',
    'text',
    'uuid',
    'text',
    'text',
    'text',
    'json',
    'json',
    'text',
    'uuid',
    'text',
    'uuid',
  ];
  const rows = lines.map(columnsOf);
  await tx.query(
    `${AUDITED} SELECT * FROM unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})`,
    types.map((_, index) => rows.map((row) => row[index])),
  );
}

/** A notice about one of many cases. */
export interface CaseNotice extends NoticeDraft {
  readonly caseId: string;
  readonly eventKey: string;
}

/** Notices about many cases at once, each once per event and recipient. */
export async function notifyAll(tx: EntityManager, notices: readonly CaseNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.query(
    `${NOTICE} SELECT ${NAMED}, case_id
     FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::jsonb[], $9::uuid[])
       AS n (id, event_key, account_id, organisation_id, role, recommending_unit_id, template, params, case_id)
     ON CONFLICT DO NOTHING`,
    [...columnsOfNotices(notices), notices.map(({ caseId }) => caseId)],
  );
}

/** In one statement with the row, at its end: the relay is woken when the transaction commits. */
export const WAKE: Statement = { text: `SELECT pg_notify('outbox', '')`, values: [] };

/** Asks the relay, once it is woken, to start a workflow on its deterministic id; "already started" counts as done. */
export function startWanted(start: { workflowType: string; workflowId: string; input: object }): Statement {
  return {
    text: `INSERT INTO outbox (kind, workflow_type, workflow_id, args) VALUES ('start', $1, $2, $3)`,
    values: [start.workflowType, start.workflowId, JSON.stringify([start.input])],
  };
}

export async function enqueueStart(tx: EntityManager, start: Parameters<typeof startWanted>[0]): Promise<void> {
  await send(tx, together([startWanted(start), WAKE]));
}

/** Asks the relay to signal a workflow. */
export async function enqueueSignal(tx: EntityManager, workflowId: string, signal: string): Promise<void> {
  const wanted = { text: `INSERT INTO outbox (kind, workflow_id, signal) VALUES ('signal', $1, $2)` };
  await send(tx, together([{ ...wanted, values: [workflowId, signal] }, WAKE]));
}

/** Asks the relay to signal many workflows, one after the other: those of other acts go in between. */
export async function enqueueSignals(tx: EntityManager, workflowIds: readonly string[], signal: string): Promise<void> {
  if (workflowIds.length === 0) return;
  await tx.query(
    `WITH rows AS (
       INSERT INTO outbox (kind, workflow_id, signal, place)
       SELECT 'signal', id, $2, nth - 1 FROM unnest($1::text[]) WITH ORDINALITY AS r (id, nth)
     ) ${WAKE.text}`,
    [workflowIds, signal],
  );
}

/** Asks the relay to signal many workflows, and to begin anew those that have ended. */
export async function startOrSignal(
  tx: EntityManager,
  workflowType: string,
  runs: readonly { readonly workflowId: string; readonly input: object }[],
  signal: string,
): Promise<void> {
  if (runs.length === 0) return;
  await tx.query(
    `WITH rows AS (
       INSERT INTO outbox (kind, workflow_type, workflow_id, signal, args, place)
       SELECT 'start', $1, id, $2, args, nth - 1 FROM unnest($3::text[], $4::jsonb[]) WITH ORDINALITY AS r (id, args, nth)
     ) ${WAKE.text}`,
    [workflowType, signal, runs.map(({ workflowId }) => workflowId), runs.map(({ input }) => JSON.stringify([input]))],
  );
}
