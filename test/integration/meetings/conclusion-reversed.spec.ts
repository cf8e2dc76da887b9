import { WORKFLOW_IDS } from '#contracts/workflows.js';
import {
  answerInvitation,
  panelOf,
  reviewByExperts,
  submitReview,
  untilState,
  visit,
  type CaseView,
} from '#cli/client/accreditation.journey.js';
import { sendLetter } from '#cli/client/after.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { conclude, convene, voteAlike, type Resolution } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { unheard } from '../../support/unheard.js';
import { until } from '../../support/until.js';

const REASON = '误将上一项的表决结果录入';

/** Experts' score and share of the claims that was verified, and the result that they lead to. */
const CASES = {
  selected: { score: 88, share: 1, reasons: [] },
  cultivated: { score: 71, share: 0.6, reasons: ['belowTotal'] },
  notSelected: { score: 61, share: 0.2, reasons: ['belowTotal'] },
} as const;
type Result = keyof typeof CASES;

type View = CaseView & { readonly verbs: string[]; readonly dueAt: string | null };

describe('a conclusion of a meeting that was a mistake', () => {
  let scene: Scene;
  let chair: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    chair = scene.commission.decider;
  });
  afterAll(() => scene?.stop());

  /** Before a meeting with the votes of all its members; a day of the rehearsal is an hour. */
  const voted = async (...results: Result[]) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    const resolutions: Resolution[] = [];
    for (const result of results) {
      const { score, share, reasons } = CASES[result];
      const caseId = await submitPark(scene.record, scene.applicant, batch);
      await bringTo('underDraw', scene.commission, caseId);
      await reviewByExperts(scene.commission, caseId, score);
      await untilState(scene.commission.officer, caseId, ['underOnsiteAssessment']);
      await visit(scene.commission, caseId, { share });
      resolutions.push({ caseId, result, reasons });
    }
    const { id } = await convene(scene.commission, batch.id);
    await voteAlike(scene.commission, id, resolutions);
    return { id, batchId: batch.id, ids: resolutions.map(({ caseId }) => caseId) };
  };
  const concluded = async (...results: Result[]) => {
    const meeting = await voted(...results);
    await conclude(scene.commission, meeting.id);
    return meeting;
  };
  const reverse = (id: string, by = chair) => by.patiently<View>('POST', `/cases/${id}/reversal`, { reason: REASON });
  const see = (id: string, who = scene.commission.officer) => who.get<View>(`/cases/${id}`);
  const states = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await see(id)).state));
  const told = async (id: string, template: string) =>
    scene.record.query<{ to: string }[]>(
      `SELECT coalesce(role, organisation_id::text, account_id::text) AS "to" FROM notice
       WHERE case_id = $1 AND template = $2 ORDER BY id`,
      [id, template],
    );
  const tasksOf = async (id: string) =>
    scene.record.query<{ task: string }[]>(
      `SELECT DISTINCT task FROM work_item WHERE case_id = $1 AND closed_at IS NULL`,
      [id],
    );
  const runOf = (caseId: string) => scene.workflow(WORKFLOW_IDS.accreditation(caseId));

  /** What was begun of a letter is void with what it was about. */
  const draftLetter = async (caseId: string) => {
    await scene.commission.officer.patiently('PUT', `/cases/${caseId}/letter`, { paragraph: '欢迎再次申报。' });
  };

  it('is undone by whoever declared it: all it decided is before the meeting again, the old minutes are kept, everybody is told', async () => {
    const { id, ids } = await voted('selected', 'cultivated', 'notSelected');
    const before = await Promise.all(ids.map((each) => see(each)));
    await conclude(scene.commission, id);
    expect(await states(ids)).toEqual(['proposed', 'cultivated', 'notSelected']);
    expect((await see(id, chair)).verbs).toContain('reverse');
    const [, other] = scene.commission.deciders as [ApiClient, ApiClient];
    expect((await see(id, other)).verbs).not.toContain('reverse');
    expect(await refusalOf(reverse(id, other))).toMatchObject({ status: 403, code: 'reversal.notYours' });
    expect(await refusalOf(reverse(ids[0] as string))).toMatchObject({ status: 409, code: 'reversal.notReversible' });
    await draftLetter(ids[1] as string);

    expect(await reverse(id)).toMatchObject({ state: 'inSession' });
    const after = await Promise.all(ids.map((each) => see(each)));
    for (const [index, { state, dueAt, outcome }] of after.entries()) {
      expect(state).toBe('underDecision');
      expect(outcome).toEqual(before[index]?.outcome);
      // While it was decided its clock stood.
      expect(Date.parse(dueAt as string)).toBeGreaterThan(Date.parse(before[index]?.dueAt as string));
    }
    expect(await Promise.all(ids.map(tasksOf))).toEqual([[], [], []]);
    expect(await tasksOf(id)).toEqual([{ task: 'meeting' }]);
    const items = await chair.get<{ result: null; tally: null; ownVote: string }[]>(`/meetings/${id}/agenda`);
    expect(items.map(({ result, tally, ownVote }) => [result, tally, ownVote])).toEqual(
      ['selected', 'cultivated', 'notSelected'].map((vote) => [null, null, vote]),
    );
    expect(await refusalOf(chair.get(`/meetings/${id}/minutes`))).toMatchObject({ code: 'meeting.noMinutes' });
    const old = await chair.get<{ reason: string; items: { result: string }[]; text: { zh: string } }[]>(
      `/meetings/${id}/superseded-minutes`,
    );
    expect(old).toMatchObject([{ reason: REASON, text: { zh: expect.stringContaining('会议纪要') as string } }]);
    expect(old[0]?.items.map(({ result }) => result)).toEqual(['selected', 'cultivated', 'notSelected']);
    const [organisation] = await scene.record.query<{ to: string }[]>(
      `SELECT organisation_id AS "to" FROM account WHERE id = $1`,
      [scene.applicant.accountId],
    );
    expect(await told(ids[0] as string, 'case.reversed')).toEqual([]); // nobody was told that it was selected
    expect(await told(ids[1] as string, 'case.reversed')).toEqual([organisation]);
    expect(await told(ids[2] as string, 'case.reversed')).toEqual([organisation]);
    expect(await told(id, 'meeting.reopened')).toHaveLength(scene.commission.deciders.length);
    expect(await told(id, 'case.reversed')).toEqual([{ to: 'caseOfficer' }]);
    const timeline = await scene.applicant.get<{ done: object[] }>(`/cases/${ids[2]}/timeline`);
    expect(timeline.done.slice(-2)).toMatchObject([
      { action: 'concludeMeeting', state: 'notSelected' },
      { action: 'reverse', state: 'underDecision', reason: REASON, detail: { zh: '撤销“审定会审定”' } },
    ]);

    expect(await scene.record.query(`SELECT FROM letter_draft WHERE case_id = $1`, [ids[1]])).toEqual([]);

    // Voted on and concluded anew, also otherwise; those that had ended go on in runs of their own.
    await voteAlike(scene.commission, id, [
      { caseId: ids[1] as string, result: 'notSelected', reasons: ['belowTotal'] },
    ]);
    await conclude(scene.commission, id);
    expect(await states(ids)).toEqual(['proposed', 'notSelected', 'notSelected']);
    expect(await Promise.all(ids.slice(1).map((each) => runOf(each).result()))).toEqual(['notSelected', 'notSelected']);
    await scene.commission.officer.patiently('POST', `/meetings/${id}/notice`, {});
    expect(await states(ids)).toEqual(['underPublicNotice', 'notSelected', 'notSelected']);
    expect((await see(id, chair)).verbs).not.toContain('reverse');
    expect(await refusedUnchanged(scene.record, id, () => reverse(id))).toMatchObject({
      status: 409,
      code: 'reversal.notReversible',
    });
  });

  it('may have selected nobody: the meeting, which had ended, and its cases go on, an administrator may do it, too', async () => {
    const { id, ids } = await concluded('notSelected');
    const [only] = ids as [string];
    expect(await scene.workflow(WORKFLOW_IDS.meeting(id)).result()).toBe('concluded');
    expect(await runOf(only).result()).toBe('notSelected');
    expect(await reverse(id, await scene.signIn('admin'))).toMatchObject({ state: 'inSession' });
    await until(async () => (await runOf(only).describe()).status.name === 'RUNNING');
    await conclude(scene.commission, id);
    expect(await states([id, only])).toEqual(['concluded', 'notSelected']);
    expect(await runOf(only).result()).toBe('notSelected');
    const [row] = await scene.record.query<{ run: string }[]>(
      `SELECT workflow_id AS run FROM procedure_case WHERE id = $1`,
      [id],
    );
    expect(await scene.workflow(row?.run as string).result()).toBe('concluded');
  });

  it('leaves one run to a case whose run has not yet heard of its end', async () => {
    const { id, ids } = await voted('notSelected');
    const [only] = ids as [string];
    await unheard(scene.record, WORKFLOW_IDS.accreditation(only), () => conclude(scene.commission, id));
    const { runId } = await runOf(only).describe();
    await reverse(id);
    await scene.record.query(`UPDATE outbox SET next_attempt_at = now()`);
    await until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
    expect(await runOf(only).describe()).toMatchObject({ runId, status: { name: 'RUNNING' } });
    await scene.applicant.patiently('POST', `/cases/${only}/withdrawal`, { reason: '单位另有安排' });
    expect(await runOf(only).result()).toBe('withdrawn');
  });

  it('is found by the reconciler where what begins the run of a case anew was lost', async () => {
    const { id, ids } = await concluded('notSelected');
    const [only] = ids as [string];
    expect(await runOf(only).result()).toBe('notSelected');
    await scene.record.query(`CREATE FUNCTION lost() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`);
    await scene.record.query(`CREATE TRIGGER lost BEFORE INSERT ON outbox FOR EACH ROW
      WHEN (NEW.workflow_id = '${WORKFLOW_IDS.accreditation(only)}') EXECUTE FUNCTION lost()`);
    await reverse(id);
    expect(await runOf(only).describe()).toMatchObject({ status: { name: 'COMPLETED' } });
    await scene.record.query(`DROP FUNCTION lost CASCADE`);
    await until(async () => (await runOf(only).describe()).status.name === 'RUNNING', 90_000);
    await conclude(scene.commission, id);
    expect(await runOf(only).result()).toBe('notSelected');
  });

  it('leaves out whoever has withdrawn since', async () => {
    const { id, ids } = await concluded('selected', 'selected');
    const [gone, stays] = ids as [string, string];
    await scene.applicant.patiently('POST', `/cases/${gone}/withdrawal`, { reason: '单位另有安排' });
    await reverse(id);
    expect(await states([gone, stays])).toEqual(['withdrawn', 'underDecision']);
    await conclude(scene.commission, id);
    const minutes = await chair.get<{ items: { caseId: string; result: string }[] }>(`/meetings/${id}/minutes`);
    expect(Object.fromEntries(minutes.items.map(({ caseId, result }) => [caseId, result]))).toEqual({
      [gone]: 'left',
      [stays]: 'selected',
    });
  });

  it('leaves out what waits for another one, reviewed anew; what only stood still when it was concluded is back', async () => {
    const { officer } = scene.commission;
    const { id, batchId, ids } = await voted('selected', 'selected', 'selected');
    const [stays, reviewed, halted] = ids as [string, string, string];
    const [first] = (await panelOf(scene.commission, reviewed)) as [ApiClient];
    const body = { expertId: first.accountId, reason: '与申报单位有合作' };
    await officer.patiently('POST', `/cases/${reviewed}/void-score`, body);
    await officer.patiently('POST', `/cases/${halted}/suspension`, { reason: '涉及诉讼' });
    await conclude(scene.commission, id);
    await officer.patiently('POST', `/cases/${halted}/resumption`, { reason: '判决已经生效' });
    const [redrawn] = (await panelOf(scene.commission, reviewed, ['invited'])) as [ApiClient];
    await answerInvitation(redrawn, reviewed, { answer: 'accept' });
    await untilState(officer, reviewed, ['underExpertReview']);
    await submitReview(redrawn, reviewed, 88);
    await untilState(officer, reviewed, ['underDecision']);
    const waits = [{ task: 'conveneMeeting' }];
    expect(await Promise.all([reviewed, halted].map(tasksOf))).toEqual([waits, waits]);
    await reverse(id);
    expect(await Promise.all([reviewed, halted].map(tasksOf))).toEqual([waits, []]);
    const items = await chair.get<{ caseId: string; result: string | null }[]>(`/meetings/${id}/agenda`);
    expect(Object.fromEntries(items.map(({ caseId, result }) => [caseId, result]))).toEqual({
      [stays]: null,
      [reviewed]: 'left',
      [halted]: null,
    });
    // Another meeting takes it, also while this one sits; nobody is asked to convene a third.
    await convene(scene.commission, batchId, [reviewed]);
    await conclude(scene.commission, id);
    expect(await states([stays, reviewed, halted])).toEqual(['proposed', 'underDecision', 'proposed']);
    expect(await tasksOf(reviewed)).toEqual([]);
  });

  describe('is not undone once', () => {
    const stands = async (id: string, caseId: string) => {
      const refusal = await refusedUnchanged(scene.record, caseId, () => reverse(id));
      expect((await see(caseId)).state).not.toBe('underDecision');
      return refusal;
    };

    it('a letter has been sent: from then on the applicant may ask for a review', async () => {
      const { id, ids } = await concluded('selected', 'notSelected');
      await sendLetter(scene.commission.officer, ids[1] as string);
      expect(await stands(id, ids[1] as string)).toMatchObject({
        status: 409,
        code: 'reversal.letterSent',
        params: { count: 1, whichZh: '“a park”（发出通知）' },
      });
      expect(await states(ids)).toEqual(['proposed', 'notSelected']);
    });

    it('a score of a selected case was void, an applicant has begun another dossier, or the batch is closed', async () => {
      const { officer } = scene.commission;
      // Another one keeps the meeting where it is.
      const scored = await concluded('selected', 'selected');
      const [selected] = scored.ids as [string];
      const panel = await officer.get<{ expertId: string; state: string }[]>(`/cases/${selected}/panel`);
      const { expertId } = panel.find(({ state }) => state === 'submitted') as { expertId: string };
      await officer.patiently('POST', `/cases/${selected}/void-score`, { expertId, reason: '与申报单位有合作' });
      expect(await stands(scored.id, selected)).toMatchObject({
        status: 409,
        code: 'reversal.casesActedOn',
        params: { count: 1 },
      });
      expect(await see(scored.id)).toMatchObject({ state: 'underNoticePreparation' });

      const again = await concluded('notSelected');
      const [ended] = again.ids as [string];
      await submitPark(scene.record, scene.applicant, {
        id: again.batchId,
        measureId: '2025',
        rehearsalDaySeconds: 3_600,
      });
      expect(await stands(again.id, ended)).toMatchObject({
        code: 'reversal.casesActedOn',
        params: { whichEn: '"a park" (Another dossier begun)' },
      });

      const closed = await concluded('notSelected');
      await scene.record.query(
        `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, closed_at)
         SELECT id, 'batch', 'batch/' || id, id, title, measure_id, 'batchClosed', now() FROM batch WHERE id = $1`,
        [closed.batchId],
      );
      expect(await stands(closed.id, closed.ids[0] as string)).toMatchObject({ code: 'reversal.batchClosed' });
    });
  });
});
