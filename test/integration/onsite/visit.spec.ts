import { untilState, visit } from '#cli/client/accreditation.journey.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';

interface Candidate {
  readonly accountId: string;
  readonly avoidances: readonly object[];
}

describe('the site visit', () => {
  let scene: Scene;
  let id: string;
  const today = () => calendarDateOf(new Date());
  beforeAll(async () => {
    scene = await startScene();
    id = await atVisit();
  });
  afterAll(() => scene?.stop());

  const atVisit = async () => {
    const caseId = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo('underOnsiteAssessment', scene.commission, caseId);
    return caseId;
  };
  const team = () => ({
    expertIds: scene.commission.experts.slice(0, 3).map(({ accountId }) => accountId),
    officerIds: [scene.commission.officer.accountId, scene.commission.secondOfficer.accountId],
  });
  const refused = (change: object) =>
    refusedUnchanged(scene.record, id, () =>
      scene.commission.assessor.post(`/cases/${id}/visit`, {
        visitedOn: today(),
        ...team(),
        findings: '核实无误',
        fraudFound: false,
        ...change,
      }),
    );
  const nameOf = async (accountId: string) => {
    const rows = await scene.record.query<{ display_name: string }[]>(
      `SELECT display_name FROM account WHERE id = $1`,
      [accountId],
    );
    return rows[0]?.display_name ?? '';
  };

  it('is made by as many as the measure wants', async () => {
    const tooSmall = {
      status: 422,
      code: 'visit.teamTooSmall',
      params: { experts: 3, officers: 2 },
      sentence: {
        zh: '考察组至少须有 3 名专家和 2 名工作人员。',
        en: 'The team needs at least 3 experts and 2 officers.',
      },
    };
    expect(await refused({ expertIds: team().expertIds.slice(1) })).toMatchObject(tooSmall);
    expect(await refused({ officerIds: team().officerIds.slice(1) })).toMatchObject(tooSmall);
  });

  it('is made by people of the role; the refusal names who has not got it', async () => {
    const { officer, decider, experts } = scene.commission;
    const [expert] = experts;
    const [deciderName, expertName] = [await nameOf(decider.accountId), await nameOf(expert?.accountId ?? '')];
    expect(await refused({ expertIds: [...team().expertIds.slice(1), decider.accountId] })).toMatchObject({
      status: 422,
      code: 'visit.teamInvalid',
      sentence: {
        zh: `${deciderName}不能作为评审专家 / 考察人员参加考察：其账号没有相应身份，或已停用。`,
        en: `${deciderName} cannot take part as Expert / Site assessor: the account lacks the role or is disabled.`,
      },
    });
    expect(await refused({ officerIds: [officer.accountId, experts[4]?.accountId] })).toMatchObject({
      code: 'visit.teamInvalid',
      params: { person: await nameOf(experts[4]?.accountId ?? ''), roleZh: '受理人员', roleEn: 'Case officer' },
    });
    expect(await refused({ officerIds: [officer.accountId, expert?.accountId] })).toMatchObject({
      code: 'visit.memberTwice',
      sentence: { zh: `${expertName}不能同时作为考察专家和工作人员。`, en: expect.stringContaining('at once') },
    });
  });

  it('is made by nobody whose account is disabled, nor by the applicant’s own people', async () => {
    const other = await scene.signIn('expert6');
    const withOther = { expertIds: [...team().expertIds.slice(1), other.accountId] };
    const person = await nameOf(other.accountId);
    await scene.record.query(`UPDATE account SET disabled_at = now() WHERE id = $1`, [other.accountId]);
    expect(await refused(withOther)).toMatchObject({ code: 'visit.teamInvalid', params: { person } });
    await scene.record.query(
      `UPDATE account SET disabled_at = NULL, organisation_id = (SELECT organisation_id FROM account WHERE id = $2) WHERE id = $1`,
      [other.accountId, scene.applicant.accountId],
    );
    expect(await refused(withOther)).toMatchObject({ status: 422, code: 'panel.avoidance', params: { person } });
  });

  it('is made by nobody with a tie to the applicant; who may come, and who must stand aside, can be read beforehand', async () => {
    const other = await scene.signIn('expert7');
    const person = await nameOf(other.accountId);
    const [host] = await scene.record.query<{ uscc: string }[]>(
      `SELECT uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.id = $1`,
      [scene.applicant.accountId],
    );
    await scene.record.query(`UPDATE expert_profile SET ties = $2 WHERE account_id = $1 AND valid_until IS NULL`, [
      other.accountId,
      JSON.stringify([{ kind: 'interest', uscc: host?.uscc }]),
    ]);
    expect(await refused({ expertIds: [...team().expertIds.slice(1), other.accountId] })).toMatchObject({
      status: 422,
      code: 'panel.avoidance',
      params: { person, tie: 'interest' },
      sentence: {
        zh: `${person}应当回避：持股或有偿顾问关系（第三章）。`,
        en: `${person} must stand aside: Shareholding or paid consultancy (Ch. 3).`,
      },
    });
    const { assessor, officer, experts } = scene.commission;
    const candidates = await assessor.get<Candidate[]>(`/cases/${id}/visit-candidates?as=expert`);
    const of = (accountId?: string) => candidates.find((one) => one.accountId === accountId);
    expect(of(other.accountId)?.avoidances).toMatchObject([{ zh: '持股或有偿顾问关系', article: 'Ch. 3' }]);
    expect(of(experts[0]?.accountId)).toEqual({
      accountId: experts[0]?.accountId,
      displayName: expect.any(String),
      institution: expect.any(String),
      avoidances: [],
    });
    expect(of(officer.accountId)).toBeUndefined();
    const officers = await assessor.get<Candidate[]>(`/cases/${id}/visit-candidates?as=officer`);
    expect(officers.map(({ accountId }) => accountId)).toEqual(expect.arrayContaining(team().officerIds));
    expect(await refusalOf(scene.applicant.get(`/cases/${id}/visit-candidates?as=expert`))).toMatchObject({
      status: 403,
    });
  });

  it('took place between the beginning of the stage and today', async () => {
    const [yesterday, tomorrow] = [addDays(today(), -1), addDays(today(), 1)];
    expect(await refused({ visitedOn: yesterday })).toMatchObject({
      status: 422,
      code: 'visit.tooEarly',
      params: { visitedOn: yesterday, from: today() },
      sentence: {
        zh: expect.stringContaining('早于本环节开始之日'),
        en: expect.stringContaining('before the stage began'),
      },
    });
    expect(await refused({ visitedOn: tomorrow })).toMatchObject({ status: 422, code: 'visit.toCome' });
    expect(await refused({ visitedOn: '2026-02-30' })).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('is not over before every indicator is verified', async () => {
    expect(await refused({})).toMatchObject({ status: 422, code: 'visit.valuesMissing' });
  });

  it('that finds fraud ends the case, without scores, and the applicant is told', async () => {
    const findings = '现场未见申报的实验室。';
    await visit(scene.commission, id, { fraudFound: true, findings });
    const view = await untilState(scene.applicant, id, ['notSelected']);
    expect(view.outcome).toMatchObject({ reasons: ['fraudFound'] });
    expect(view.outcome).not.toHaveProperty('totalHundredths');
    const { done, now } = await scene.applicant.get<{ done: { action: string; reason: string }[]; now: null }>(
      `/cases/${id}/timeline`,
    );
    expect(done.at(-1)).toMatchObject({ action: 'concludeVisit', reason: findings });
    expect(now).toBeNull();
    const notices = await scene.applicant.get<{ caseId: string; template: string; text: { zh: string } }[]>('/notices');
    const told = notices.find(({ caseId, template }) => caseId === id && template === 'decision.notSelected');
    expect(told?.text.zh).toBe(`“a park”未予认定，理由：现场考察发现弄虚作假（第三章）；说明：${findings}`);
    expect(
      await refusedUnchanged(scene.record, id, () =>
        scene.commission.decider.post(`/cases/${id}/decision`, { result: 'selected' }),
      ),
    ).toMatchObject({ status: 409, code: 'case.closed' });
    expect(await scene.workflow(`accreditation/${id}`).result()).toBe('notSelected');
  });
});
