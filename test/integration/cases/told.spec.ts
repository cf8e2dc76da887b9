import { setTimeout as pause } from 'node:timers/promises';
import {
  markChecklist,
  panelOf,
  returnForCorrection,
  scoreByPanel,
  seatPanel,
  untilState,
} from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { until } from '../../support/until.js';

interface NoticeView {
  readonly caseId: string;
  readonly template: string;
  readonly text: { readonly zh: string; readonly en: string };
}
interface TimelineView {
  readonly done: readonly {
    readonly action: string;
    readonly by: string;
    readonly reason: string | null;
    readonly actionText: { readonly zh: string };
    readonly byText: { readonly zh: string };
    readonly detail: { readonly zh: string; readonly en: string } | null;
  }[];
  readonly now: { readonly dueOn: string } | null;
}

describe('people are told what happened, by whom and until when', () => {
  let scene: Scene;
  let officer: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
  });
  afterAll(() => scene?.stop());

  /** Real working days, unless a pace is given. */
  const submitted = async (rehearsalDaySeconds: number | null = null) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await until(async () => (await scene.record.query(`SELECT FROM outbox`)).length === 0);
    return id;
  };
  const told = async (person: ApiClient, caseId: string, template: string) =>
    (await person.get<NoticeView[]>('/notices?limit=200'))
      .filter((notice) => notice.caseId === caseId && notice.template === template)
      .map(({ text }) => text);
  const timeline = (id: string, person = scene.applicant) => person.get<TimelineView>(`/cases/${id}/timeline`);
  const last = async (id: string) => (await timeline(id)).done.at(-1);
  const dueOn = async (id: string) => (await timeline(id)).now?.dueOn ?? '';

  describe('an extension', () => {
    const extend = (id: string, workingDays: number, reason = '暴雨停工') =>
      officer.post(`/cases/${id}/extension`, { workingDays, reason });

    it('tells the applicant and whoever has the turn the old and the new limit and why; it is on the timeline', async () => {
      const id = await submitted();
      const before = await dueOn(id);
      expect(await officer.get(`/cases/${id}`)).toMatchObject({ dueOn: before });
      await extend(id, 3);
      const after = await dueOn(id);
      expect(after > before).toBe(true);
      const expected = [
        {
          zh: `“a park”（形式审查）的期限由 ${before} 延长 3 个工作日，至 ${after}（含当日）；理由：暴雨停工`,
          en: `The limit of "a park" (Formal check) moves from ${before} by 3 working day(s) to ${after}; reason: 暴雨停工`,
        },
      ];
      for (const person of [scene.applicant, officer]) {
        expect(await told(person, id, 'case.extended')).toEqual(expected);
      }
      expect(await told(scene.commission.decider, id, 'case.extended')).toEqual([]);
      expect(await last(id)).toMatchObject({
        action: 'extend',
        by: 'caseOfficer',
        reason: '暴雨停工',
        detail: { zh: `期限由 ${before} 延长 3 个工作日至 ${after}（含当日）` },
      });
    });

    it('of the review tells the experts who still score, and nobody twice', async () => {
      const id = await submitted();
      await bringTo('underExpertReview', scene.commission, id);
      const [done, waiting] = (await panelOf(scene.commission, id)) as [ApiClient, ApiClient];
      await scoreByPanel([done], id, 80);
      await extend(id, 2);
      expect(await told(waiting, id, 'case.extended')).toHaveLength(1);
      expect(await told(done, id, 'case.extended')).toEqual([]);
      await extend(id, 2, '专家出差');
      expect(await told(waiting, id, 'case.extended')).toHaveLength(2);
    });

    it('goes no further than the measure allows, all extensions of a limit together', async () => {
      const id = await submitted();
      await extend(id, 59);
      expect(await refusedUnchanged(scene.record, id, () => extend(id, 2))).toMatchObject({
        status: 422,
        code: 'case.extensionTooLong',
        params: { max: 60, granted: 59, article: 'Ch. 3' },
        sentence: {
          zh: '同一期限累计延长不得超过 60 个工作日（第三章），已延长 59 个工作日。',
          en: expect.stringContaining('no more than 60 working days in all; 59 have been granted'),
        },
      });
      await extend(id, 1);
    });
  });

  it('an extension that would end in the past is refused, with the least that helps', async () => {
    const id = await submitted(0.5);
    await pause(6_000);
    const extend = (workingDays: number) => officer.post(`/cases/${id}/extension`, { workingDays, reason: '停电' });
    const refusal = await refusedUnchanged(scene.record, id, () => extend(1));
    expect(refusal).toMatchObject({ status: 422, code: 'case.extensionInPast', params: { workingDays: 1 } });
    const least = Number((refusal as { params?: Record<string, unknown> }).params?.['least']);
    expect(least).toBeGreaterThan(1);
    await extend(least + 20);
    await scene.record.query(`UPDATE case_deadline SET opened_at = opened_at - interval '1 hour' WHERE case_id = $1`, [
      id,
    ]);
    expect(await refusedUnchanged(scene.record, id, () => extend(1))).toMatchObject({ code: 'case.extensionUsedUp' });
  });

  it('a return for correction names each item, its reason, and until when', async () => {
    const id = await submitted();
    const items = await officer.get<{ items: { item: string; text: { zh: string; en: string } }[] }>(
      `/cases/${id}/checklist`,
    );
    const textOf = (item: string) => items.items.find((each) => each.item === item)?.text;
    await returnForCorrection(officer, id, { site: '租赁合同缺页', uscc: '与营业执照不一致' });
    const due = await dueOn(id);
    const listed = `${textOf('uscc')?.zh}：与营业执照不一致；${textOf('site')?.zh}：租赁合同缺页`;
    expect(await told(scene.applicant, id, 'case.returned')).toEqual([
      {
        zh: `“a park”退回补正 2 项：${listed}。请补正后重新提交，至 ${due}（含当日）；逾期视为撤回。`,
        en: expect.stringMatching(new RegExp(`${textOf('site')?.en}: 租赁合同缺页.*Submit again by ${due}`)),
      },
    ]);
    expect(await last(id)).toMatchObject({
      action: 'returnForCorrection',
      detail: { zh: `须补正 2 项：${listed}；请补正后重新提交，至 ${due}（含当日）` },
    });
  });

  it('a resubmission is the applicant’s act, the last score the experts’, the end of a limit the clock’s', async () => {
    const id = await submitted(10);
    await returnForCorrection(officer, id, { site: '租赁合同缺页' });
    await scene.record.query(`UPDATE dossier SET locked = true WHERE id = $1`, [id]);
    await scene.record.query(
      `INSERT INTO outbox (kind, workflow_id, signal) VALUES ('signal', 'accreditation/' || $1, 'stageComplete')`,
      [id],
    );
    await scene.record.query(`NOTIFY outbox`);
    await untilState(officer, id, ['underFormalCheck']);
    expect(await last(id)).toMatchObject({
      action: 'complete',
      by: 'applicant',
      byText: { zh: '申报单位' },
      actionText: { zh: '补正后重新提交' },
    });
    expect(await told(officer, id, 'case.resubmitted')).toEqual([
      {
        zh: '“a park”已补正并重新提交（第 2 版），请继续形式审查。',
        en: expect.stringContaining('(revision 2)'),
      },
    ]);
    await markChecklist(officer, id);
    await officer.patiently('POST', `/cases/${id}/acceptance`, {});
    await scoreByPanel(await seatPanel(scene.commission, id), id, 88);
    await untilState(officer, id, ['underOnsiteAssessment']);
    expect(await last(id)).toMatchObject({
      action: 'complete',
      by: 'expert',
      actionText: { zh: '全部专家提交评分' },
    });

    const late = await submitted(0.1);
    await returnForCorrection(officer, late, { site: '租赁合同缺页' });
    await untilState(officer, late, ['lapsed']);
    expect(await last(late)).toMatchObject({
      action: 'lapse',
      by: 'system',
      byText: { zh: '系统' },
      actionText: { zh: '补正期限届满，未重新提交' },
    });
  });
});
