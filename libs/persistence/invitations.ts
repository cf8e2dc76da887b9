import type { DataSource, EntityManager } from 'typeorm';
import { INVITED_BY_OFFICERS } from '#domain/people/account-rules.js';
import type { DossierRole } from '#domain/people/dossier-roles.js';
import type { Role } from '#domain/procedures/procedure.js';
import { inTurn } from './in-turn.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** What an invited colleague is to be for a dossier of the organisation. */
export interface InvitedTo {
  readonly dossierId: string;
  readonly role: DossierRole;
}

export interface NewInvitation {
  readonly tokenHash: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Whose colleague it is to be; null for the commission's own people, experts and assessors. */
  readonly organisationId: string | null;
  /** Of the organisation. */
  readonly administrator: boolean;
  readonly dossiers: readonly InvitedTo[];
  /** For which a recommender is to recommend. */
  readonly recommendingUnitId: string | null;
  readonly invitedBy: string;
  readonly expiresAt: Date;
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly organisationId: string | null;
  readonly administrator: boolean;
  readonly dossiers: InvitedTo[];
  readonly recommendingUnitId: string | null;
  readonly invitedBy: string;
  readonly expiresAt: Date;
}

const COLUMNS = `id, email, display_name AS "displayName", roles, organisation_id AS "organisationId", administrator, dossiers,
  recommending_unit_id AS "recommendingUnitId", invited_by AS "invitedBy", expires_at AS "expiresAt"`;

export async function addInvitation(tx: Asked, invitation: NewInvitation): Promise<InvitationRow> {
  const [row] = await tx.query<[InvitationRow]>(
    `INSERT INTO invitation (token_hash, email, display_name, roles, organisation_id, administrator, dossiers, invited_by, expires_at,
       recommending_unit_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING ${COLUMNS}`,
    [
      invitation.tokenHash,
      invitation.email,
      invitation.displayName,
      invitation.roles,
      invitation.organisationId,
      invitation.administrator,
      JSON.stringify(invitation.dossiers),
      invitation.invitedBy,
      invitation.expiresAt,
      invitation.recommendingUnitId,
    ],
  );
  return row;
}

/**
 * Does an invitation `i` still stand? Whoever sent it may send it today: an administrator or officer of the commission, an administrator
 * of the organisation. What an officer sent on approving an organisation is the commission's word, whoever holds the office now.
 */
const STANDS = `(EXISTS (
    SELECT FROM account a WHERE a.id = i.invited_by AND a.disabled_at IS NULL AND CASE WHEN i.organisation_id IS NULL
      THEN a.roles @> '{administrator}' OR a.roles @> '{caseOfficer}' AND i.roles <@ '{${INVITED_BY_OFFICERS.join(',')}}'
      ELSE EXISTS (SELECT FROM member m
        WHERE m.account_id = a.id AND m.organisation_id = i.organisation_id AND m.administrator) END)
  OR EXISTS (SELECT FROM registration r WHERE r.organisation_id = i.organisation_id AND r.decided_by = i.invited_by))`;

/** Those that nobody has accepted and that still stand: an organisation's, or, without one, the commission's. */
export function openInvitations(record: Asked, organisationId: string | null): Promise<InvitationRow[]> {
  return record.query<InvitationRow[]>(
    `SELECT ${COLUMNS} FROM invitation i
     WHERE organisation_id IS NOT DISTINCT FROM $1 AND accepted_at IS NULL AND expires_at > now() AND ${STANDS}
     ORDER BY created_at DESC, id DESC LIMIT 200`,
    [organisationId],
  );
}

/** Uses it up. @returns undefined where there is none, or it is over, withdrawn or used, or stands no longer */
export async function takeInvitation(tx: Asked, tokenHash: string): Promise<InvitationRow | undefined> {
  const [[row]] = await tx.query<[InvitationRow[], number]>(
    `UPDATE invitation i SET accepted_at = now()
     WHERE token_hash = $1 AND accepted_at IS NULL AND expires_at > now() AND ${STANDS}
     RETURNING ${COLUMNS}`,
    [tokenHash],
  );
  return row;
}

/** @returns whether there was such an invitation that nobody has accepted */
export async function withdrawInvitation(tx: Asked, id: string, organisationId: string | null): Promise<boolean> {
  const [, withdrawn] = await tx.query<[unknown, number]>(
    `DELETE FROM invitation WHERE id = $1 AND organisation_id IS NOT DISTINCT FROM $2 AND accepted_at IS NULL`,
    [id, organisationId],
  );
  return withdrawn === 1;
}

/**
 * Ends those to this mailbox, as the same and for the same organisation, that nobody has accepted: whoever invites again means the new link.
 * In turn, so that of several at the same moment one is left.
 * @returns their ids
 */
export async function endEarlierInvitations(
  tx: Asked,
  { email, roles, organisationId }: Pick<NewInvitation, 'email' | 'roles' | 'organisationId'>,
): Promise<string[]> {
  await inTurn(tx, 'invitations', email.toLowerCase());
  const [ended] = await tx.query<[{ id: string }[], number]>(
    `DELETE FROM invitation
     WHERE lower(email) = lower($1) AND roles @> $2::text[] AND roles <@ $2::text[]
       AND organisation_id IS NOT DISTINCT FROM $3 AND accepted_at IS NULL
     RETURNING id`,
    [email, roles, organisationId],
  );
  return ended.map(({ id }) => id);
}

/** Has somebody who can sign in shown that this mailbox is theirs? Asked in turn, so that of two at the same moment the second one is told. */
export async function hasAccount(tx: Asked, email: string): Promise<boolean> {
  await inTurn(tx, 'mailbox', email.toLowerCase());
  const found = await tx.query<unknown[]>(
    `SELECT FROM account WHERE lower(email) = lower($1) AND email_verified_at IS NOT NULL AND disabled_at IS NULL LIMIT 1`,
    [email],
  );
  return found.length > 0;
}

/** The mailbox to which a link was sent is the person's own. */
export async function keepAddress(tx: Asked, accountId: string, email: string): Promise<void> {
  await tx.query(`UPDATE account SET email = $2, email_verified_at = now() WHERE id = $1 AND email IS NULL`, [
    accountId,
    email,
  ]);
}

/** Is it the mailbox of one of these people? */
export async function isMailboxOf(tx: Asked, email: string, accountIds: readonly string[]): Promise<boolean> {
  const found = await tx.query<unknown[]>(
    `SELECT FROM account WHERE id = ANY($1) AND lower(email) = lower($2) LIMIT 1`,
    [accountIds, email],
  );
  return found.length > 0;
}
