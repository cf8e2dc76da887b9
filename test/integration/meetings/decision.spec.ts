import { reviewByExperts, untilState, visit, type CaseView } from '#cli/client/accreditation.journey.js';
import { conclude, convene, voteAlike, type Resolution } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';

/** Enough to be at the decision, not enough for the title, or not even for cultivation. */
const SHARES = { enough: 1, cultivable: 0.6, low: 0.2 } as const;

describe('the decision', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const aBatch = (quota?: number) => openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60, quota });
  const submitted = async (batch = aBatch()) => submitPark(scene.record, scene.applicant, await batch);
  /** At the decision, with the experts' score and the share of the claims that was verified. */
  const atDecision = async (share: keyof typeof SHARES, expertScore: number) => {
    const id = await submitted();
    await bringTo('underDraw', scene.commission, id);
    await reviewByExperts(scene.commission, id, expertScore);
    await untilState(scene.commission.officer, id, ['underOnsiteAssessment']);
    await visit(scene.commission, id, { share: SHARES[share] });
    return id;
  };
  /** The meeting that has the case on its agenda, alone. */
  const meetings = new Map<string, string>();
  const meetingOf = async (id: string): Promise<string> => {
    const known = meetings.get(id);
    if (known) return known;
    const { groupId } = await scene.commission.officer.get<{ groupId: string }>(`/cases/${id}`);
    const meeting = await convene(scene.commission, groupId, [id]);
    meetings.set(id, meeting.id);
    return meeting.id;
  };
  const refused = async (id: string, { result, reasons }: Omit<Resolution, 'caseId'>) => {
    const meeting = await meetingOf(id);
    const votes = [{ caseId: id, vote: result, reasons }];
    return refusedUnchanged(scene.record, id, () =>
      scene.commission.decider.put(`/meetings/${meeting}/votes`, { votes }),
    );
  };
  const decide = async (id: string, resolution: Omit<Resolution, 'caseId'>): Promise<CaseView> => {
    const meeting = await meetingOf(id);
    await voteAlike(scene.commission, meeting, [{ caseId: id, ...resolution }]);
    await conclude(scene.commission, meeting);
    return scene.commission.officer.get<CaseView>(`/cases/${id}`);
  };

  it('selects no more than the places of the type, and says how many there are', async () => {
    const batch = aBatch(1);
    const [first, second] = [await submitted(batch), await submitted(batch)];
    for (const id of [first, second]) await bringTo('underDecision', scene.commission, id);
    await decide(first, { result: 'selected' });
    expect(await refused(second, { result: 'selected' })).toMatchObject({
      status: 422,
      code: 'decision.quotaReached',
      params: { quota: 1 },
      sentence: { zh: '该类型名额（1）已满。', en: 'The quota of this type (1) is used up.' },
    });
    await decide(second, { result: 'notSelected', reasons: ['outsideQuota'] });
  });

  it('selects nobody below the line, and says by how much it is missed', async () => {
    const id = await atDecision('cultivable', 71);
    const refusal = await refused(id, { result: 'selected' });
    expect(refusal).toMatchObject({
      status: 422,
      code: 'decision.belowThreshold',
      sentence: { zh: expect.stringContaining('不能拟认定'), en: expect.stringContaining('cannot be selected') },
    });
    expect(JSON.stringify(refusal['explanation'])).toMatch(/低于认定线 70\.00/);
    await decide(id, { result: 'cultivated', reasons: ['belowTotal'] });
  });

  it('cultivates nobody below the line of cultivation', async () => {
    const id = await atDecision('low', 61);
    expect(await refused(id, { result: 'cultivated', reasons: ['belowTotal'] })).toMatchObject({
      status: 422,
      code: 'decision.cannotCultivate',
      sentence: { zh: expect.stringContaining('培育'), en: expect.stringContaining('cultivation') },
    });
  });

  it('gives one title to a platform and field: not to a second case while the first is under public notice', async () => {
    const batch = aBatch();
    const [first, second, elsewhere] = [await submitted(batch), await submitted(batch), await submitted(batch)];
    const places: [string, object][] = [
      [first, { platformName: '氢能联合研究中心', fields: ['hydrogen', 'gene'] }],
      [second, { platformName: '氢能 联合研究中心', fields: ['hydrogen'] }],
      [elsewhere, { platformName: '氢能联合研究中心', fields: ['quantum'] }],
    ];
    for (const [id, base] of places) {
      await scene.record.query(
        `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
         SELECT id, organisation_id, 1, 'base', 1, $2, $3 FROM dossier WHERE id = $1
         ON CONFLICT (dossier_id, revision, part) DO UPDATE SET content = excluded.content`,
        [id, JSON.stringify(base), scene.applicant.accountId],
      );
      await bringTo('underDecision', scene.commission, id);
    }
    await decide(first, { result: 'selected' });
    expect(await refused(second, { result: 'selected' })).toMatchObject({
      status: 409,
      code: 'decision.otherBase',
      params: { base: 'a park', article: 'Ch. 3' },
      sentence: {
        zh: '同一平台、同一领域已认定或拟认定“a park”，按管理办法（第三章）不能再认定。',
        en: expect.stringContaining('on the same platform and field'),
      },
    });
    expect(await decide(elsewhere, { result: 'selected' })).toMatchObject({
      state: 'proposed',
    });
    await scene.applicant.patiently('POST', `/cases/${first}/withdrawal`, { reason: '调整方案' });
    expect(await decide(second, { result: 'selected' })).toMatchObject({
      state: 'proposed',
    });
  });

  it('of two cases on one platform at the same moment selects one', async () => {
    const batch = aBatch();
    const ids = [await submitted(batch), await submitted(batch)];
    for (const id of ids) {
      await scene.record.query(
        `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
         SELECT id, organisation_id, 1, 'base', 1, $2, $3 FROM dossier WHERE id = $1
         ON CONFLICT (dossier_id, revision, part) DO UPDATE SET content = excluded.content`,
        [id, JSON.stringify({ platformName: '量子中心', fields: ['quantum'] }), scene.applicant.accountId],
      );
      await bringTo('underDecision', scene.commission, id);
    }
    const ends = await Promise.allSettled(ids.map((id) => decide(id, { result: 'selected' })));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives no reason that the computed result contradicts, and none at all to whoever is selected', async () => {
    const id = await atDecision('enough', 88);
    for (const reason of ['belowTotal', 'dimensionBelowShare', 'fraudFound', 'belowSiteVisit', 'outsideQuota']) {
      expect(await refused(id, { result: 'notSelected', reasons: ['dishonesty', reason] })).toMatchObject({
        status: 422,
        code: 'decision.reasonContradicted',
        params: { reason },
      });
    }
    expect(await refused(id, { result: 'notSelected', reasons: ['belowTotal'] })).toMatchObject({
      sentence: {
        zh: expect.stringMatching(/^不能以“总分未达到认定线”为由：总分 \d+\.\d\d，达到认定线 70\.00。$/),
        en: expect.stringMatching(/cannot be the reason: total \d+\.\d\d, at or above the line/),
      },
    });
    expect(await refused(id, { result: 'selected', reasons: ['belowTotal'] })).toMatchObject({
      status: 422,
      code: 'decision.selectedWithReasons',
      sentence: { zh: expect.stringContaining('达到认定线 70.00'), en: expect.stringContaining('at or above') },
    });
    await decide(id, { result: 'notSelected', reasons: ['dishonesty'] });
  });

  it('names the quota where the ranking leaves the case outside, though no place is given yet', async () => {
    const batch = aBatch(1);
    const [best, next] = [await submitted(batch), await submitted(batch)];
    for (const [id, share] of [
      [best, 1],
      [next, 0.9],
    ] as const) {
      await bringTo('underOnsiteAssessment', scene.commission, id);
      await visit(scene.commission, id, { share });
    }
    expect(await refused(best, { result: 'notSelected', reasons: ['outsideQuota'] })).toMatchObject({
      code: 'decision.reasonContradicted',
      sentence: { zh: expect.stringContaining('名额 1 个，已用 0 个，本项目列第 1') },
    });
    await decide(next, { result: 'notSelected', reasons: ['outsideQuota'] });
  });

  it('gives no reason that is not in the measure, and needs one unless it selects', async () => {
    const id = await atDecision('low', 61);
    expect(await refused(id, { result: 'notSelected', reasons: ['theWeather'] })).toMatchObject({
      status: 422,
      code: 'case.reasonUnknown',
      params: { reason: 'theWeather' },
      sentence: {
        zh: expect.stringMatching(/可用的有：.*总分未达到认定线（belowTotal）、/),
        en: expect.stringContaining('belowTotal (The total is below'),
      },
      allowed: expect.arrayContaining(['belowTotal', 'dishonesty']),
    });
    expect(await refused(id, { result: 'notSelected' })).toMatchObject({ status: 422, code: 'case.reasonRequired' });
  });
});
