import { ApiClient } from '../../../apps/cli/client/api-client.js';
import { accreditedBases } from '../../support/bases.js';
import { refusalOf } from '../../support/desk.js';
import { sceneOfSuite } from '../../support/scene.js';
import { aGround } from '../subsidy/ground.js';

interface Counted {
  readonly code: string;
  readonly count: number;
}
interface Bases {
  readonly total: number;
  readonly byState: readonly Counted[];
  readonly byType: readonly Counted[];
  readonly byDistrict: readonly (Counted & { readonly text: { readonly zh: string } })[];
  readonly byCountry: readonly (Counted & { readonly partners: number; readonly text: { readonly zh: string } })[];
  readonly byYear: readonly { readonly year: number; readonly accredited: number; readonly revoked: number }[];
  readonly grades: readonly { readonly year: number; readonly grade: string; readonly count: number }[];
}
interface Statistics {
  readonly rehearsal: boolean;
  readonly cases: {
    readonly byState: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
    readonly byType: readonly Counted[];
    readonly byDistrict: readonly Counted[];
    readonly byYear: readonly { readonly submitted: number; readonly accredited: number; readonly open: number }[];
  };
  readonly bases: Bases;
  readonly subsidies: readonly {
    readonly year: number;
    readonly schemes: number;
    readonly awards: number;
    readonly budget: { readonly fen: number };
    readonly allocated: { readonly fen: number; readonly text: { readonly zh: string } };
  }[];
}

const counts = (lines: readonly Counted[]) => Object.fromEntries(lines.map(({ code, count }) => [code, count]));

describe('statistics', () => {
  const scene = sceneOfSuite({ worker: false });
  let officer: ApiClient;

  const partners = (baseId: string, countries: readonly string[]) =>
    scene.record.query(
      `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
       SELECT c.subject_id, c.organisation_id, 1, 'partners', 1, $2, $3 FROM base b JOIN procedure_case c ON c.id = b.case_id WHERE b.id = $1`,
      [baseId, JSON.stringify({ rows: countries.map((country) => ({ country })) }), scene.applicant.accountId],
    );

  beforeAll(async () => {
    officer = scene.commission.officer;
    const { record, applicant: owner } = scene;
    const parks = await accreditedBases(record, { owner, rehearsal: false, count: 2, accreditedOn: '2024-05-06' });
    const [one, two] = parks.baseIds as [string, string];
    const research = await accreditedBases(record, {
      owner: await scene.signIn('research'),
      type: 'research',
      rehearsal: false,
      accreditedOn: '2025-02-03',
    });
    const [three] = research.baseIds as [string];
    await record.query(`UPDATE base SET district = '110302' WHERE id = $1`, [three]);
    await record.query(`UPDATE base SET state = 'revoked', revoked_on = '2025-12-31' WHERE id = $1`, [two]);
    await partners(one, ['DE', 'DE', 'HK']);
    await partners(two, ['FR']);
    await partners(three, ['DE']);
    await accreditedBases(record, { owner, rehearsal: true, count: 5 });
    await record.query(
      `UPDATE procedure_case SET rehearsal_day_seconds = 60 WHERE id IN (SELECT case_id FROM base WHERE rehearsal)`,
    );
  });

  it('of the register count what holds the title now, and are open to everybody', async () => {
    const bases = await ApiClient.anonymous(scene.stack.apiUrl).get<Bases>('/bases/statistics');
    expect(bases.total).toBe(2);
    expect(counts(bases.byState)).toEqual({ accredited: 2, revoked: 1 });
    expect(counts(bases.byType)).toEqual({ park: 1, research: 1 });
    expect(counts(bases.byDistrict)).toEqual({ '110108': 1, '110302': 1 });
    expect(bases.byDistrict.find(({ code }) => code === '110302')?.text.zh).toBe('北京经济技术开发区');
    expect(bases.byYear).toEqual([
      { year: 2024, accredited: 2, revoked: 0 },
      { year: 2025, accredited: 1, revoked: 1 },
    ]);
  });

  it('count bases by the countries of their partners, and how many partners there are', async () => {
    const { bases } = await officer.get<Statistics>('/statistics');
    expect(bases.byCountry.map(({ code, count, partners: many }) => [code, count, many])).toEqual([
      ['DE', 2, 3],
      ['HK', 1, 1],
    ]);
    expect(bases.byCountry[1]?.text.zh).toBe('中国香港');
  });

  it('count cases of every kind by state, and applications by type, district and year', async () => {
    const { cases, rehearsal } = await officer.get<Statistics>('/statistics');
    expect(rehearsal).toBe(false);
    const accredited = cases.byState.filter(({ kind, state }) => kind === 'accreditation' && state === 'accredited');
    expect(accredited.map(({ count }) => count)).toEqual([3]);
    expect(counts(cases.byType)).toEqual({ park: 2, research: 1 });
    expect(Object.values(counts(cases.byDistrict)).reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(cases.byYear).toEqual([expect.objectContaining({ submitted: 3, accredited: 3, open: 0 })]);
  });

  it('keep rehearsals apart', async () => {
    const rehearsed = await officer.get<Statistics>('/statistics?rehearsal=true');
    expect([rehearsed.rehearsal, rehearsed.bases.total]).toEqual([true, 5]);
    expect(counts(rehearsed.cases.byType)).toEqual({ park: 5 });
  });

  it('give grades once they are published, and subsidies to the fen', async () => {
    const { record } = scene;
    const ground = await aGround(record, [{ of: 'park' }, { of: 'research', grade: 'good' }], {
      rehearsalDaySeconds: null,
    });
    expect((await officer.get<Statistics>('/statistics')).bases.grades).toEqual([]);
    await record.query(
      `UPDATE campaign SET state = 'published', filing_due_at = now(), published_at = now(), published_by = created_by WHERE id = $1`,
      [ground.campaignId],
    );
    const approved = await officer.get<Statistics>('/statistics');
    expect(approved.bases.grades.map(({ year, grade, count }) => [year, grade, count])).toEqual([
      [2026, 'excellent', 1],
      [2026, 'good', 1],
    ]);
    await record.query(
      `WITH c AS (INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, closed_at)
         VALUES (gen_random_uuid(), 'subsidy', 'subsidy/x', gen_random_uuid(), '方案', '2025', 'approved', now()) RETURNING id),
       s AS (INSERT INTO subsidy_scheme (case_id, code, year, title, budget_fen, campaign_id, vouchers_due_on, vouchers_due_at,
           vouchers_explanation, approved_at)
         SELECT id, 'S-1', 2026, '方案', 900000000001, $1, '2026-01-01', now(), '{}', now() FROM c)
       INSERT INTO subsidy_award (id, scheme_id, base_id, organisation_id, basis, ceiling_fen, proposed_fen, allocated_fen)
       SELECT gen_random_uuid(), c.id, b.id, b.organisation_id, 'evaluation', 100, n, n
       FROM c, unnest($2::uuid[], $3::bigint[]) AS given (base_id, n) JOIN base b ON b.id = given.base_id`,
      [ground.campaignId, ground.baseIds, [33, 0]],
    );
    const [year] = (await officer.get<Statistics>('/statistics')).subsidies;
    expect(year).toMatchObject({ year: 2026, schemes: 1, awards: 1, budget: { fen: 900_000_000_001 } });
    expect(year?.allocated).toMatchObject({ fen: 33, text: { zh: '0.000033 万元' } });
  });

  it('are for the commission but for those of the register', async () => {
    expect((await refusalOf(scene.applicant.get('/statistics'))).code).toBe('request.forbidden');
    expect((await refusalOf((await scene.signIn('expert1')).get('/statistics'))).code).toBe('request.forbidden');
    expect((await refusalOf(officer.get('/statistics?rehearsal=perhaps'))).code).toBe('request.invalid');
  });
});
