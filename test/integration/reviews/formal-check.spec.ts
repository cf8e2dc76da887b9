import { markChecklist, refuse, returnForCorrection, untilState } from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { openBatch, resubmit, submitPark } from '../../support/accreditation-case.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { until } from '../../support/until.js';

describe('what follows from the checklist', () => {
  let scene: Scene;
  let officer: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
  });
  afterAll(() => scene?.stop());

  const submitted = async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await until(async () => (await scene.record.query(`SELECT FROM outbox`)).length === 0);
    return id;
  };
  const refusal = (id: string, reason = 'wrongType') => officer.post(`/cases/${id}/refusal`, { reasons: [reason] });

  it('is neither a return nor a refusal where nothing fails: that is told of the marks', async () => {
    const id = await submitted();
    await markChecklist(officer, id, {});
    for (const decide of [() => officer.post(`/cases/${id}/return`, {}), () => refusal(id)])
      expect(await refusedUnchanged(scene.record, id, decide)).toMatchObject({
        status: 422,
        code: 'check.noFailures',
        errors: [{ path: 'marks', code: 'check.noFailures', detail: { zh: expect.stringContaining('不符合') } }],
      });
  });

  it('is no return where an item fails that cannot be corrected', async () => {
    const id = await submitted();
    await markChecklist(officer, id, { typeFits: '属贸易企业', site: '租赁合同缺页' });
    expect(await refusedUnchanged(scene.record, id, () => officer.post(`/cases/${id}/return`, {}))).toMatchObject({
      status: 422,
      code: 'check.notCorrectable',
      params: { itemsZh: '申报类型与依托单位性质相符' },
    });
    await refusal(id);
    expect(await officer.get(`/cases/${id}`)).toMatchObject({ state: 'refused' });
  });

  it('is no refusal while what fails can be corrected, and a refusal when the correction is used up', async () => {
    const id = await submitted();
    await markChecklist(officer, id, { site: '租赁合同缺页' });
    expect(await refusedUnchanged(scene.record, id, () => refusal(id))).toMatchObject({
      status: 422,
      code: 'check.correctable',
    });
    await returnForCorrection(officer, id, { site: '租赁合同缺页' });
    await resubmit(scene.record, id);
    await untilState(officer, id, ['underFormalCheck']);
    await markChecklist(officer, id, { site: '租赁合同仍缺页' });
    expect(await refusedUnchanged(scene.record, id, () => officer.post(`/cases/${id}/return`, {}))).toMatchObject({
      code: 'check.correctedAlready',
    });
    // Nothing is wrong with the type: the reason would not be what the checklist says.
    expect(await refusedUnchanged(scene.record, id, () => refusal(id))).toMatchObject({
      status: 422,
      code: 'check.reasonUnfounded',
      sentence: { zh: expect.stringMatching(/“申报类型与单位性质不符”.*：申报类型与依托单位性质相符。/) },
    });
    await refusal(id, 'notCorrected');
    expect(await officer.get(`/cases/${id}`)).toMatchObject({ state: 'refused' });
  });

  it('is not decided on before every item is marked, or against what fails: the items are named', async () => {
    const id = await submitted();
    const accept = () => officer.post(`/cases/${id}/acceptance`, {});
    const mark = (marks: object[]) => officer.put(`/cases/${id}/checklist`, { marks });
    const unchecked = await refusedUnchanged(scene.record, id, accept);
    expect(unchecked).toMatchObject({
      code: 'check.incomplete',
      missing: expect.arrayContaining(['typeFits', 'site']),
    });
    expect(unchecked.sentence.zh).toMatch(/^尚有 \d+ 项未审查：.*、申报类型与依托单位性质相符/);
    expect(unchecked.sentence.en).toContain('Mark each of them');
    expect(
      await refusedUnchanged(scene.record, id, () =>
        mark([
          { item: 'site', verdict: 'pass' },
          { item: 'typeFits', verdict: 'fail' },
        ]),
      ),
    ).toMatchObject({
      code: 'case.reasonRequired',
      sentence: { zh: '请说明“申报类型与依托单位性质相符”不符合的理由。' },
      errors: [{ path: 'marks.1.reason', code: 'required', detail: { zh: expect.stringContaining('不符合的理由') } }],
    });
    await markChecklist(officer, id, { typeFits: '属贸易企业' });
    expect(await refusedUnchanged(scene.record, id, accept)).toMatchObject({
      code: 'check.hasFailures',
      failed: ['typeFits'],
      sentence: { zh: '有 1 项不符合，不能受理：申报类型与依托单位性质相符。请退回补正或者不予受理。' },
    });
  });

  it('overwrites nothing that whoever judges has not read, and nothing of another round: all of a request, or none', async () => {
    const id = await submitted();
    const mark = (marks: object[], revision = 1) => officer.put(`/cases/${id}/checklist`, { revision, marks });
    await mark([{ item: 'site', verdict: 'fail', reason: '无章', version: 0 }]);
    const unread = [
      { item: 'typeFits', verdict: 'pass', version: 0 },
      { item: 'site', verdict: 'pass', version: 0 },
    ];
    expect(await refusedUnchanged(scene.record, id, () => mark(unread))).toMatchObject({
      status: 409,
      code: 'check.stale',
      sentence: { zh: expect.not.stringContaining('申报类型'), en: expect.stringContaining('meanwhile') },
    });
    const { items } = await officer.get<{ items: { item: string; version: number }[] }>(`/cases/${id}/checklist`);
    const read = items.find(({ item }) => item === 'site');
    expect(read).toMatchObject({ verdict: 'fail', reason: '无章', version: 1 });
    const again = [{ item: 'site', verdict: 'pass', version: read?.version }];
    expect(await refusedUnchanged(scene.record, id, () => mark(again, 2))).toMatchObject({ code: 'check.stale' });
    await mark(again);
    expect(await refusedUnchanged(scene.record, id, () => mark(again))).toMatchObject({ code: 'check.stale' });
  });

  it('tells the applicant why it is refused: the reasons in words, their article, the items and the remark', async () => {
    const id = await submitted();
    const [reasons, remark] = [['wrongType'], '请改报企业类。'];
    await refuse(officer, id, { failing: { typeFits: '属贸易企业' }, reasons, reason: remark });
    const because =
      '理由：申报类型与单位性质不符（第三章）；申报类型与依托单位性质相符：属贸易企业；说明：请改报企业类。';
    expect(await scene.applicant.get(`/cases/${id}`)).toMatchObject({
      outcome: {
        reasons,
        remark,
        reasonsText: [
          { zh: '申报类型与单位性质不符', en: 'The type does not fit the nature of the host', article: 'Ch. 3' },
        ],
      },
    });
    const { done } = await scene.applicant.get<{ done: { detail: { zh: string; en: string } | null }[] }>(
      `/cases/${id}/timeline`,
    );
    expect(done.at(-1)?.detail).toEqual({ zh: because, en: expect.stringContaining('nature of the host (Ch. 3); ') });
    const notices =
      await scene.applicant.get<{ caseId: string; template: string; text: { zh: string } }[]>('/notices?limit=200');
    const told = notices.find(({ caseId, template }) => caseId === id && template === 'case.refused');
    expect(told?.text.zh).toBe(`“a park”不予受理，${because}`);
  });
});
