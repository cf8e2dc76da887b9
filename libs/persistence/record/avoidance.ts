import type { EntityManager } from 'typeorm';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import { avoidancesOf, type Avoidance, type ExpertTie } from '#domain/review/avoidance.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { competitorsAmong, drawSubjectOf } from './expert-pool.js';

type Queryable = Pick<EntityManager, 'query'>;

/** A person with what keeps him from a case; empty where nothing does. */
export interface Acquainted {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly institution: string | null;
  readonly avoidances: readonly Avoidance[];
}

interface KnownRow extends Omit<Acquainted, 'avoidances'> {
  readonly name: string;
  readonly ties: ExpertTie[];
}

/** 回避 of these people from a case: by what the pool of experts says of them, and by whose account theirs is. */
export async function acquaintedWith(
  tx: Queryable,
  { theCase, measure, at }: { theCase: ProcedureCase; measure: Measure; at: Date },
  accountIds: readonly string[],
): Promise<Acquainted[]> {
  const on = calendarDateOf(at);
  const people = await tx.query<KnownRow[]>(
    `SELECT a.id, a.display_name AS "displayName", a.roles, p.institution, coalesce(p.name, a.display_name) AS name,
       coalesce(p.ties, '[]') || CASE WHEN o.id IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('kind', 'sameEntity', 'uscc', o.uscc)) END
         || CASE WHEN p.institution IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('kind', 'sameEntity', 'uscc', p.institution)) END AS ties
     FROM account a LEFT JOIN expert_profile p ON p.account_id = a.id AND p.valid_until IS NULL
       LEFT JOIN organisation o ON o.id = a.organisation_id
     WHERE a.id = ANY($1) ORDER BY a.id`,
    [accountIds],
  );
  const subject = await drawSubjectOf(tx, theCase, on);
  const employers = people.flatMap(({ ties }) =>
    ties.flatMap(({ kind, uscc }) => (kind === 'sameEntity' && uscc ? [uscc] : [])),
  );
  const party = { ...subject.party, competitors: await competitorsAmong(tx, subject, employers) };
  return people.map(({ name, ties, ...person }) => ({
    ...person,
    avoidances: avoidancesOf({ name, ties }, party, measure.avoidance, on),
  }));
}
