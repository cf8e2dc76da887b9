import type { EntityManager } from 'typeorm';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import { avoidancesOf, type Avoidance, type ExpertTie, type ShownWork } from '#domain/review/avoidance.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { employmentOf } from './employment.js';
import { drawSubjectOf, metBy, PARTY_PERSONS, PARTY_RELATED, SHOWN_WORK } from './expert-pool.js';

type Queryable = Pick<EntityManager, 'query'>;

/** A person with what keeps him from a case; empty where nothing does. */
export interface PersonAvoidances {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly institution: string | null;
  readonly avoidances: readonly Avoidance[];
}

/** Whom a case is about, by case. */
interface PartyRow {
  readonly caseId: string;
  readonly host: string;
  readonly related: (string | null)[];
  readonly persons: (string | null)[];
  readonly works: ShownWork[];
  readonly batchId: string;
}

interface KnownRow extends Omit<PersonAvoidances, 'avoidances'> {
  readonly name: string;
  readonly ties: ExpertTie[];
  readonly works: string[];
}

/** 回避 of these people from a case: by what the pool of experts says of them, and by whose account theirs is. */
export async function avoidancesFrom(
  tx: Queryable,
  { theCase, measure, at }: { theCase: ProcedureCase; measure: Measure; at: Date },
  accountIds: readonly string[],
): Promise<PersonAvoidances[]> {
  const on = calendarDateOf(at);
  const people = await knownOf(tx, accountIds);
  const subject = await drawSubjectOf(tx, theCase, on);
  const party = { ...subject.party, ...(await metBy(tx, subject, people)) };
  return people.map(({ name, ties, works, ...person }) => ({
    ...person,
    avoidances: avoidancesOf({ name, ties, works }, party, measure.avoidance, on),
  }));
}

/** 回避 of these people from an organisation itself, where no case is about it yet. */
export async function avoidancesFromHost(
  tx: Queryable,
  { uscc, measure, at }: { readonly uscc: string; readonly measure: Measure; readonly at: Date },
  accountIds: readonly string[],
): Promise<Pick<CaseAvoidance, 'accountId' | 'avoidances'>[]> {
  const party = { host: uscc, related: [], persons: [], competitors: [] };
  return (await knownOf(tx, accountIds)).flatMap(({ id: accountId, name, ties }) => {
    const [first, ...others] = avoidancesOf({ name, ties }, party, measure.avoidance, calendarDateOf(at));
    return first ? [{ accountId, avoidances: [first, ...others] as const }] : [];
  });
}

/** A person who stands aside on a case, and why. */
export interface CaseAvoidance {
  readonly caseId: string;
  readonly accountId: string;
  readonly avoidances: readonly [Avoidance, ...Avoidance[]];
}

/** 回避 of these people from many accreditations: in as many statements as from one. */
export async function avoidancesFromEach(
  tx: Queryable,
  { caseIds, measure, at }: { caseIds: readonly string[]; measure: Measure; at: Date },
  accountIds: readonly string[],
): Promise<CaseAvoidance[]> {
  const on = calendarDateOf(at);
  const { people, parties, rivals } = await togetherWith(tx, caseIds, accountIds);
  return parties.flatMap(({ caseId, host, batchId, works, ...named }) => {
    const party = {
      host,
      works,
      related: named.related.filter((uscc) => uscc !== null),
      persons: named.persons.filter((name) => name !== null),
      competitors: rivals.filter((rival) => rival.batchId === batchId && rival.uscc !== host).map(({ uscc }) => uscc),
    };
    return people.flatMap(({ id: accountId, ...person }): CaseAvoidance[] => {
      const [first, ...others] = avoidancesOf(person, party, measure.avoidance, on);
      return first ? [{ caseId, accountId, avoidances: [first, ...others] }] : [];
    });
  });
}

/** What the record says of people `$1`: profiles, whoever keeps one, and employers. */
const KNOWN = `SELECT a.id, a.display_name AS "displayName", a.roles, p.institution, coalesce(p.name, a.display_name) AS name, coalesce(p.works, '{}') AS works,
    coalesce(p.ties, '[]') || ${employmentOf('a.id', "'infinity'")}
      || CASE WHEN p.institution IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('kind', 'sameEntity', 'uscc', p.institution)) END AS ties
  FROM account a LEFT JOIN expert_profile p ON p.account_id = a.id AND p.valid_until IS NULL
  WHERE a.id = ANY($1) ORDER BY a.id`;

function knownOf(tx: Queryable, accountIds: readonly string[]): Promise<KnownRow[]> {
  return tx.query<KnownRow[]>(KNOWN, [accountIds]);
}

/** People, accreditations, and which employers apply beside them: in one statement, since submissions ask for it. */
async function togetherWith(
  tx: Queryable,
  caseIds: readonly string[],
  accountIds: readonly string[],
): Promise<{ people: KnownRow[]; parties: PartyRow[]; rivals: { uscc: string; batchId: string }[] }> {
  const [found] = await tx.query<[{ people: KnownRow[]; parties: PartyRow[]; rivals: [] }]>(
    `WITH known AS (${KNOWN}), party AS (
       SELECT c.id AS "caseId", o.uscc AS host, d.batch_id AS "batchId", ${PARTY_PERSONS} AS persons, ${PARTY_RELATED} AS related,
         ARRAY(SELECT ${SHOWN_WORK} FROM shown_work w WHERE w.dossier_id = d.id AND w.number IN (SELECT unnest(works) FROM known)) AS works
       FROM procedure_case c JOIN dossier d ON d.id = c.subject_id JOIN organisation o ON o.id = d.organisation_id
       WHERE c.id = ANY($2)
     ), rival AS (
       SELECT DISTINCT uscc, batch_id AS "batchId" FROM competing_host
       WHERE uscc IN (SELECT tie->>'uscc' FROM known, jsonb_array_elements(ties) tie WHERE tie->>'kind' = 'sameEntity')
         AND batch_id IN (SELECT "batchId" FROM party)
     )
     SELECT (SELECT coalesce(json_agg(known ORDER BY id), '[]') FROM known) AS people,
       (SELECT coalesce(json_agg(party ORDER BY "caseId"), '[]') FROM party) AS parties,
       (SELECT coalesce(json_agg(rival), '[]') FROM rival) AS rivals`,
    [accountIds, caseIds],
  );
  return found;
}
