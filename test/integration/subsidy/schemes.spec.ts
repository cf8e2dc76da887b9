import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { aGround, aScheme, subsidyDesk, type AwardView, type SchemeView, type SubsidyDesk } from './ground.js';

describe('opening a subsidy scheme (后补助, Art. 20)', () => {
  let scene: Scene;
  let desk: SubsidyDesk;
  beforeAll(async () => {
    scene = await startScene({ worker: false });
    desk = await subsidyDesk(scene);
  });
  afterAll(() => scene?.stop());

  it('gives every eligible base an award with the ceiling of its grade, and keeps why others are left out', async () => {
    const { campaignId, baseIds } = await aGround(scene.record, [
      { of: 'park', grade: 'excellent' },
      { of: 'research', grade: 'good' },
      { of: 'platform', grade: 'qualified' },
      { of: 'enterprise', grade: 'unqualified', state: 'underRectification' },
      { of: 'enterprise', grade: 'excellent', state: 'revoked' },
    ]);
    const scheme = await desk.open({ campaignId, budgetFen: 60_000_000 });
    expect(scheme).toMatchObject({
      state: 'underVouchers',
      rehearsal: true,
      budget: { fen: 60_000_000, text: { zh: '60 万元', en: '600000.00 yuan' } },
      totals: { awards: 2, leftOut: 3, ceiling: { fen: 70_000_000 }, proposed: null, allocated: null },
    });
    const awards = await desk.auditor.get<AwardView[]>(`/subsidy-schemes/${scheme.id}/awards`);
    expect(new Map(awards.map(({ baseId, ceilingFen }) => [baseId, ceilingFen]))).toEqual(
      new Map([
        [baseIds[0], 50_000_000],
        [baseIds[1], 20_000_000],
      ]),
    );
    const leftOut = await desk.auditor.get<{ baseId: string; reason: string }[]>(
      `/subsidy-schemes/${scheme.id}/left-out`,
    );
    expect(new Map(leftOut.map(({ baseId, reason }) => [baseId, reason]))).toEqual(
      new Map([
        [baseIds[2], 'nothingForGrade'],
        [baseIds[3], 'underRectification'],
        [baseIds[4], 'revoked'],
      ]),
    );
  });

  it('calls the organisations to file vouchers, and shows each what is its own', async () => {
    const { campaignId } = await aGround(scene.record, [
      { of: 'park' },
      { of: 'park', grade: 'good' },
      { of: 'research' },
    ]);
    const scheme = await desk.open({ campaignId });
    const { id } = scheme;
    for (const [login, awards, ceilingFen] of [
      ['park', 2, 70_000_000],
      ['research', 1, 50_000_000],
    ] as const) {
      const items = await desk[login].get<{ caseId: string; task: string }[]>('/work-items');
      expect(items.filter(({ caseId }) => caseId === id)).toMatchObject([{ task: 'subsidyVouchers' }]);
      const own = await desk[login].get<AwardView[]>(`/subsidy-schemes/${id}/awards`);
      expect(own).toHaveLength(awards);
      expect(await desk[login].get(`/subsidy-schemes/${id}`)).toMatchObject({
        totals: { awards, ceiling: { fen: ceilingFen } },
      });
      expect(await desk[login].get(`/cases/${id}/timeline`)).toMatchObject({
        now: {
          turn: 'applicant',
          task: { zh: '报送合作支出凭证' },
          dueOn: scheme.vouchersDueOn,
          dueAt: scheme.vouchersDueAt,
        },
      });
      const notices = await desk[login].get<{ caseId: string; template: string }[]>('/notices');
      expect(notices).toContainEqual(expect.objectContaining({ caseId: id, template: 'subsidy.opened' }));
    }
    expect(await desk.finance.get(`/cases/${id}/timeline`)).toMatchObject({ now: { turn: 'financeOfficer' } });
    const items = await desk.finance.get<{ caseId: string; task: string; dueAt: string | null }[]>('/work-items');
    expect(items.filter(({ caseId }) => caseId === id)).toMatchObject([
      { task: 'subsidyProposal', dueAt: expect.any(String) },
    ]);
    for (const path of ['', '/awards', '/left-out', '/vouchers']) {
      expect(await refusalOf(desk.enterprise.get(`/subsidy-schemes/${id}${path}`))).toMatchObject({ status: 404 });
    }
    expect(await refusalOf(desk.enterprise.get(`/cases/${id}`))).toMatchObject({ status: 404 });
    const others = await desk.enterprise.get<SchemeView[]>('/subsidy-schemes');
    expect(others.map((each) => each.id)).not.toContain(id);
  });

  it('takes a base in once on one ground, over all schemes', async () => {
    const { campaignId, batchId } = await aGround(scene.record, [{ of: 'park', grade: 'good' }]);
    const ceilings = async (change: object) => {
      const { totals } = await desk.open(change);
      return [totals.awards, totals.leftOut, totals.ceiling.fen];
    };
    expect(await ceilings({ campaignId })).toEqual([1, 0, 20_000_000]);
    const nobody = { status: 422, code: 'scheme.nobodyEligible', leftOutByReason: { awardedAlready: 1 } };
    expect(await refusalOf(desk.open({ campaignId }))).toMatchObject(nobody);
    expect(await ceilings({ campaignId, batchId })).toEqual([1, 0, 30_000_000]);
    expect(await refusalOf(desk.open({ batchId }))).toMatchObject(nobody);
  });

  it('gives for one year of evaluation once, whichever campaign graded it', async () => {
    const one = await aGround(scene.record, [{ of: 'park' }]);
    const other = await aGround(scene.record, [{ of: 'park' }, { of: 'research' }]);
    await scene.record.query(`UPDATE evaluation SET base_id = $1 WHERE campaign_id = $2 AND base_id = $3`, [
      one.baseIds[0],
      other.campaignId,
      other.baseIds[0],
    ]);
    expect((await desk.open({ campaignId: one.campaignId })).totals).toMatchObject({ awards: 1, leftOut: 0 });
    const second = await desk.open({ campaignId: other.campaignId });
    expect(second.totals).toMatchObject({ awards: 1, leftOut: 1 });
    const leftOut = await desk.auditor.get<{ reason: string }[]>(`/subsidy-schemes/${second.id}/left-out`);
    expect(leftOut).toMatchObject([{ reason: 'awardedAlready' }]);
  });

  it('does so too when several are opened at once', async () => {
    const { batchId } = await aGround(scene.record, [{ of: 'park' }]);
    const opened = await Promise.allSettled([1, 2, 3].map(() => desk.open({ batchId })));
    expect(opened.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('waits until every grade of the campaign is published', async () => {
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }, { of: 'research', grade: null }]);
    expect(await refusalOf(desk.open({ campaignId }))).toMatchObject({ status: 422, code: 'scheme.notPublished' });
    const { campaignId: empty } = await aGround(scene.record, []);
    expect(await refusalOf(desk.open({ campaignId: empty }))).toMatchObject({ code: 'scheme.notPublished' });
  });

  it('mixes neither rehearsal and real nor two versions of the measures', async () => {
    const rehearsed = await aGround(scene.record, [{ of: 'park' }]);
    const real = await aGround(scene.record, [{ of: 'park' }], { rehearsalDaySeconds: null });
    const old = await aGround(scene.record, [{ of: 'park' }], { measureId: '2016' });
    const { campaignId } = rehearsed;
    expect(await refusalOf(desk.open({ campaignId, batchId: real.batchId }))).toMatchObject({
      status: 422,
      code: 'scheme.rehearsalMixed',
    });
    expect(await refusalOf(desk.open({ campaignId, batchId: old.batchId }))).toMatchObject({
      status: 422,
      code: 'scheme.measuresDiffer',
    });
    expect(await desk.open({ batchId: real.batchId })).toMatchObject({ rehearsal: false });
  });

  it('gives by three grades under the measures of 2016', async () => {
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }, { of: 'research', grade: 'good' }], {
      measureId: '2016',
    });
    expect(await desk.open({ campaignId })).toMatchObject({
      totals: { awards: 1, leftOut: 1, ceiling: { fen: 30_000_000 } },
    });
  });

  it('refuses a scheme without ground, on an unknown one, and a code in use', async () => {
    const { batchId } = await aGround(scene.record, [{ of: 'park' }]);
    const { code } = await desk.open({ batchId });
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect(await refusalOf(desk.open({}))).toMatchObject({ status: 422, code: 'scheme.groundRequired' });
    expect(await refusalOf(desk.open({ campaignId: unknown }))).toMatchObject({ status: 404 });
    expect(await refusalOf(desk.open({ batchId: unknown }))).toMatchObject({ status: 404 });
    const { batchId: other } = await aGround(scene.record, [{ of: 'park' }]);
    expect(await refusalOf(desk.open({ batchId: other, code }))).toMatchObject({
      status: 409,
      code: 'scheme.codeUsed',
    });
    const [{ cases }] = (await scene.record.query(
      `SELECT count(*)::int AS cases FROM procedure_case c WHERE kind = 'subsidy'
       AND NOT EXISTS (SELECT FROM subsidy_scheme s WHERE s.case_id = c.id)`,
    )) as [{ cases: number }];
    expect(cases).toBe(0);
  });

  it.each([
    ['no budget', { budgetFen: 0 }],
    ['a negative budget', { budgetFen: -1 }],
    ['half a fen', { budgetFen: 0.5 }],
    ['a budget as text', { budgetFen: '100' }],
    ['a budget that is no number', { budgetFen: Number.NaN }],
    ['a huge budget', { budgetFen: 1e300 }],
    ['a code with a path', { code: '../etc' }],
    ['no title', { title: '' }],
    ['an unknown field', { state: 'approved' }],
    ['a campaign that is no id', { campaignId: 'x' }],
    ['a prototype', JSON.parse('{"__proto__": {"budgetFen": 1}}') as object],
  ])('refuses %s as invalid', async (_, change) => {
    const { batchId } = await aGround(scene.record, []);
    const body = { ...aScheme({ batchId }), ...change };
    if (Object.hasOwn(change, '__proto__')) Object.defineProperty(body, '__proto__', { value: {}, enumerable: true });
    const refusal = await refusalOf(desk.finance.post('/subsidy-schemes', body));
    expect(refusal).toMatchObject({ status: 400 });
  });

  it('is for finance officers alone', async () => {
    const { batchId } = await aGround(scene.record, [{ of: 'park' }]);
    for (const person of [desk.park, desk.decider, desk.auditor]) {
      expect(await refusalOf(person.post('/subsidy-schemes', aScheme({ batchId })))).toMatchObject({ status: 403 });
    }
  });

  it('opens one for one Idempotency-Key, and refuses the key with another body', async () => {
    const { batchId } = await aGround(scene.record, [{ of: 'park' }]);
    const body = aScheme({ batchId });
    const key = `open-${batchId}`;
    const first = await desk.finance.post<SchemeView>('/subsidy-schemes', body, { key });
    expect(await desk.finance.post('/subsidy-schemes', body, { key })).toEqual(first);
    expect(await refusalOf(desk.finance.post('/subsidy-schemes', { ...body, budgetFen: 1 }, { key }))).toMatchObject({
      status: 422,
      code: 'request.keyReused',
    });
  });
});
