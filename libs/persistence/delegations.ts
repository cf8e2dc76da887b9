import type { DataSource, EntityManager } from 'typeorm';
import type { Person } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { CalendarDate } from '#domain/common/calendar-date.js';
import { DELEGABLE_ROLES, type Holder } from '#domain/people/delegation.js';
import type { Role } from '#domain/procedures/procedure.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** For whom a person stands in today, and as what. */
export interface StandingIn extends Person {
  readonly roles: Role[];
  readonly untilOn: CalendarDate;
}

/** A delegation as the record keeps it. */
export interface DelegationRow {
  readonly id: string;
  readonly absent: Person;
  readonly standIn: Person;
  readonly roles: Role[];
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate;
  readonly reason: string;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
}

export interface NewDelegation {
  readonly id: string;
  readonly absentId: string;
  readonly standInId: string;
  readonly roles: readonly Role[];
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate;
  readonly reason: string;
  readonly madeBy: string;
}

const STANDING_IN = `absent_id AS "accountId", absent_name AS "displayName", roles, until_on AS "untilOn"`;

/** For which unit the absent person of a row of standing_in recommends by now. */
export const ABSENT_UNIT = `(SELECT absent.recommending_unit_id FROM account absent WHERE absent.id = standing_in.absent_id)`;

export function standsInFor(record: Asked, standInId: string): Promise<StandingIn[]> {
  return record.query<StandingIn[]>(
    `SELECT ${STANDING_IN} FROM standing_in WHERE stand_in_id = $1 ORDER BY absent_name, absent_id`,
    [standInId],
  );
}

/** Undefined where this person does not stand in for that one today. */
export async function standingInFor(
  record: Asked,
  standInId: string,
  absentId: string,
): Promise<(StandingIn & Pick<Holder, 'recommendingUnitId'>) | undefined> {
  const [row] = await record.query<(StandingIn & Pick<Holder, 'recommendingUnitId'>)[]>(
    `SELECT ${STANDING_IN}, ${ABSENT_UNIT} AS "recommendingUnitId" FROM standing_in
     WHERE stand_in_id = $1 AND absent_id = $2`,
    [standInId, absentId],
  );
  return row;
}

/** An office has some dozens. */
const MOST_HOLDERS = 1_000;

/** Everybody who holds an office that can be delegated, by name; of demo accounts their own kind alone. */
export function delegableHolders(record: Asked, forId: string): Promise<(Person & Holder)[]> {
  return record.query<(Person & Holder)[]>(
    `SELECT a.id AS "accountId", a.display_name AS "displayName", a.roles, a.organisation_id AS "organisationId",
       a.recommending_unit_id AS "recommendingUnitId"
     FROM account a JOIN account own ON own.id = $1 AND own.demo = a.demo
     WHERE a.disabled_at IS NULL AND a.roles && $2 ORDER BY a.display_name, a.id LIMIT ${MOST_HOLDERS}`,
    [forId, DELEGABLE_ROLES],
  );
}

const DELEGATIONS = `SELECT d.id, jsonb_build_object('accountId', a.id, 'displayName', a.display_name) AS absent,
    jsonb_build_object('accountId', s.id, 'displayName', s.display_name) AS "standIn",
    d.roles, d.from_on AS "fromOn", d.until_on AS "untilOn", d.reason, d.made_at AS "madeAt", d.ended_at AS "endedAt"
  FROM delegation d JOIN account a ON a.id = d.absent_id JOIN account s ON s.id = d.stand_in_id`;

/** The newest first. @param aboutId only those that this person has given or been given; null: everybody's */
export function delegationsOf(
  record: Asked,
  aboutId: string | null,
  { limit, after = null }: { readonly limit: number; readonly after?: string | null },
): Promise<DelegationRow[]> {
  return record.query<DelegationRow[]>(
    `${DELEGATIONS} WHERE ($1::uuid IS NULL OR $1 IN (d.absent_id, d.stand_in_id)) AND ($2::uuid IS NULL OR d.id < $2)
     ORDER BY d.id DESC LIMIT $3`,
    [aboutId, after, limit],
  );
}

export async function delegationById(record: Asked, id: string, aboutId: string | null): Promise<DelegationRow | null> {
  const [row] = await record.query<DelegationRow[]>(
    `${DELEGATIONS} WHERE d.id = $1 AND ($2::uuid IS NULL OR $2 IN (d.absent_id, d.stand_in_id))`,
    [id, aboutId],
  );
  return row ?? null;
}

/** Delegations of one of these persons that share a day with these and go on. The accounts are locked until the transaction ends: of two made at once the second sees the first. */
export async function delegationsMeanwhile(
  tx: Asked,
  absentIds: readonly string[],
  { fromOn, untilOn }: Pick<NewDelegation, 'fromOn' | 'untilOn'>,
): Promise<DelegationRow[]> {
  await tx.query(`SELECT FROM account WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`, [absentIds]);
  return tx.query<DelegationRow[]>(
    `${DELEGATIONS} WHERE d.absent_id = ANY($1) AND d.ended_at IS NULL AND d.from_on <= $3 AND d.until_on >= $2 ORDER BY d.id`,
    [absentIds, fromOn, untilOn],
  );
}

export async function addDelegation(tx: Asked, delegation: NewDelegation): Promise<void> {
  const { id, absentId, standInId, roles, fromOn, untilOn, reason, madeBy } = delegation;
  await tx.query(
    `INSERT INTO delegation (id, absent_id, stand_in_id, roles, from_on, until_on, reason, made_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, absentId, standInId, roles, fromOn, untilOn, reason, madeBy],
  );
}

/** Who acts for whom, in which offices. */
export interface ActingFor {
  readonly standInId: string;
  readonly absentId: string;
  readonly roles: readonly Role[];
}

/**
 * Keeps what was delegated from being ended until the transaction ends: once its end is committed, nothing is done in the absent person's
 * name any more. One that is being ended at this moment is waited for.
 * @throws {Refusal} delegation.none where one of the offices is not delegated any more, or not the absent person's
 */
export async function holdDelegations(tx: Asked, { standInId, absentId, roles }: ActingFor): Promise<void> {
  const held = await tx.query<{ roles: Role[] }[]>(
    `SELECT ARRAY(SELECT unnest(d.roles) INTERSECT SELECT unnest(a.roles)) AS roles
     FROM delegation d JOIN account a ON a.id = d.absent_id AND a.disabled_at IS NULL
     WHERE d.stand_in_id = $1 AND d.absent_id = $2 AND d.ended_at IS NULL
       AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.from_on AND d.until_on
     ORDER BY d.id FOR SHARE OF d`,
    [standInId, absentId],
  );
  const still = held.flatMap((each) => each.roles);
  if (roles.length === 0 || !roles.every((role) => still.includes(role))) throw new Refusal('delegation.none');
}

/** @returns whether it went on until now */
export async function endDelegation(tx: Asked, id: string, endedBy: string): Promise<boolean> {
  // What is being committed in the other's name comes first, and is not later than the end.
  await tx.query(`SELECT FROM delegation WHERE id = $1 FOR UPDATE`, [id]);
  const [, ended] = await tx.query<[unknown, number]>(
    `UPDATE delegation SET ended_at = clock_timestamp(), ended_by = $2
     WHERE id = $1 AND ended_at IS NULL AND until_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date`,
    [id, endedBy],
  );
  return ended === 1;
}
