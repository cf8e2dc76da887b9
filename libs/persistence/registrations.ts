import type { DataSource, EntityManager } from 'typeorm';
import type { RegistrationState } from '#contracts/registration-texts.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

export interface NewRegistration {
  readonly name: string;
  readonly uscc: string;
  readonly district: string;
  readonly displayName: string;
  readonly email: string;
  readonly tokenHash: string;
}

/** An organisation that wants to take part, as its own people describe it. */
export interface RegistrationRow {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly district: string;
  readonly displayName: string;
  readonly email: string;
  readonly licenceFileId: string | null;
  readonly state: RegistrationState;
  readonly reason: string | null;
  readonly organisationId: string | null;
  readonly createdAt: Date;
}

const COLUMNS = `id, name, uscc, district, display_name AS "displayName", email, licence_file_id AS "licenceFileId", state,
  reason, organisation_id AS "organisationId", created_at AS "createdAt"`;

export async function addRegistration(tx: Asked, registration: NewRegistration): Promise<RegistrationRow> {
  const [row] = await tx.query<[RegistrationRow]>(
    `INSERT INTO registration (name, uscc, district, display_name, email, token_hash)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    [
      registration.name,
      registration.uscc,
      registration.district,
      registration.displayName,
      registration.email,
      registration.tokenHash,
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

/** Of those that can be decided, oldest first. */
export function pendingRegistrations(record: Asked): Promise<RegistrationRow[]> {
  return record.query<RegistrationRow[]>(
    `SELECT ${COLUMNS} FROM registration WHERE state = 'pending' ORDER BY created_at, id LIMIT 200`,
  );
}

export async function lockedRegistration(tx: Asked, id: string): Promise<RegistrationRow | undefined> {
  const [row] = await tx.query<RegistrationRow[]>(`SELECT ${COLUMNS} FROM registration WHERE id = $1 FOR UPDATE`, [id]);
  return row;
}

export async function attachLicence(tx: Asked, id: string, fileId: string): Promise<void> {
  await tx.query(`UPDATE registration SET licence_file_id = $2, state = 'pending' WHERE id = $1`, [id, fileId]);
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

/** @returns the id of the organisation with this code; undefined where there is none */
export async function organisationWith(record: Asked, uscc: string): Promise<string | undefined> {
  const [row] = await record.query<{ id: string }[]>(`SELECT id FROM organisation WHERE uscc = $1`, [uscc]);
  return row?.id;
}
