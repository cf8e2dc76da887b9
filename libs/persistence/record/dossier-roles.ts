import type { DataSource, EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { InvitationRow, InvitedTo } from '../invitations.js';
import { dossierRole, isAtLeast, roleNeededFor, type DossierRole } from '#domain/people/dossier-roles.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** What something is about: a dossier, a case that goes back to one, or the base that came of one. */
export type About = { readonly dossierId: string } | { readonly caseId: string } | { readonly baseId: string };

/** The dossier of `$2`. */
const OF_CASE = `SELECT coalesce(led.subject_id, c.subject_id) FROM procedure_case c
  LEFT JOIN base b ON b.id = c.subject_id LEFT JOIN procedure_case led ON led.id = b.case_id WHERE c.id = $2`;
const OF_BASE = `SELECT led.subject_id FROM base b JOIN procedure_case led ON led.id = b.case_id WHERE b.id = $2`;

/**
 * What somebody of the organisation is for a dossier of it. Nothing is asked for its administrators, who own them all; what goes back
 * to no dossier is theirs alone.
 */
export async function ownRole(record: Asked, actor: ActorRef, about: About): Promise<DossierRole> {
  const administrator = actor.administersOrganisation === true;
  if (administrator) return 'owner';
  const [id, dossier] = queried(about);
  const [row] = await record.query<{ author: boolean; given: DossierRole | null }[]>(
    `SELECT d.created_by = $1 AS author, r.role AS given
     FROM dossier d LEFT JOIN dossier_role r ON r.dossier_id = d.id AND r.account_id = $1 WHERE d.id = (${dossier})`,
    [actor.accountId, id],
  );
  return dossierRole({ administrator, author: row?.author ?? false, given: row?.given ?? null });
}

/**
 * Of somebody who acts for the organisation.
 * @throws {Refusal} dossier.editorNeeded, dossier.ownerNeeded
 */
export async function refuseWithoutRole(record: Asked, actor: ActorRef, action: string, about: About): Promise<void> {
  const needed = roleNeededFor(action);
  if (isAtLeast(await ownRole(record, actor, about), needed)) return;
  throw new Refusal(needed === 'owner' ? 'dossier.ownerNeeded' : 'dossier.editorNeeded');
}

function queried(about: About): [id: string, dossier: string] {
  if ('dossierId' in about) return [about.dossierId, '$2'];
  if ('caseId' in about) return [about.caseId, OF_CASE];
  return [about.baseId, OF_BASE];
}

/** What somebody who is no administrator of the organisation is for each of these dossiers of it. */
export async function ownRoles(
  record: Asked,
  accountId: string,
  ids: readonly string[],
): Promise<Map<string, DossierRole>> {
  const rows = await record.query<{ id: string; author: boolean; given: DossierRole | null }[]>(
    `SELECT d.id, d.created_by = $1 AS author, r.role AS given
     FROM dossier d LEFT JOIN dossier_role r ON r.dossier_id = d.id AND r.account_id = $1 WHERE d.id = ANY($2)`,
    [accountId, ids],
  );
  return new Map(rows.map(({ id, ...facts }) => [id, dossierRole({ administrator: false, ...facts })]));
}

/** Everybody of the organisation, with what each is for the dossier. */
export interface DossierPerson {
  readonly accountId: string;
  readonly displayName: string;
  readonly administrator: boolean;
  readonly role: DossierRole;
}

export async function peopleOfDossier(record: Asked, dossierId: string): Promise<DossierPerson[]> {
  const rows = await record.query<
    { accountId: string; displayName: string; administrator: boolean; author: boolean; given: DossierRole | null }[]
  >(
    `SELECT a.id AS "accountId", a.display_name AS "displayName", m.administrator, d.created_by = a.id AS author, r.role AS given
     FROM dossier d JOIN member m ON m.organisation_id = d.organisation_id JOIN account a ON a.id = m.account_id
       LEFT JOIN dossier_role r ON r.dossier_id = d.id AND r.account_id = a.id
     WHERE d.id = $1 AND a.disabled_at IS NULL ORDER BY a.display_name, a.id`,
    [dossierId],
  );
  return rows.map(({ author, given, ...person }) => ({
    ...person,
    role: dossierRole({ administrator: person.administrator, author, given }),
  }));
}

/** @returns false where nobody of the dossier's organisation is called so */
export async function giveDossierRole(
  tx: Asked,
  dossierId: string,
  accountId: string,
  role: DossierRole,
): Promise<boolean> {
  const given = await tx.query<unknown[]>(
    `INSERT INTO dossier_role (dossier_id, organisation_id, account_id, role)
     SELECT d.id, d.organisation_id, m.account_id, $3 FROM dossier d JOIN member m ON m.organisation_id = d.organisation_id
     WHERE d.id = $1 AND m.account_id = $2
     ON CONFLICT (dossier_id, account_id) DO UPDATE SET role = excluded.role, given_at = now() RETURNING account_id`,
    [dossierId, accountId, role],
  );
  return given.length > 0;
}

/** Of whoever has accepted; what was deleted meanwhile, or given after the invitation was sent, is left as it is. */
export async function giveInvitedRoles(tx: Asked, { id, dossiers }: InvitationRow, accountId: string): Promise<void> {
  for (const { dossierId, role } of dossiers) {
    await tx.query(
      `INSERT INTO dossier_role AS r (dossier_id, organisation_id, account_id, role)
       SELECT id, organisation_id, $2, $3 FROM dossier WHERE id = $1
       ON CONFLICT (dossier_id, account_id) DO UPDATE SET role = excluded.role, given_at = now()
         WHERE r.given_at < (SELECT created_at FROM invitation WHERE id = $4)`,
      [dossierId, accountId, role, id],
    );
  }
}

/** Everybody is for a copy what they are for the dossier that it was made of; whoever has made it gets no more by that. */
export async function copyDossierRoles(tx: Asked, source: string, copy: string, authorId: string): Promise<void> {
  const people = await peopleOfDossier(tx, source);
  const given = people.filter(
    ({ accountId, administrator, role }) => !administrator && (role !== 'viewer' || accountId === authorId),
  );
  await tx.query(
    `INSERT INTO dossier_role (dossier_id, organisation_id, account_id, role)
     SELECT d.id, d.organisation_id, given.* FROM dossier d, unnest($2::uuid[], $3::text[]) AS given WHERE d.id = $1`,
    [copy, given.map(({ accountId }) => accountId), given.map(({ role }) => role)],
  );
}

/**
 * Of whoever leaves the organisation nothing is left, and whoever drew a dossier up and comes back looks at it as every newcomer
 * does: what an owner had made of the author is not forgotten by going.
 */
export async function leaveDossiers(tx: Asked, accountId: string, organisationId: string): Promise<void> {
  await tx.query(
    `DELETE FROM dossier_role r USING dossier d
     WHERE d.id = r.dossier_id AND r.account_id = $1 AND d.organisation_id = $2 AND d.created_by <> $1`,
    [accountId, organisationId],
  );
  await tx.query(
    `INSERT INTO dossier_role (dossier_id, organisation_id, account_id, role)
     SELECT id, organisation_id, $1, 'viewer' FROM dossier WHERE organisation_id = $2 AND created_by = $1
     ON CONFLICT (dossier_id, account_id) DO UPDATE SET role = excluded.role, given_at = now()`,
    [accountId, organisationId],
  );
}

export async function areDossiersOf(
  tx: Asked,
  organisationId: string,
  dossiers: readonly InvitedTo[],
): Promise<boolean> {
  const [found] = await tx.query<[{ count: number }]>(
    `SELECT count(*)::int FROM dossier WHERE organisation_id = $1 AND id = ANY($2)`,
    [organisationId, dossiers.map(({ dossierId }) => dossierId)],
  );
  return found.count === dossiers.length;
}
