import { untilState, type CaseView } from '../../../apps/cli/client/accreditation.journey.js';
import type { ApiClient } from '../../../apps/cli/client/api-client.js';
import { untilCampaign } from '../../../apps/cli/client/evaluation.journey.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accreditedBases } from '../../support/bases.js';
import { openCampaign } from '../../support/campaign.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';

interface RectificationView {
  readonly caseId: string;
  readonly baseId: string;
  readonly state: string;
  readonly problems: readonly { id: string; closed: boolean }[];
  readonly planFiledAt: string | null;
  readonly missingDocuments: readonly { id: string; text: { zh: string } }[];
}

describe('the rectification of bases that were silent', () => {
  let scene: Scene;
  let stranger: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    stranger = await scene.signIn('platform');
  });
  afterAll(() => scene?.stop());

  /** Silent bases, graded: nobody files anything. */
  const rectifications = async (count: number, rehearsalDaySeconds: number) => {
    const { batchId, baseIds } = await accreditedBases(scene.record, { owner: scene.applicant, count });
    const campaign = await openCampaign(scene.commission.officer, { batchIds: [batchId], rehearsalDaySeconds });
    await untilCampaign(scene.commission.officer, campaign.id, ['reviewing']);
    await scene.commission.decider.patiently('POST', `/campaigns/${campaign.id}/publication`, {});
    const all = await scene.applicant.get<RectificationView[]>('/rectifications?limit=200');
    const opened = all.filter(({ baseId }) => baseIds.includes(baseId));
    return { campaign, rectifications: opened };
  };
  const base = async (id: string) =>
    (
      await scene.record.query<{ state: string; last_grade: string | null; revoked_on: string | null }[]>(
        `SELECT state, last_grade, revoked_on FROM base WHERE id = $1`,
        [id],
      )
    )[0];
  const acceptance = (caseId: string, change: object = {}) =>
    scene.commission.decider.post<CaseView>(`/rectifications/${caseId}/acceptance`, {
      conclusion: 'restore',
      scoreHundredths: 7_500,
      closedProblems: ['silent'],
      reason: '验收组现场核查，问题已整改到位',
      ...change,
    });

  describe('with a plan and a report', () => {
    let campaignCode: string;
    let restored: RectificationView;
    let revoked: RectificationView;
    beforeAll(async () => {
      const opened = await rectifications(2, 0.3);
      campaignCode = opened.campaign.code;
      [restored, revoked] = opened.rectifications as [RectificationView, RectificationView];
    });

    it('begins with the list of problems and the title suspended', async () => {
      expect(restored).toMatchObject({ state: 'underPlan', problems: [{ id: 'silent', closed: false }] });
      expect(await base(restored.baseId)).toMatchObject({ state: 'underRectification', last_grade: 'unqualified' });
    });

    it('is for its own organisation, step by step', async () => {
      const { officer } = scene.commission;
      const text = '逐项整改措施、责任人和完成时间';
      const path = `/rectifications/${restored.caseId}`;
      expect((await refusalOf(stranger.post(`${path}/plan`, { text }))).status).toBe(404);
      expect((await refusalOf(stranger.get(path))).status).toBe(404);
      expect((await refusalOf(officer.post(`${path}/plan`, { text }))).status).toBe(403);
      expect((await refusalOf(scene.applicant.post(`${path}/final-report`, { text }))).code).toBe('case.wrongState');
      expect((await refusalOf(scene.applicant.post(`${path}/plan`, { text: '  ' }))).code).toBe('request.invalid');
      expect((await refusalOf(acceptance(restored.caseId))).code).toBe('case.wrongState');
      expect((await refusalOf(scene.applicant.post(`${path}/interim-report`, { text }))).code).toBe('case.wrongState');
      for (const { caseId } of [restored, revoked]) {
        await scene.applicant.post(`/rectifications/${caseId}/plan`, { text });
        await untilState(scene.applicant, caseId, ['underRectification']);
      }
      expect((await refusalOf(scene.applicant.post(`${path}/plan`, { text }))).code).toBe('rectification.filedAlready');
    });

    it('goes to the acceptance with the final report', async () => {
      for (const { caseId } of [restored, revoked]) {
        const path = `/rectifications/${caseId}`;
        await scene.applicant.post(`${path}/interim-report`, { text: '已完成一半' });
        const again = await refusalOf(scene.applicant.post(`${path}/interim-report`, { text: '再报一次' }));
        expect(again).toMatchObject({ status: 409, code: 'rectification.filedAlready' });
        await scene.applicant.post(`${path}/final-report`, { text: '全部完成' });
        await untilState(scene.applicant, caseId, ['underAcceptance']);
      }
    });

    it.each([
      ['a score of 101', { scoreHundredths: 10_100 }, 400, 'request.invalid'],
      ['a score that is none', { scoreHundredths: null }, 400, 'request.invalid'],
      ['a problem that is not on the list', { closedProblems: ['management'] }, 422, 'rectification.problemUnknown'],
      ['neither the one nor the other', { conclusion: 'extend' }, 400, 'request.invalid'],
      ['a problem still open', { closedProblems: [] }, 422, 'rectification.problemsOpen'],
      ['a score under 60.00', { scoreHundredths: 5_999 }, 422, 'rectification.belowLine'],
      ['a revocation of who has passed', { conclusion: 'revoke' }, 422, 'rectification.passed'],
      ['no findings', { reason: '' }, 400, 'request.invalid'],
    ])('refuses an acceptance with %s', async (_, change, status, code) => {
      expect(await refusalOf(acceptance(restored.caseId, change))).toMatchObject({ status, code });
    });

    it('restores the title, at best as qualified, when the score is enough and every problem closed', async () => {
      const { officer } = scene.commission;
      const path = `/rectifications/${restored.caseId}/acceptance`;
      expect((await refusalOf(officer.post(path, {}))).status).toBe(403);
      await acceptance(restored.caseId, { scoreHundredths: 9_900 });
      expect(await base(restored.baseId)).toEqual({ state: 'accredited', last_grade: 'qualified', revoked_on: null });
      const ended = await scene.applicant.get<CaseView>(`/cases/${restored.caseId}`);
      expect(ended).toMatchObject({ state: 'restored', outcome: { grade: 'qualified', scoreHundredths: 9_900 } });
      expect(await scene.applicant.get(`/rectifications/${restored.caseId}`)).toMatchObject({
        problems: [{ id: 'silent', closed: true }],
      });
      const workflow = scene.workflow(WORKFLOW_IDS.rectification(restored.baseId, campaignCode));
      expect(await workflow.result()).toBe('restored');
    });

    it('revokes the title where a problem stays open, whatever the score', async () => {
      await acceptance(revoked.caseId, { conclusion: 'revoke', scoreHundredths: 9_900, closedProblems: [] });
      expect(await base(revoked.baseId)).toMatchObject({ state: 'revoked', revoked_on: expect.any(String) });
      const ended = await scene.applicant.get<CaseView>(`/cases/${revoked.caseId}`);
      expect(ended.outcome).toMatchObject({ ground: 'failedAcceptance', openProblems: ['silent'] });
      expect((await refusalOf(acceptance(revoked.caseId))).code).toBe('case.closed');
      const list = await scene.commission.officer.get<{ id: string; state: string }[]>('/bases/rehearsed?limit=200');
      expect(list.find(({ id }) => id === revoked.baseId)).toMatchObject({ state: 'revoked' });
    });
  });

  describe('where nothing is filed in time', () => {
    let late: RectificationView;
    let never: RectificationView;
    beforeAll(async () => {
      const opened = await rectifications(2, 0.05);
      [late, never] = opened.rectifications as [RectificationView, RectificationView];
      // A year at the pace of the campaign would be too long to wait for.
      await scene.record.query(`UPDATE procedure_case SET rehearsal_day_seconds = 0.02 WHERE id = $1`, [never.caseId]);
      await scene.record.query(`UPDATE procedure_case SET rehearsal_day_seconds = 60 WHERE id = $1`, [late.caseId]);
      await untilState(scene.applicant, late.caseId, ['underRectification']);
    });

    it('puts the missing plan on record and tells the host; the period begins all the same', async () => {
      const { outcome } = await scene.applicant.get<CaseView>(`/cases/${late.caseId}`);
      expect(outcome).toMatchObject({ notFiledInTime: ['plan'] });
      const { done } = await scene.applicant.get<{ done: { action: string; state: string }[] }>(
        `/cases/${late.caseId}/timeline`,
      );
      expect(done.at(-1)).toMatchObject({ action: 'lapse', state: 'underRectification' });
      const told = await scene.record.query<unknown[]>(
        `SELECT FROM notice WHERE case_id = $1 AND template = 'rectification.planMissing' AND organisation_id IS NOT NULL`,
        [late.caseId],
      );
      expect(told).toHaveLength(1);
    });

    it('takes the plan late; the final report waits for it', async () => {
      const path = `/rectifications/${late.caseId}`;
      const early = await refusalOf(scene.applicant.post(`${path}/final-report`, { text: '全部完成' }));
      expect(early).toMatchObject({ status: 409, code: 'rectification.earlierMissing', missing: ['plan'] });
      expect(early.sentence.zh).toContain('整改方案');
      await scene.applicant.post(`${path}/plan`, { text: '补报整改方案' });
      await scene.applicant.post(`${path}/final-report`, { text: '全部完成' });
      await untilState(scene.applicant, late.caseId, ['underAcceptance']);
      expect(await acceptance(late.caseId)).toMatchObject({ state: 'restored' });
    });

    it('restores nobody who filed nothing, whatever the score, and revokes', async () => {
      await untilState(scene.applicant, never.caseId, ['underAcceptance']);
      const { missingDocuments } = await scene.applicant.get<RectificationView>(`/rectifications/${never.caseId}`);
      expect(missingDocuments.map(({ id }) => id)).toEqual(['plan', 'interimReport', 'finalReport']);
      const refused = await refusalOf(acceptance(never.caseId, { scoreHundredths: 10_000 }));
      expect(refused).toMatchObject({
        status: 422,
        code: 'rectification.documentsMissing',
        missing: ['plan', 'interimReport', 'finalReport'],
      });
      expect(refused.sentence.zh).toContain('整改方案、中期报告、整改报告');
      expect(await base(never.baseId)).toMatchObject({ state: 'underRectification' });
      await acceptance(never.caseId, { conclusion: 'revoke', scoreHundredths: 10_000 });
      expect(await base(never.baseId)).toMatchObject({ state: 'revoked' });
      const { outcome } = await scene.applicant.get<CaseView>(`/cases/${never.caseId}`);
      expect(outcome).toMatchObject({
        ground: 'failedAcceptance',
        missingDocuments: ['plan', 'interimReport', 'finalReport'],
      });
    });
  });

  it('warns once of a missing interim report half-way, and ends with its period', async () => {
    const { rectifications: opened } = await rectifications(2, 0.4);
    const [reporting, quiet] = opened as [RectificationView, RectificationView];
    // A year at the pace of the campaign would be too long to wait for.
    await scene.record.query(`UPDATE procedure_case SET rehearsal_day_seconds = 0.08 WHERE id = ANY($1)`, [
      opened.map(({ caseId }) => caseId),
    ]);
    for (const { caseId } of opened) {
      await scene.applicant.patiently('POST', `/rectifications/${caseId}/plan`, { text: '整改方案' });
    }
    await untilState(scene.applicant, reporting.caseId, ['underRectification']);
    await scene.applicant.patiently('POST', `/rectifications/${reporting.caseId}/interim-report`, { text: '中期' });
    await untilState(scene.applicant, quiet.caseId, ['underAcceptance']);
    await untilState(scene.applicant, reporting.caseId, ['underAcceptance']);
    const warned = await scene.record.query<{ case_id: string }[]>(
      `SELECT case_id FROM notice WHERE template = 'rectification.interimMissing' AND organisation_id IS NOT NULL
         AND case_id = ANY($1)`,
      [opened.map(({ caseId }) => caseId)],
    );
    expect(warned.map(({ case_id }) => case_id)).toEqual([quiet.caseId]);
  });
});
