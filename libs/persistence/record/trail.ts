import { v7 as uuid } from 'uuid';
import type { EntityManager } from 'typeorm';
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

export async function audit(tx: EntityManager, line: AuditLine): Promise<void> {
  await tx.query(
    `INSERT INTO audit_entry (case_id, subject_kind, subject_id, command_id, actor_id, actor_role, action, rule, before, after, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
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
    ],
  );
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
  for (const { to, template, params } of notices) {
    const [accountId, organisationId, role] = [
      'accountId' in to ? to.accountId : null,
      'organisationId' in to ? to.organisationId : null,
      'role' in to ? to.role : null,
    ];
    await tx.query(
      `INSERT INTO notice (id, event_key, recipient, account_id, organisation_id, role, case_id, template, params)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (event_key, recipient) DO NOTHING`,
      [
        uuid(),
        `${eventKey}/${template}`,
        accountId ?? organisationId ?? role,
        accountId,
        organisationId,
        role,
        caseId,
        template,
        JSON.stringify(params ?? {}),
      ],
    );
  }
}

/** Asks the relay to start a workflow on its deterministic id; "already started" counts as done. */
export async function enqueueStart(
  tx: EntityManager,
  start: { workflowType: string; workflowId: string; input: object },
): Promise<void> {
  await tx.query(`INSERT INTO outbox (kind, workflow_type, workflow_id, args) VALUES ('start', $1, $2, $3)`, [
    start.workflowType,
    start.workflowId,
    JSON.stringify([start.input]),
  ]);
  await tx.query(`NOTIFY outbox`);
}

/** Asks the relay to signal a workflow. */
export async function enqueueSignal(tx: EntityManager, workflowId: string, signal: string): Promise<void> {
  await tx.query(`INSERT INTO outbox (kind, workflow_id, signal) VALUES ('signal', $1, $2)`, [workflowId, signal]);
  await tx.query(`NOTIFY outbox`);
}
