import { WORKFLOW_IDS } from '#contracts/workflows.js';
import {
  accept,
  answerInvitation,
  markChecklist,
  panelOf,
  refuse,
  seatPanel,
  visit,
  type CaseView,
} from '../../apps/cli/client/accreditation.journey.js';
import type { ApiClient } from '../../apps/cli/client/api-client.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { refusalOf } from '../support/desk.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { refusedUnchanged } from '../support/unchanged.js';

interface View extends CaseView {
  readonly dueAt: string;
  readonly verbs: string[];
  readonly outcome: Record<string, unknown>;
}

const REASON = '误将其他项目的结论录入';

describe('the last step of a case, a mistake', () => {
  let scene: Scene;
  let officer: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
  });
  afterAll(() => scene?.stop());

  const submitted = async (rehearsalDaySeconds: number | null = null) =>
    submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds }));
  const see = (id: string) => officer.get<View>(`/cases/${id}`);
  const reverse = (id: string, by = officer) => by.patiently('POST', `/cases/${id}/reversal`, { reason: REASON });
  const told = async (id: string, template: string) =>
    (
      await scene.record.query<{ to: string }[]>(
        `SELECT coalesce(role, CASE WHEN organisation_id IS NOT NULL THEN 'applicant' ELSE 'expert' END) AS "to"
         FROM notice WHERE case_id = $1 AND template = $2 ORDER BY 1`,
        [id, template],
      )
    ).map(({ to }) => to);
  const returned = async (rehearsalDaySeconds: number | null = null) => {
    const id = await submitted(rehearsalDaySeconds);
    await markChecklist(officer, id, { site: '租赁合同缺少日期' });
    await officer.patiently('POST', `/cases/${id}/return`, {});
    return id;
  };

  it('is undone by whoever took it: the case is where it was, with the limit it had, and those who were told are told', async () => {
    const id = await submitted();
    const before = await see(id);
    await accept(officer, id);
    expect((await see(id)).verbs).toContain('reverse');
    await reverse(id);
    expect(await see(id)).toMatchObject({
      state: 'underFormalCheck',
      dueAt: before.dueAt,
      version: before.version + 2,
    });
    expect(await told(id, 'case.reversed')).toEqual(['applicant']);
    const timeline = await officer.get<{ done: { action: string; reason: string; detail: { zh: string } }[] }>(
      `/cases/${id}/timeline`,
    );
    expect(timeline.done.slice(-2)).toMatchObject([
      { action: 'accept' },
      { action: 'reverse', reason: REASON, detail: { zh: '撤销“受理”' } },
    ]);
    expect(await refusalOf(reverse(id))).toMatchObject({ status: 409, code: 'reversal.notReversible' });
    await accept(officer, id);
    await seatPanel(scene.commission, id);
  });

  it('does not take from the one who had the turn the time in between', async () => {
    const id = await submitted(3_600);
    const before = Date.parse((await see(id)).dueAt);
    await accept(officer, id);
    await scene.record.query(
      `UPDATE case_deadline SET closed_at = closed_at - interval '10 seconds', opened_at = opened_at - interval '10 seconds'
       WHERE case_id = $1 AND rule = 'formalCheck'`,
      [id],
    );
    await reverse(id);
    const [spent] = await scene.record.query<{ ms: string }[]>(
      `SELECT extract(epoch FROM max(opened_at) - min(closed_at)) * 1000 - 10000 AS ms FROM case_deadline
       WHERE case_id = $1 AND rule = 'formalCheck'`,
      [id],
    );
    expect(Date.parse((await see(id)).dueAt) - before).toBeCloseTo(Number(spent?.ms), -1);
    await officer.patiently('POST', `/cases/${id}/extension`, { workingDays: 1, reason: '停电' });
    expect(Date.parse((await see(id)).dueAt) - before).toBeCloseTo(Number(spent?.ms) + 3_600_000, -1);
  });

  it('may be a return for correction: the dossier is locked again as it was submitted, and can be returned anew', async () => {
    const id = await returned();
    await reverse(id);
    const [dossier] = await scene.record.query<unknown[]>(
      `SELECT d.locked, d.revision, (SELECT max(revision) FROM dossier_part WHERE dossier_id = d.id) AS parts
       FROM dossier d JOIN procedure_case c ON c.subject_id = d.id WHERE c.id = $1`,
      [id],
    );
    expect(dossier).toEqual({ locked: true, revision: 1, parts: 1 });
    expect((await see(id)).outcome).not.toHaveProperty('corrections');
    await officer.patiently('POST', `/cases/${id}/return`, {});
    expect(await see(id)).toMatchObject({ state: 'returned' });
  });

  it('may be a refusal: the case that had ended is open again, and a run of its own takes it up', async () => {
    const id = await submitted();
    await refuse(officer, id, {
      failing: { typeFits: '申报类型与依托单位性质不符' },
      reasons: ['wrongType'],
      reason: '申报类型不符',
    });
    expect(await scene.workflow(WORKFLOW_IDS.accreditation(id)).result()).toBe('refused');
    await reverse(id);
    expect(await see(id)).toMatchObject({ state: 'underFormalCheck' });
    expect((await see(id)).outcome).not.toHaveProperty('reasons');
    const [row] = await scene.record.query<{ workflow_id: string; closed_at: null }[]>(
      `SELECT workflow_id, closed_at FROM procedure_case WHERE id = $1`,
      [id],
    );
    expect(row).toMatchObject({ closed_at: null });
    expect((await scene.workflow(row?.workflow_id as string).describe()).status.name).toBe('RUNNING');
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    expect(await scene.workflow(row?.workflow_id as string).result()).toBe('withdrawn');
  });

  it('may be a draw: it is void and kept, the invitations are withdrawn, and the next draw keeps the seed', async () => {
    const id = await submitted();
    await accept(officer, id);
    await officer.patiently('POST', `/cases/${id}/draw`, {});
    const [first] = await scene.record.query<{ seed: string }[]>(`SELECT seed FROM expert_draw WHERE case_id = $1`, [
      id,
    ]);
    await reverse(id);
    expect(await see(id)).toMatchObject({ state: 'underDraw' });
    const [kept] = await scene.record.query<{ draw: { seed: string }; invited: string[]; reason: string }[]>(
      `SELECT draw, invited, reason FROM void_draw WHERE case_id = $1`,
      [id],
    );
    expect(kept).toMatchObject({ draw: first, reason: REASON });
    expect(kept?.invited).toHaveLength(5);
    expect(await told(id, 'review.reversed')).toEqual(Array(5).fill('expert'));
    const timeline = await scene.applicant.get<{ done: { action: string; reason: string | null }[] }>(
      `/cases/${id}/timeline`,
    );
    expect(timeline.done.at(-1)).toMatchObject({ action: 'reverse', reason: null });
    await seatPanel(scene.commission, id);
    const [second] = await scene.record.query<{ seed: string }[]>(`SELECT seed FROM expert_draw WHERE case_id = $1`, [
      id,
    ]);
    expect(second?.seed).toBe(first?.seed);
  });

  describe('may be the conclusion of a visit:', () => {
    const visited = async (outcome: { fraudFound?: boolean } = {}) => {
      const id = await submitted();
      await bringTo('underOnsiteAssessment', scene.commission, id);
      await visit(scene.commission, id, outcome);
      return id;
    };
    const conclude = (id: string) => scene.commission.assessor.patiently('POST', `/cases/${id}/visit`);
    const totals = (id: string) =>
      scene.record.query<unknown[]>(`SELECT total_hundredths AS total FROM case_score WHERE case_id = $1`, [id]);

    it('the team has its signed record again and concludes anew, with the same total', async () => {
      const id = await visited();
      const before = await totals(id);
      await reverse(id, scene.commission.assessor);
      expect(await see(id)).toMatchObject({ state: 'underOnsiteAssessment' });
      expect((await see(id)).outcome).not.toHaveProperty('totalHundredths');
      expect(await totals(id)).toEqual([{ total: null }]);
      const items = await officer.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
      expect(items.filter(({ caseId }) => caseId === id).map(({ task }) => task)).toEqual(['visitConclusion']);
      await conclude(id);
      expect(await totals(id)).toEqual(before);
    });

    it('also one that had ended the case, and none that a meeting has taken up', async () => {
      const fraud = await visited({ fraudFound: true });
      await reverse(fraud, scene.commission.assessor);
      expect(await see(fraud)).toMatchObject({ state: 'underOnsiteAssessment' });
      await conclude(fraud);
      expect(await see(fraud)).toMatchObject({ state: 'notSelected' });
      const taken = await visited();
      await scene.record.query(
        `INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_id, actor_role, action)
         SELECT id, kind, subject_id, $2, 'caseOfficer', 'conveneMeeting' FROM procedure_case WHERE id = $1`,
        [taken, officer.accountId],
      );
      expect(
        await refusedUnchanged(scene.record, taken, () => reverse(taken, scene.commission.assessor)),
      ).toMatchObject({ status: 409, code: 'reversal.actedSince' });
    });
  });

  it.each([true, false])('may be an opinion of the recommending unit (recommended: %s)', async (recommended) => {
    const id = await submitted();
    await scene.record.query(`UPDATE procedure_case SET state = 'underRecommendation' WHERE id = $1`, [id]);
    const recommender = await scene.signIn('recommender');
    const body = { recommended, opinion: '符合本区方向', ...(recommended && { ranking: 1 }) };
    await recommender.patiently('POST', `/cases/${id}/recommendation`, body);
    await reverse(id, recommender);
    expect(await see(id)).toMatchObject({ state: 'underRecommendation' });
    expect((await see(id)).outcome).not.toHaveProperty('recommendation');
    await recommender.patiently('POST', `/cases/${id}/recommendation`, { ...body, recommended: true, ranking: 2 });
    await accept(officer, id);
    expect(await refusalOf(reverse(id, recommender))).toMatchObject({ status: 403, code: 'reversal.notYours' });
  });

  describe('is left as it is', () => {
    it('once somebody has acted on it', async () => {
      const id = await submitted();
      await accept(officer, id);
      await officer.patiently('POST', `/cases/${id}/draw`, {});
      const [expert] = await panelOf(scene.commission, id, ['invited']);
      await answerInvitation(expert as ApiClient, id, { answer: 'accept' });
      expect(await refusedUnchanged(scene.record, id, () => reverse(id))).toMatchObject({
        status: 409,
        code: 'reversal.actedSince',
      });
      expect((await see(id)).verbs).not.toContain('reverse');
    });

    it('for others than whoever took it; an administrator may', async () => {
      const id = await submitted();
      await accept(officer, id);
      expect(await refusalOf(reverse(id, scene.commission.decider))).toMatchObject({
        status: 403,
        code: 'reversal.notYours',
      });
      await reverse(id, await scene.signIn('admin'));
      expect(await see(id)).toMatchObject({ state: 'underFormalCheck' });
    });

    it('when it is a step of another kind, such as a submission', async () => {
      const id = await submitted();
      expect(await refusalOf(reverse(id))).toMatchObject({ status: 409, code: 'reversal.notReversible' });
    });
  });
});
