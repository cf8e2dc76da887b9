import type { DataSource, EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import type { RegistrationState } from '#contracts/registration-texts.js';
import { actorOf, type ActorRow } from './sessions.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** What an organisation says of itself as it registers. */
export interface StatedRegistration {
  readonly name: string;
  readonly uscc: string;
  readonly district: string;
  readonly displayName: string;
  readonly email: string;
}

export interface NewRegistration extends StatedRegistration {
  readonly tokenHash: string;
  /** By which it came, if by one. */
  readonly invitationId: string | null;
}

/** An organisation that wants to take part, as its own people describe it. */
export interface RegistrationRow extends StatedRegistration {
  readonly id: string;
  /** 1 as it was filed, one more with each correction. */
  readonly revision: number;
  readonly licenceFileId: string | null;
  readonly state: RegistrationState;
  readonly reason: string | null;
  readonly organisationId: string | null;
  readonly createdAt: Date;
}

const COLUMNS = `id, revision, name, uscc, district, display_name AS "displayName", email, licence_file_id AS "licenceFileId", state,
  reason, organisation_id AS "organisationId", created_at AS "createdAt"`;

export async function addRegistration(tx: Asked, registration: NewRegistration): Promise<RegistrationRow> {
  const [row] = await tx.query<[RegistrationRow]>(
    `INSERT INTO registration (name, uscc, district, display_name, email, token_hash, invitation_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [
      registration.name,
      registration.uscc,
      registration.district,
      registration.displayName,
      registration.email,
      registration.tokenHash,
      registration.invitationId,
    ],
  );
  return row;
}

/** By whoever has filed it, with the token that was told then. */
export async function registrationOf(
  record: Asked,
  id: string,
  tokenHash: string,
): Promise<RegistrationRow | undefined> {
  const [row] = await record.query<RegistrationRow[]>(
    `SELECT ${COLUMNS} FROM registration WHERE id = $1 AND token_hash = $2`,
    [id, tokenHash],
  );
  return row;
}

/** Of those that can be decided, oldest first. @param after the last one of the page before, whatever has become of it */
export function pendingRegistrations(record: Asked, limit: number, after?: string): Promise<RegistrationRow[]> {
  return record.query<RegistrationRow[]>(
    `SELECT ${COLUMNS} FROM registration
     WHERE state = 'pending' AND ($2::uuid IS NULL OR (created_at, id) > (SELECT created_at, id FROM registration WHERE id = $2))
     ORDER BY created_at, id LIMIT $1`,
    [limit, after ?? null],
  );
}

/** How many can be decided, and since when the first of them waits. */
export async function waitingRegistrations(record: Asked): Promise<{ count: number; oldestFiledAt: Date | null }> {
  const [row] = await record.query<[{ count: number; oldestFiledAt: Date | null }]>(
    `SELECT count(*)::int AS count, min(created_at) AS "oldestFiledAt" FROM registration WHERE state = 'pending'`,
  );
  return row;
}

export async function lockedRegistration(tx: Asked, id: string): Promise<RegistrationRow | undefined> {
  const [row] = await tx.query<RegistrationRow[]>(`SELECT ${COLUMNS} FROM registration WHERE id = $1 FOR UPDATE`, [id]);
  return row;
}

export async function attachLicence(tx: Asked, id: string, fileId: string): Promise<void> {
  await tx.query(`UPDATE registration SET licence_file_id = $2, state = 'pending' WHERE id = $1`, [id, fileId]);
}

/** An invitation stays with it only while it is of this organisation and this mailbox. */
export async function correctRegistration(tx: Asked, id: string, stated: StatedRegistration): Promise<RegistrationRow> {
  const { name, uscc, district, displayName, email } = stated;
  const [[row]] = await tx.query<[[RegistrationRow], number]>(
    `UPDATE registration SET name = $2, uscc = $3, district = $4, display_name = $5, email = $6, revision = revision + 1,
       invitation_id = (SELECT i.id FROM organisation_invitation i
         WHERE i.id = registration.invitation_id AND i.uscc = $3 AND lower(i.email) = lower($6))
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, name, uscc, district, displayName, email],
  );
  return row;
}

export interface RegistrationDecision {
  readonly state: RegistrationState;
  readonly reason: string | null;
  readonly decidedBy: string;
  readonly organisationId: string | null;
}

export async function decideRegistration(tx: Asked, id: string, decision: RegistrationDecision): Promise<void> {
  await tx.query(
    `UPDATE registration SET state = $2, reason = $3, decided_by = $4, decided_at = now(), organisation_id = $5 WHERE id = $1`,
    [id, decision.state, decision.reason, decision.decidedBy, decision.organisationId],
  );
}

/** @returns false where there is one with this code, also where it comes to be at the same moment */
export async function addRegistered(
  tx: Asked,
  id: string,
  { name, uscc, district }: Pick<RegistrationRow, 'name' | 'uscc' | 'district'>,
): Promise<boolean> {
  const added = await tx.query<unknown[]>(
    `INSERT INTO organisation (id, name, uscc, district) VALUES ($1, $2, $3, $4) ON CONFLICT (uscc) DO NOTHING RETURNING id`,
    [id, name, uscc, district],
  );
  return added.length > 0;
}

/** Sent to an organisation by an officer. */
export interface OrganisationInvitation {
  readonly tokenHash: string;
  readonly uscc: string;
  readonly email: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
}

export async function addOrganisationInvitation(tx: Asked, invitation: OrganisationInvitation): Promise<string> {
  const [row] = await tx.query<[{ id: string }]>(
    `INSERT INTO organisation_invitation (token_hash, uscc, email, invited_by, expires_at)
     VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [invitation.tokenHash, invitation.uscc, invitation.email, invitation.invitedBy, invitation.expiresAt],
  );
  return row.id;
}

/** Is an invitation `i` still good? */
const GOOD = `i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()`;

export type OpenOrganisationInvitation = Omit<OrganisationInvitation, 'tokenHash' | 'invitedBy'> & {
  readonly id: string;
};

/** Newest first. */
export function openOrganisationInvitations(record: Asked): Promise<OpenOrganisationInvitation[]> {
  return record.query<OpenOrganisationInvitation[]>(
    `SELECT id, uscc, email, expires_at AS "expiresAt" FROM organisation_invitation i
     WHERE ${GOOD} ORDER BY created_at DESC, id DESC LIMIT 200`,
  );
}

/** @returns whether there was such an invitation that is still good */
export async function withdrawOrganisationInvitation(tx: Asked, id: string): Promise<boolean> {
  const [, withdrawn] = await tx.query<[unknown, number]>(
    `UPDATE organisation_invitation i SET withdrawn_at = now() WHERE id = $1 AND ${GOOD}`,
    [id],
  );
  return withdrawn === 1;
}

/** The id of an invitation of this organisation to this mailbox that is still good. */
export async function openOrganisationInvitation(
  record: Asked,
  { tokenHash, uscc, email }: Pick<OrganisationInvitation, 'tokenHash' | 'uscc' | 'email'>,
): Promise<string | null> {
  const [row] = await record.query<{ id: string }[]>(
    `SELECT id FROM organisation_invitation i
     WHERE token_hash = $1 AND uscc = $2 AND lower(email) = lower($3) AND ${GOOD}`,
    [tokenHash, uscc, email],
  );
  return row?.id ?? null;
}

/**
 * The officer by whose invitation a registration came, which is used up. Undefined where it came by none, or that is over, used,
 * withdrawn, or its officer has left the office: then somebody looks at it as at any other.
 */
export async function takeOrganisationInvitation(tx: Asked, registrationId: string): Promise<ActorRef | undefined> {
  const [[row]] = await tx.query<[ActorRow[], number]>(
    `UPDATE organisation_invitation i SET used_at = now() FROM account a
     WHERE i.id = (SELECT invitation_id FROM registration WHERE id = $1) AND ${GOOD}
       AND a.id = i.invited_by AND a.disabled_at IS NULL AND a.roles @> '{caseOfficer}'
     RETURNING a.id AS account_id, a.display_name, a.roles, a.organisation_id`,
    [registrationId],
  );
  return row && actorOf(row);
}
