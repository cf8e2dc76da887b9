import type { EntityManager } from 'typeorm';
import type { Grade } from '#domain/measures/measure.js';
import { summed, type Count } from './case-figures.js';

type Record = Pick<EntityManager, 'query'>;

export interface BaseYear {
  readonly year: number;
  readonly accredited: number;
  readonly revoked: number;
}

export interface CountryCount extends Count {
  /** Partners of these bases from there, each base's own counted. */
  readonly partners: number;
}

export interface GradeCount {
  readonly year: number;
  readonly grade: Grade;
  readonly count: number;
}

export interface BaseFigures {
  readonly byState: readonly Count[];
  readonly byType: readonly Count[];
  readonly byDistrict: readonly Count[];
  readonly byCountry: readonly CountryCount[];
  readonly byYear: readonly BaseYear[];
  readonly grades: readonly GradeCount[];
}

/** The register in numbers. By type, district and country those count that hold the title now; a revoked one is among the years alone. */
export async function baseFigures(
  record: Record,
  { rehearsal }: { readonly rehearsal: boolean },
): Promise<BaseFigures> {
  const bases = await record.query<{ state: string; type: string; district: string; count: number }[]>(
    `SELECT state, type, district, count(*)::int AS count FROM base WHERE rehearsal = $1 GROUP BY 1, 2, 3`,
    [rehearsal],
  );
  const held = bases.filter(({ state }) => state !== 'revoked');
  return {
    byState: summed(bases.map(({ state, count }) => ({ code: state, count }))),
    byType: summed(held.map(({ type, count }) => ({ code: type, count }))),
    byDistrict: summed(held.map(({ district, count }) => ({ code: district, count }))),
    byCountry: await record.query<CountryCount[]>(BY_COUNTRY, [rehearsal]),
    byYear: await record.query<BaseYear[]>(BY_YEAR, [rehearsal]),
    grades: await record.query<GradeCount[]>(GRADES_BY_YEAR, [rehearsal]),
  };
}

/** Partners as the dossier has them under which the base was accredited. */
const BY_COUNTRY = `
  SELECT row->>'country' AS code, count(DISTINCT b.id)::int AS count, count(*)::int AS partners
  FROM base b
    JOIN procedure_case c ON c.id = b.case_id
    JOIN dossier_part p ON p.dossier_id = c.subject_id AND p.revision = c.revision AND p.part = 'partners'
    CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(p.content->'rows') WHEN 'array' THEN p.content->'rows' ELSE '[]' END) row
  WHERE b.rehearsal = $1 AND b.state <> 'revoked' AND row->>'country' IS NOT NULL
  GROUP BY 1 ORDER BY 2 DESC, 1`;

const BY_YEAR = `
  SELECT extract(year FROM day)::int AS year, (count(*) FILTER (WHERE accredited))::int AS accredited,
    (count(*) FILTER (WHERE NOT accredited))::int AS revoked
  FROM (SELECT accredited_on AS day, true AS accredited FROM base WHERE rehearsal = $1
        UNION ALL SELECT revoked_on, false FROM base WHERE rehearsal = $1 AND revoked_on IS NOT NULL) d
  GROUP BY 1 ORDER BY 1`;

const GRADES_BY_YEAR = `
  SELECT c.year, e.grade, count(*)::int AS count FROM evaluation e JOIN campaign c ON c.id = e.campaign_id
  WHERE c.state = 'published' AND e.grade IS NOT NULL AND (c.rehearsal_day_seconds IS NOT NULL) = $1
  GROUP BY 1, 2 ORDER BY 1, array_position(ARRAY['excellent', 'good', 'qualified', 'unqualified'], e.grade)`;
