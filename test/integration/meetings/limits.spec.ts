import { ApiClient } from '#cli/client/api-client.js';
import type { CaseView } from '#cli/client/accreditation.journey.js';
import { conclude, convene, voteAlike } from '#cli/client/meeting.journey.js';
import { addDays } from '#domain/common/calendar-date.js';
import { submitPark, type OpenedBatch } from '../../support/accreditation-case.js';
import { aBatch, TODAY } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { Guohe } from '../../support/guohe.js';
import { DEMO_PASSWORD, startScene, type Scene } from '../../support/scene.js';
import { slowClock } from '../../support/slow-clock.js';
import { until } from '../../support/until.js';

interface Limited extends CaseView {
  readonly overdue: boolean;
}

describe('the limits of a meeting and of the cases that it carries', () => {
  let scene: Scene;
  let officer: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
  });
  afterAll(() => scene?.stop());

  const see = (id: string) => officer.get<Limited>(`/cases/${id}`);
  const waiting = async (rehearsalDaySeconds: number) => {
    const guide = aBatch(`L-${rehearsalDaySeconds * 1000}`, { rehearsalDaySeconds });
    const batch = await officer.post<OpenedBatch>('/batches', guide);
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDecision', scene.commission, id);
    return { id, batchId: batch.id };
  };
  /** Wherever somebody looks. */
  const saysOverdue = async (id: string, batchId: string) => {
    const listed = (await officer.get<Limited[]>('/cases?kind=accreditation')).find((each) => each.id === id);
    const { now } = await officer.get<{ now: { overdue: boolean } }>(`/cases/${id}/timeline`);
    const { cases } = await officer.get<{ cases: { overdue: number }[] }>(`/batches/${batchId}/progress`);
    const env = { DATABASE_URL: scene.stack.databaseUrl, TEMPORAL_ADDRESS: scene.stack.temporalAddress };
    const shown = Guohe.run(['case', 'timeline', id], env);
    await shown.ended();
    return [listed?.overdue, now.overdue, cases[0]?.overdue === 1, shown.stdout.includes('OVERDUE 逾期')];
  };

  it('that has passed shows on a case that is on an agenda, and on one that was selected', async () => {
    const { id, batchId } = await waiting(0.3);
    const meeting = await convene(scene.commission, batchId);
    await until(async () => (await see(id)).overdue);
    expect(await saysOverdue(id, batchId)).toEqual([true, true, true, true]);
    const resolutions = [{ caseId: id, result: 'selected' as const }];
    await voteAlike(scene.commission, meeting.id, resolutions);
    await conclude(scene.commission, meeting.id, resolutions);
    expect(await see(id)).toMatchObject({ state: 'proposed', overdue: false });
    await until(async () => (await see(meeting.id)).overdue);
    expect(await see(id)).toMatchObject({ state: 'proposed', overdue: true });
    expect(await saysOverdue(id, batchId)).toEqual([true, true, true, true]);
  });

  it('moves for the cases with the meeting that is extended', async () => {
    const { id, batchId } = await waiting(2);
    const meeting = await convene(scene.commission, batchId);
    const resolutions = [{ caseId: id, result: 'selected' as const }];
    await voteAlike(scene.commission, meeting.id, resolutions);
    await conclude(scene.commission, meeting.id, resolutions);
    const before = (await see(id)).dueAt;
    expect((await see(meeting.id)).dueAt).toBe(before);
    await officer.patiently('POST', `/cases/${meeting.id}/extension`, { workingDays: 10, reason: '停电' });
    const { dueAt } = await see(meeting.id);
    expect(Date.parse(dueAt as string) - Date.parse(before as string)).toBe(20_000);
    expect(await see(id)).toMatchObject({ dueAt, overdue: false });
  });

  it('is of a meeting that is called, not yet in session, before its day', async () => {
    const { batchId } = await waiting(60);
    const { deciders } = scene.commission;
    const called = await officer.post<{ id: string }>('/meetings', {
      batchId,
      heldOn: addDays(TODAY, 3),
      memberIds: deciders.map(({ accountId }) => accountId),
    });
    for (const path of [`/meetings/${called.id}`, `/cases/${called.id}`]) {
      expect(await officer.get(path)).toMatchObject({ stateText: { zh: '已召集审定会，待审定' } });
    }
  });

  it('and its day are those of the record, whatever the clock says of the process that takes a vote', async () => {
    const { id, batchId } = await waiting(61);
    const meeting = await convene(scene.commission, batchId);
    const url = await scene.stack.furtherApi(slowClock(24));
    const member = await ApiClient.signIn(url, 'decider', DEMO_PASSWORD);
    const votes = [{ caseId: id, vote: 'selected' }];
    expect(await member.put(`/meetings/${meeting.id}/votes`, { votes })).toMatchObject({ voted: 1, open: 0 });
  });
});
