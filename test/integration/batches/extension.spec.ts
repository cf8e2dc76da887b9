import type { ApiClient } from '#cli/client/api-client.js';
import { addDays, yearOf } from '#domain/common/calendar-date.js';
import { openDesk, refusalOf, TODAY, type BatchView, type Desk } from '../../support/desk.js';

interface Timeline {
  readonly done: readonly { readonly action: string; readonly reason: string | null; readonly detail: object | null }[];
  readonly now: { readonly dueOn: string; readonly dueExplained: { readonly zh: string } };
}

/** In the year after this one: no test depends on how near its end is. */
const YEAR = yearOf(TODAY) + 1;
const [CLOSES, LATER] = [`${YEAR}-02-01`, `${YEAR}-03-01`];
const REASON = '申报系统停机维护';

describe('the window of a batch', () => {
  let desk: Desk;
  let officer: ApiClient;
  let batch: BatchView;
  beforeAll(async () => {
    desk = await openDesk();
    officer = await desk.as('officer');
    batch = await desk.openBatch({ closesOn: CLOSES });
    await desk.draft('park', batch.id);
  });
  afterAll(() => desk?.stop());

  const extend = (closesOn: string, by = officer, reason = REASON) =>
    by.patiently('POST', `/batches/${batch.id}/extension`, { closesOn, reason });

  it('is not shortened, nor extended into the past, nor into another year, nor without a reason, nor by anybody', async () => {
    for (const day of [CLOSES, addDays(CLOSES, -1), addDays(TODAY, -1)]) {
      expect(await refusalOf(extend(day))).toMatchObject({
        status: 422,
        code: 'batch.windowNotLonger',
        params: { closesOn: CLOSES },
      });
    }
    expect(await refusalOf(extend(`${YEAR + 1}-01-01`))).toMatchObject({
      status: 422,
      code: 'batch.windowLeavesYear',
      params: { year: YEAR },
    });
    expect(await refusalOf(extend(LATER, officer, ' '))).toMatchObject({ status: 400 });
    for (const login of ['park', 'decider', 'admin']) {
      expect(await refusalOf(extend(LATER, await desk.as(login)))).toMatchObject({ status: 403 });
    }
    expect(await officer.get(`/batches/${batch.id}`)).toMatchObject({ closesOn: CLOSES });
  });

  it('is extended for a reason, on record; whoever has a dossier in it is told', async () => {
    await extend(LATER);
    expect(await officer.get(`/batches/${batch.id}`)).toMatchObject({ closesOn: LATER });
    const { done, now } = await officer.get<Timeline>(`/cases/${batch.id}/timeline`);
    expect(done.at(-1)).toMatchObject({
      action: 'extendWindow',
      actionText: { zh: '延长申报期' },
      by: 'caseOfficer',
      reason: REASON,
      detail: { zh: `申报截止日由 ${CLOSES} 延至 ${LATER}（含当日）` },
    });
    expect(now).toMatchObject({ dueOn: LATER, dueExplained: { zh: expect.stringContaining(LATER) } });
    const letters = async (login: string) =>
      (await (await desk.as(login)).get<{ template: string; text: { zh: string } }[]>('/notices?limit=50')).filter(
        ({ template }) => template === 'batch.windowExtended',
      );
    expect((await letters('park')).map(({ text }) => text.zh)).toEqual([
      `“北京国际科技合作基地申报指南（演练）”申报截止日由 ${CLOSES} 延至 ${LATER}（含当日）。理由：${REASON}`,
    ]);
    expect(await letters('research')).toEqual([]);
  });

  it('that has passed is not opened again', async () => {
    await desk.rows(`UPDATE procedure_case SET due_at = now() - interval '1 second' WHERE id = $1`, [batch.id]);
    expect(await refusalOf(extend(addDays(LATER, 1)))).toMatchObject({ status: 409 });
  });
});
