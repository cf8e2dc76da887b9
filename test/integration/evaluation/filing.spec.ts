import { randomUUID } from 'node:crypto';
import { answerInvitation, panelOf, untilState } from '../../../apps/cli/client/accreditation.journey.js';
import { ApiClient } from '../../../apps/cli/client/api-client.js';
import {
  draftEvaluation,
  fileEvaluation,
  untilCampaign,
  verifyEvaluation,
  type EvaluationView,
} from '../../../apps/cli/client/evaluation.journey.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accreditedBases } from '../../support/bases.js';
import { openCampaign, type OpenedCampaign } from '../../support/campaign.js';
import { aPdf, refusalOf, upload } from '../../support/desk.js';
import { DEMO_PASSWORD, startScene, type Scene } from '../../support/scene.js';
import { slowClock } from '../../support/slow-clock.js';
import { until } from '../../support/until.js';

describe('the filing of an evaluation', () => {
  let scene: Scene;
  let stranger: ApiClient;
  let evidence: string[];
  beforeAll(async () => {
    scene = await startScene();
    stranger = await scene.signIn('research');
    evidence = [(await upload(scene.applicant, '佐证.pdf', aPdf())).id];
  });
  afterAll(() => scene?.stop());

  const campaignOf = async (count: number, rehearsalDaySeconds: number) => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count });
    return openCampaign(scene.commission.officer, { batchIds: [batchId], rehearsalDaySeconds });
  };

  describe('while it is open', () => {
    let campaign: OpenedCampaign;
    let caseId: string;
    beforeAll(async () => {
      campaign = await campaignOf(3, 3_600);
      caseId = campaign.evaluations[0]?.caseId as string;
    });
    const putFigures = (figures: unknown) => scene.applicant.put(`/evaluations/${caseId}/figures`, { figures });
    const figure = (change: object) => ({ indicator: 'internationalEvents', claimed: 3, evidence, ...change });

    it.each([
      ['an unknown indicator', { indicator: 'nothing' }, 422, 'visit.indicatorUnknown'],
      ['a row of the experts', { indicator: 'management' }, 422, 'visit.indicatorUnknown'],
      ['a name of the prototype', { indicator: 'constructor' }, 422, 'visit.indicatorUnknown'],
      ['half an event', { claimed: 2.5 }, 422, 'evaluation.figureInvalid'],
      ['a negative value', { claimed: -1 }, 400, 'request.invalid'],
      ['a text for a value', { claimed: '3' }, 400, 'request.invalid'],
      ['a value beyond all measure', { claimed: 1e12 }, 400, 'request.invalid'],
      ['evidence that nobody uploaded', { evidence: [randomUUID()] }, 422, 'evaluation.evidenceUnknown'],
      ['evidence that is no id', { evidence: ["' OR 1=1 --"] }, 400, 'request.invalid'],
      ['a field of its own', { verified: 100 }, 400, 'request.invalid'],
    ])('refuses %s', async (_, change, status, code) => {
      expect(await refusalOf(putFigures([figure(change)]))).toMatchObject({ status, code });
    });

    it('refuses evidence of another organisation, and an indicator twice', async () => {
      const foreign = await upload(stranger, '别人的.pdf', aPdf('theirs'));
      expect((await refusalOf(putFigures([figure({ evidence: [foreign.id] })]))).code).toBe(
        'evaluation.evidenceUnknown',
      );
      expect((await refusalOf(putFigures([figure({}), figure({})]))).code).toBe('request.invalid');
    });

    it('is nobody else’s: a foreign organisation is told that there is no such evaluation', async () => {
      const body = { figures: [figure({ evidence: [] })] };
      expect((await refusalOf(stranger.get(`/evaluations/${caseId}`))).status).toBe(404);
      expect((await refusalOf(stranger.put(`/evaluations/${caseId}/figures`, body))).status).toBe(404);
      expect((await refusalOf(stranger.put(`/evaluations/${caseId}/statement`, { statement: '…' }))).status).toBe(404);
      expect((await refusalOf(stranger.post(`/evaluations/${caseId}/filing`))).status).toBe(404);
      expect((await refusalOf(scene.applicant.post(`/evaluations/${randomUUID()}/filing`))).status).toBe(404);
      expect(await stranger.get<EvaluationView[]>(`/campaigns/${campaign.id}/evaluations`)).toEqual([]);
      expect(await stranger.get<EvaluationView[]>('/evaluations')).toEqual([]);
      expect((await refusalOf(scene.commission.officer.post(`/evaluations/${caseId}/filing`))).status).toBe(403);
    });

    it('keeps drafts, shows what was verified last time, and pages by key', async () => {
      await putFigures([figure({ claimed: 5 })]);
      await putFigures([figure({ claimed: 7, evidence: [] })]);
      const { figures } = await scene.applicant.get<EvaluationView>(`/evaluations/${caseId}`);
      const events = figures.find(({ indicator }) => indicator === 'internationalEvents');
      expect(events).toMatchObject({ claimed: 7, evidence: [], verified: null, previous: null });
      const path = `/campaigns/${campaign.id}/evaluations?limit=2`;
      const first = await scene.applicant.get<EvaluationView[]>(path);
      const second = await scene.applicant.get<EvaluationView[]>(`${path}&after=${first[1]?.caseId}`);
      expect(new Set([...first, ...second].map((each) => each.caseId)).size).toBe(3);
    });

    it('is refused until it is complete, with everything that is missing', async () => {
      const { missing, code } = await refusalOf(scene.applicant.post(`/evaluations/${caseId}/filing`));
      expect(code).toBe('evaluation.incomplete');
      expect(missing).toEqual(expect.arrayContaining(['statement', 'dedicatedArea', 'validAgreements']));
      expect(missing).not.toContain('internationalEvents');
      const unknown = { statement: '自评', bonusItems: ['bestBase'] };
      const refusal = await refusalOf(scene.applicant.put(`/evaluations/${caseId}/statement`, unknown));
      expect(refusal.code).toBe('evaluation.bonusUnknown');
    });

    it('overwrites nothing that whoever saves has not read: all of a request, or none', async () => {
      const read = () => scene.applicant.get<EvaluationView>(`/evaluations/${caseId}`);
      const { figures } = await read();
      const version = figures.find(({ indicator }) => indicator === 'internationalEvents')?.version;
      const both = [figure({ claimed: 8, version }), { ...figure({ version: 0 }), indicator: 'validAgreements' }];
      await putFigures(both);
      const unread = [
        figure({ claimed: 1, version }),
        { ...figure({ claimed: 6, version: 1 }), indicator: 'validAgreements' },
      ];
      expect(await refusalOf(putFigures(unread))).toMatchObject({
        status: 409,
        code: 'evaluation.stale',
        sentence: { zh: expect.not.stringContaining('；'), en: expect.stringContaining('meanwhile') },
      });
      const after = await read();
      expect(after.figures.filter(({ claimed }) => claimed === 8 || claimed === 3)).toHaveLength(2);
      const putWords = (change: object) =>
        scene.applicant.put<EvaluationView>(`/evaluations/${caseId}/statement`, { statement: '自评', ...change });
      expect(await putWords({ version: 0 })).toMatchObject({ statementVersion: 1 });
      expect(await refusalOf(putWords({ version: 0, statement: '没有读过' }))).toMatchObject({
        code: 'evaluation.stale',
      });
      expect(await read()).toMatchObject({ statement: '自评', statementVersion: 1 });
    });

    it('is final: filed once, with the same answer to the same key; claims without evidence are named', async () => {
      await draftEvaluation(scene.applicant, caseId, { share: 1, evidence, bonusItems: ['nationalOrCityTask'] });
      await putFigures([figure({ claimed: 9, evidence: [] })]);
      const path = `/evaluations/${caseId}/filing`;
      const filed = await scene.applicant.post<object>(path, undefined, { key: 'filing-once' });
      expect(filed).toMatchObject({ caseId, withoutEvidence: ['internationalEvents'] });
      expect(await scene.applicant.post(path, undefined, { key: 'filing-once' })).toEqual(filed);
      const again = await refusalOf(scene.applicant.post(path));
      expect(['evaluation.filedAlready', 'case.wrongState']).toContain(again.code);
      const changed = await refusalOf(putFigures([figure({})]));
      expect(['evaluation.filedAlready', 'case.wrongState']).toContain(changed.code);
      await untilState(scene.applicant, caseId, ['underVerification']);
    });

    it('is verified by an officer: evidence must have been looked at, bonus items can be struck out', async () => {
      const { officer, decider } = scene.commission;
      const path = `/evaluations/${caseId}/verification`;
      const unverified = await refusalOf(officer.post(path, { fraudFound: false }));
      expect(unverified.code).toBe('visit.valuesMissing');
      expect(unverified['missing']).not.toContain('internationalEvents'); // it counts 0 without evidence
      expect((await refusalOf(decider.post(path, { fraudFound: false }))).status).toBe(403);
      expect((await refusalOf(scene.applicant.post(path, { fraudFound: false }))).status).toBe(403);
      const extension = { workingDays: 5, reason: '补充核实' };
      await officer.post(`/cases/${caseId}/extension`, extension);
      const values = unverified['missing'] as string[];
      await officer.put(`/cases/${caseId}/indicators`, {
        values: values.map((indicator) => ({ indicator, verified: 1, note: '按佐证核定' })),
      });
      const stray = await refusalOf(
        officer.post(path, { fraudFound: false, bonusItems: ['majorForeignAffairsEvent'] }),
      );
      expect(stray.code).toBe('evaluation.bonusNotClaimed');
      expect(await officer.post(path, { fraudFound: false, bonusItems: [] })).toMatchObject({ state: 'underDraw' });
      const { bonusItems } = await officer.get<{ bonusItems: string[] }>(`/evaluations/${caseId}`);
      expect(bonusItems).toEqual([]);
      expect((await refusalOf(officer.post(path, { fraudFound: false }))).code).toBe('case.wrongState');
    });

    it('shows evidence to an expert of the panel, and to no other', async () => {
      const { officer, experts } = scene.commission;
      await officer.post(`/cases/${caseId}/draw`, {});
      const [expert, ...others] = (await panelOf(scene.commission, caseId, ['invited'])) as [ApiClient, ...ApiClient[]];
      const outsider = experts.find((each) => each !== expert && !others.includes(each)) as ApiClient;
      for (const person of [expert, outsider]) {
        expect((await refusalOf(person.get(`/files/${evidence[0]}`))).status).toBe(404);
        expect((await refusalOf(person.get(`/evaluations/${caseId}`))).status).toBe(404);
      }
      await answerInvitation(expert, caseId, { answer: 'accept' });
      expect((await refusalOf(outsider.get(`/evaluations/${caseId}`))).status).toBe(404);
      expect(await expert.get(`/files/${evidence[0]}`)).toMatchObject({ name: '佐证.pdf' });
      expect(await expert.get(`/evaluations/${caseId}`)).toMatchObject({ score: null });
    });
  });

  it('is accepted while worker and relay are away; whoever filed in time is not silent when they come back late', async () => {
    const campaign = await campaignOf(3, 0.6);
    const [inTime, draftOnly, silent] = campaign.evaluations as [EvaluationView, EvaluationView, EvaluationView];
    await scene.stack.kill('worker');
    await fileEvaluation(scene.applicant, inTime.caseId, { share: 1, evidence });
    await draftEvaluation(scene.applicant, draftOnly.caseId, { share: 1, evidence });
    await until(() => Date.parse(campaign.filingDueAt as string) < Date.now());
    const late = await refusalOf(scene.applicant.post(`/evaluations/${draftOnly.caseId}/filing`));
    expect(late).toMatchObject({
      status: 409,
      code: 'evaluation.filingOver',
      params: { dueOn: campaign.filingDueOn },
    });
    const refused = await refusalOf(
      scene.commission.decider.post(`/campaigns/${campaign.id}/publication`, {}, { key: 'while-away-1' }),
    );
    expect(refused).toMatchObject({ status: 503, code: 'server.unavailable' });
    await scene.stack.restart('worker');
    const swept = await untilCampaign(scene.commission.officer, campaign.id, ['reviewing']);
    expect(swept).toMatchObject({ filed: 1, silent: 2 });
    const swiped = await refusalOf(scene.applicant.post(`/evaluations/${silent.caseId}/filing`));
    expect(swiped).toMatchObject({ code: 'evaluation.filingOver', params: { dueOn: campaign.filingDueOn } });
    const words = `报送期限已于 ${campaign.filingDueOn} 届满，未报送`;
    for (const path of [`/evaluations/${silent.caseId}`, `/cases/${silent.caseId}`]) {
      expect(await scene.applicant.get(path)).toMatchObject({ state: 'scored', stateText: { zh: words } });
    }
    const { done } = await scene.applicant.get<{ done: object[] }>(`/cases/${silent.caseId}/timeline`);
    expect(done.at(-1)).toMatchObject({ action: 'lapse', stateText: { zh: words } });
    await verifyEvaluation(scene.commission.officer, inTime.caseId, { fraudFound: true, reason: '材料不实' });
    expect(await scene.applicant.get(`/evaluations/${silent.caseId}`)).toMatchObject({ silent: true });
    const timeline = await scene.applicant.get<{ done: { action: string; state: string }[] }>(
      `/cases/${inTime.caseId}/timeline`,
    );
    expect(timeline.done.map(({ action }) => action)).toEqual([
      'open',
      'fileEvaluation',
      'complete',
      'concludeVerification',
    ]);
    const published = await scene.commission.decider.post(
      `/campaigns/${campaign.id}/publication`,
      {},
      { key: 'while-away-1' },
    );
    expect(published).toMatchObject({ state: 'published', byGrade: { unqualified: 3 } });
  });

  it('is held against its limit, and dated, by the clock of the record: not by that of the process which takes it', async () => {
    const slow = await ApiClient.signIn(await scene.stack.furtherApi(slowClock(1)), 'park', DEMO_PASSWORD);
    const campaign = await campaignOf(2, 0.6);
    const [inTime, late] = campaign.evaluations as [EvaluationView, EvaluationView];
    await scene.stack.kill('worker');
    await draftEvaluation(slow, late.caseId, { share: 1, evidence });
    await draftEvaluation(slow, inTime.caseId, { share: 1, evidence });
    const before = Date.now();
    const { filedAt } = await slow.post<{ filedAt: string }>(`/evaluations/${inTime.caseId}/filing`);
    expect(Date.parse(filedAt)).toBeGreaterThanOrEqual(before);
    expect(await slow.get(`/evaluations/${inTime.caseId}`)).toMatchObject({ filedAt });
    await until(() => Date.parse(campaign.filingDueAt as string) < Date.now());
    expect(await refusalOf(slow.post(`/evaluations/${late.caseId}/filing`))).toMatchObject({
      status: 409,
      code: 'evaluation.filingOver',
    });
    await scene.stack.restart('worker');
  });

  it('starts its workflow once, however often it is asked to', async () => {
    const campaign = await campaignOf(1, 3_600);
    const [{ caseId, baseId }] = campaign.evaluations as [EvaluationView];
    await draftEvaluation(scene.applicant, caseId, { share: 1, evidence });
    const file = (key: string) => scene.applicant.post(`/evaluations/${caseId}/filing`, undefined, { key });
    const answers = await Promise.allSettled(['file-at-once-1', 'file-at-once-2', 'file-at-once-3'].map(file));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await untilState(scene.applicant, caseId, ['underVerification']);
    const { status } = await scene.workflow(WORKFLOW_IDS.evaluation(baseId, campaign.code)).describe();
    expect(status.name).toBe('RUNNING');
  });
});
