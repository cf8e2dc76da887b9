import type { DataSource, EntityManager } from 'typeorm';
import type { LocalizedText } from '#domain/measures/vocabulary.js';
import type { ReleasedUnit } from '#domain/people/recommending-units.js';
import { inTurn } from '../in-turn.js';

type Asked = Pick<DataSource | EntityManager, 'query'>;

/** 推荐单位: who recommends the applicants of some districts. */
export interface RecommendingUnit {
  readonly id: string;
  readonly name: LocalizedText;
  /** Answers for what no other one does, and sees what all of them do. */
  readonly cityWide: boolean;
  /** Division codes, in their order. */
  readonly districts: readonly string[];
  /** How many can recommend for it now. */
  readonly people: number;
}

export interface UnitDraft {
  readonly name: LocalizedText;
  readonly districts: readonly string[];
}

const RECOMMENDS = `a.recommending_unit_id = u.id AND a.roles @> '{recommender}' AND a.disabled_at IS NULL`;

/** Who answers for a unit by now: itself, or, where nobody can recommend for it any more, that for the whole city, which sees all there is. */
export const answersFor = (unit: string) => `(SELECT u.id FROM recommending_unit u
  WHERE u.city_wide OR u.id = ${unit} AND EXISTS (SELECT FROM account a WHERE ${RECOMMENDS}) ORDER BY u.city_wide LIMIT 1)`;

const UNITS = `SELECT u.id, u.name, u.city_wide AS "cityWide",
    ARRAY(SELECT d.district FROM recommending_unit_district d WHERE d.unit_id = u.id ORDER BY d.district) AS districts,
    (SELECT count(*)::int FROM account a WHERE ${RECOMMENDS}) AS people
  FROM recommending_unit u`;

/** The whole city's first, then as they came. */
export function recommendingUnits(record: Asked): Promise<RecommendingUnit[]> {
  return record.query<RecommendingUnit[]>(`${UNITS} ORDER BY u.city_wide DESC, u.key, u.id`);
}

export async function recommendingUnitById(record: Asked, id: string): Promise<RecommendingUnit | undefined> {
  const [unit] = await record.query<RecommendingUnit[]>(`${UNITS} WHERE u.id = $1`, [id]);
  return unit;
}

/**
 * To whom a case is given to recommend: to the unit of the district in which its host is registered; where there is none, nobody who could do it there, or no
 * such district, to the one for the whole city. It stays there, whatever becomes of the districts.
 */
export async function unitFor(tx: Asked, district: string | undefined): Promise<string> {
  const [unit] = await tx.query<[{ id: string }]>(
    `SELECT u.id FROM recommending_unit u LEFT JOIN recommending_unit_district d ON d.unit_id = u.id AND d.district = $1
     WHERE u.city_wide OR d.district IS NOT NULL AND EXISTS (SELECT FROM account a WHERE ${RECOMMENDS})
     ORDER BY u.city_wide LIMIT 1`,
    [district ?? null],
  );
  return unit.id;
}

export async function addUnit(tx: Asked, { name, districts }: UnitDraft): Promise<string> {
  const [row] = await tx.query<[{ id: string }]>(`INSERT INTO recommending_unit (name) VALUES ($1) RETURNING id`, [
    name,
  ]);
  await giveDistricts(tx, row.id, districts);
  return row.id;
}

export async function changeUnit(tx: Asked, id: string, { name, districts }: UnitDraft): Promise<void> {
  await tx.query(`UPDATE recommending_unit SET name = $2 WHERE id = $1`, [id, name]);
  await tx.query(`DELETE FROM recommending_unit_district WHERE unit_id = $1`, [id]);
  await giveDistricts(tx, id, districts);
}

async function giveDistricts(tx: Asked, id: string, districts: readonly string[]): Promise<void> {
  await tx.query(`INSERT INTO recommending_unit_district (district, unit_id) SELECT unnest($2::text[]), $1`, [
    id,
    districts,
  ]);
}

/** Of these districts the first for which another unit answers. Asked in turn: of two who give one at the same moment the second is told. */
export async function takenDistrict(
  tx: Asked,
  districts: readonly string[],
  exceptId: string | null = null,
): Promise<{ district: string; name: LocalizedText } | undefined> {
  await inTurn(tx, 'recommendingUnits');
  const [taken] = await tx.query<{ district: string; name: LocalizedText }[]>(
    `SELECT d.district, u.name FROM recommending_unit_district d JOIN recommending_unit u ON u.id = d.unit_id
     WHERE d.district = ANY($1) AND u.id IS DISTINCT FROM $2 ORDER BY d.district LIMIT 1`,
    [districts, exceptId],
  );
  return taken;
}

/**
 * Keeps those that come with a release: once there they are the administrator's, who may rename them and move their districts.
 * @returns the keys of those that were new
 */
export async function keepReleasedUnits(tx: Asked, units: readonly ReleasedUnit[]): Promise<string[]> {
  const added: string[] = [];
  for (const { key, name, districts } of units) {
    const [row] = await tx.query<{ id: string }[]>(
      `INSERT INTO recommending_unit (key, name) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [key, name],
    );
    if (!row) continue;
    await tx.query(
      `INSERT INTO recommending_unit_district (district, unit_id) SELECT unnest($2::text[]), $1 ON CONFLICT DO NOTHING`,
      [row.id, districts],
    );
    added.push(key);
  }
  return added;
}
