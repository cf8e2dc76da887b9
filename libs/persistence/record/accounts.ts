import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Ground, GroundedAction } from '#domain/procedures/act-rules.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { accountProblem } from '#domain/people/account-rules.js';
import type { ActorRef } from '#contracts/actor.js';
import type { Role } from '#domain/procedures/procedure.js';
import { Organisation } from '../entities/people.entities.js';
import { recommendingUnitById } from './recommending-units.js';
import { audit } from './trail.js';

export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly organisationId?: string | null;
  /** For which a recommender recommends; without one there is nothing to recommend. */
  readonly recommendingUnitId?: string | null;
  readonly passwordHash: string;
  /** Chosen by whoever adds it: its owner has to choose another. */
  readonly passwordGiven?: boolean;
  /** Who adds it, where somebody who is signed in does. */
  readonly addedBy?: string;
}

/**
 * Adds an account. An applicant belongs to an organisation. What a demo account adds is a demo account too: the password of
 * the one who chose its password is published.
 * @returns its id
 * @throws {Refusal} account.loginTaken, account.organisationNeeded, account.rolesConflict, request.notFound
 */
export async function addAccount(tx: EntityManager, account: NewAccount): Promise<string> {
  const organisationId = account.organisationId ?? null;
  refuseUnfitRoles(account.roles, organisationId);
  if (organisationId && !(await tx.getRepository(Organisation).existsBy({ id: organisationId }))) {
    throw refusalAt('organisationId', 'request.notFound');
  }
  const id = uuid();
  const added = await tx.query<unknown[]>(
    `INSERT INTO account (id, login, display_name, roles, organisation_id, password_hash, demo, password_given, recommending_unit_id)
     VALUES ($1, $2, $3, $4, $5, $6, coalesce((SELECT demo FROM account WHERE id = $7), false), $8, $9)
     ON CONFLICT (login) DO NOTHING RETURNING id`,
    [
      id,
      account.login,
      account.displayName,
      account.roles,
      organisationId,
      account.passwordHash,
      account.addedBy ?? null,
      account.passwordGiven ?? false,
      account.recommendingUnitId ?? null,
    ],
  );
  if (added.length === 0) throw refusalAt('login', 'account.loginTaken', { login: account.login });
  return id;
}

/**
 * Whoever recommends does so for a unit; nobody else belongs to one.
 * @throws {Refusal} account.unitNeeded, request.notFound
 */
export async function unitWith(
  tx: Pick<EntityManager, 'query'>,
  roles: readonly Role[],
  unitId: string | null | undefined,
): Promise<string | null> {
  if (!roles.includes('recommender')) return null;
  if (!unitId) throw refusalAt('recommendingUnitId', 'account.unitNeeded');
  if (!(await recommendingUnitById(tx, unitId))) throw refusalAt('recommendingUnitId', 'request.notFound');
  return unitId;
}

/** What somebody may do, and for which unit whoever recommends does so, for the trail. */
export function rolesAndUnit({
  roles,
  recommendingUnitId,
}: {
  readonly roles: readonly Role[];
  readonly recommendingUnitId: string | null;
}): object {
  return { roles, ...(recommendingUnitId && { recommendingUnitId }) };
}

/** @throws {Refusal} account.organisationNeeded, account.rolesConflict */
export function refuseUnfitRoles(roles: readonly Role[], organisationId: string | null): void {
  const problem = accountProblem(roles, organisationId);
  if (problem) throw refusalAt(problem === 'organisationNeeded' ? 'organisationId' : 'roles', `account.${problem}`);
}

/**
 * Locks every administrator who can sign in, so that two of them cannot send each other away at once.
 * @throws {Refusal} account.lastAdministrator where nobody but the one who leaves is left
 */
export async function keepAnAdministrator(tx: EntityManager, leavingId: string): Promise<void> {
  const able = await tx.query<{ id: string }[]>(
    `SELECT id FROM account WHERE roles @> '{administrator}' AND disabled_at IS NULL ORDER BY id FOR UPDATE`,
  );
  if (able.length > 0 && able.every(({ id }) => id === leavingId)) throw new Refusal('account.lastAdministrator');
}

/** What somebody did with the own account. */
export async function auditOwn(
  tx: EntityManager,
  actor: ActorRef,
  action: GroundedAction,
  change: { readonly rule?: Ground; readonly before?: object; readonly after?: object } = {},
): Promise<void> {
  await audit(tx, {
    subject: { kind: 'account', id: actor.accountId },
    actorId: actor.accountId,
    actorRole: actor.roles[0] ?? 'public',
    action,
    ...change,
  });
}

/** Names by account. */
export async function namesOf(
  tx: Pick<EntityManager, 'query'>,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }[]>(
    `SELECT id, display_name AS name FROM account WHERE id = ANY($1)`,
    [accountIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
