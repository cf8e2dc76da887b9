import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from '#cli/client/api-client.js';
import { visitorsOf } from '#cli/client/visit.journey.js';
import { workCalendar } from '#domain/clock/work-calendar.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { refusalOf } from '../../support/desk.js';
import { DEMO_PASSWORD, startScene, type Scene } from '../../support/scene.js';
import { slowClock } from '../../support/slow-clock.js';
import { until } from '../../support/until.js';
import { aboutVisit, atVisit } from './ground.js';

interface Candidate {
  readonly accountId: string;
  readonly avoidances: readonly object[];
}

describe('the plan of a site visit', () => {
  let scene: Scene;
  let id: string;
  let about: ReturnType<typeof aboutVisit>;
  const today = calendarDateOf(new Date());
  beforeAll(async () => {
    scene = await startScene();
    id = await atVisit(scene);
    about = aboutVisit(scene, id);
  });
  afterAll(() => scene?.stop());

  const team = () => visitorsOf(scene.commission);
  const refused = (change: object) => about.refused(() => about.propose(change));
  const nameOf = async (accountId: string) => {
    const rows = await scene.record.query<{ display_name: string }[]>(
      `SELECT display_name FROM account WHERE id = $1`,
      [accountId],
    );
    return rows[0]?.display_name ?? '';
  };
  const nextFreeDay = () => {
    const calendar = workCalendar();
    let day = addDays(today, 1);
    while (calendar.dayOf(day).working) day = addDays(day, 1);
    return day;
  };

  it('waits for whoever arranges visits', async () => {
    const { officer, assessor, decider } = scene.commission;
    expect(await about.tasksOf(officer)).toEqual(['visitPlan']);
    expect(await about.tasksOf(assessor)).toEqual(['visitPlan']);
    expect(await about.tasksOf(scene.applicant)).toEqual([]);
    expect(await about.read(officer)).toMatchObject({ standing: 'none', plan: null, team: [] });
    expect(await refusalOf(about.propose({}, decider))).toMatchObject({ status: 403 });
    expect(await refusalOf(about.propose({}, scene.applicant))).toMatchObject({ status: 403 });
  });

  it('takes a team as large as the measure wants', async () => {
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

  it('takes people of the role; the refusal names everyone who has not got it', async () => {
    const { officer, decider, experts } = scene.commission;
    const [expert, , , , fifth] = experts;
    const [deciderName, expertName, fifthName] = await Promise.all(
      [decider, expert, fifth].map((one) => nameOf(one?.accountId ?? '')),
    );
    expect(
      await refused({
        expertIds: [...team().expertIds.slice(1), decider.accountId],
        officerIds: [officer.accountId, fifth?.accountId],
      }),
    ).toMatchObject({
      status: 422,
      code: 'visit.teamInvalid',
      sentence: {
        zh: `${deciderName}不能作为评审专家 / 考察人员参加考察：其账号没有相应身份，或已停用。`,
        en: `${deciderName} cannot take part as Expert / Site assessor: the account lacks the role or is disabled.`,
      },
      members: [
        { accountId: decider.accountId, code: 'visit.teamInvalid' },
        {
          accountId: fifth?.accountId,
          code: 'visit.teamInvalid',
          sentence: { zh: expect.stringContaining(`${fifthName}不能作为受理人员`) },
        },
      ],
    });
    expect(await refused({ officerIds: [officer.accountId, expert?.accountId] })).toMatchObject({
      code: 'visit.memberTwice',
      sentence: { zh: `${expertName}不能同时作为考察专家和工作人员。`, en: expect.stringContaining('at once') },
    });
    const nobody = '018f4e2a-0000-7000-8000-000000000000';
    expect(await refused({ officerIds: [officer.accountId, nobody] })).toMatchObject({
      code: 'visit.teamInvalid',
      params: { person: nobody },
    });
  });

  it('takes nobody whose account is disabled, nor the applicant’s own people', async () => {
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

  it('takes nobody with a tie to the applicant; who may come, and who must stand aside, can be read beforehand', async () => {
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
    const sentence = {
      zh: `${person}应当回避：持股或有偿顾问关系（第三章）。`,
      en: `${person} must stand aside: Shareholding or paid consultancy (Ch. 3).`,
    };
    expect(await refused({ expertIds: [...team().expertIds.slice(1), other.accountId] })).toMatchObject({
      status: 422,
      code: 'panel.avoidance',
      params: { person, tie: 'interest' },
      sentence,
      members: [{ accountId: other.accountId, code: 'panel.avoidance', sentence }],
    });
    const { officer, experts } = scene.commission;
    const candidates = await officer.get<Candidate[]>(`/cases/${id}/visit-candidates?as=expert`);
    const of = (accountId?: string) => candidates.find((one) => one.accountId === accountId);
    expect(of(other.accountId)?.avoidances).toMatchObject([{ zh: '持股或有偿顾问关系', article: 'Ch. 3' }]);
    expect(of(experts[0]?.accountId)).toEqual({
      accountId: experts[0]?.accountId,
      displayName: expect.any(String),
      institution: expect.any(String),
      avoidances: [],
    });
    expect(of(officer.accountId)).toBeUndefined();
    const officers = await officer.get<Candidate[]>(`/cases/${id}/visit-candidates?as=officer`);
    expect(officers.map(({ accountId }) => accountId)).toEqual(expect.arrayContaining([...team().officerIds]));
    expect(await refusalOf(scene.applicant.get(`/cases/${id}/visit-candidates?as=expert`))).toMatchObject({
      status: 403,
    });
  });

  it('takes a day that is neither past nor after the limit of the stage, nor free without a reason', async () => {
    const yesterday = addDays(today, -1);
    expect(await refused({ day: yesterday })).toMatchObject({
      status: 422,
      code: 'visit.dayPast',
      params: { day: yesterday },
    });
    const { dueAt } = await scene.applicant.get<{ dueAt: string }>(`/cases/${id}`);
    const limit = calendarDateOf(new Date(dueAt));
    expect(await refused({ day: addDays(limit, 1) })).toMatchObject({
      status: 422,
      code: 'visit.afterLimit',
      params: { day: addDays(limit, 1), limit },
    });
    const free = nextFreeDay();
    expect(await refused({ day: free, note: undefined })).toMatchObject({
      status: 422,
      code: 'visit.nonWorkingDay',
      sentence: {
        zh: `${free} 不是工作日，请改选工作日，或者说明为何须在当日考察。`,
        en: expect.stringContaining(free),
      },
    });
    expect(await refused({ day: '2026-02-30' })).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(await refused({ startsAt: '17:00', endsAt: '09:00' })).toMatchObject({ code: 'visit.hoursReversed' });
    expect(await refused({ startsAt: '25:00' })).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('is proposed by the officer, and then the applicant has the turn', async () => {
    expect(await about.refused(() => about.answer({ answer: 'agree' }))).toMatchObject({
      status: 409,
      code: 'visit.nothingProposed',
    });
    const free = nextFreeDay();
    const proposed = await about.propose({ day: free, note: '当日举办国际交流活动' });
    expect(proposed).toMatchObject({ standing: 'proposed', plan: { sequence: 1, day: free } });
    expect(proposed.team.map(({ accountId }) => accountId).sort()).toEqual(
      about.members.map(({ accountId }) => accountId).sort(),
    );
    const shown = await about.read(scene.applicant);
    expect(shown.team.map(({ displayName }) => displayName)).toEqual(
      proposed.team.map(({ displayName }) => displayName),
    );
    // Some of them may judge the case, too: the host knows who comes, and nothing by which to find them elsewhere.
    expect(team().expertIds.filter((each) => JSON.stringify(shown).includes(each))).toEqual([]);
    expect(await about.tasksOf(scene.applicant)).toEqual(['visitAnswer']);
    expect(await about.tasksOf(scene.commission.officer)).toEqual([]);
    expect(await about.toldOf(scene.applicant)).toContain('visit.proposed');
    const { now, done } = await scene.applicant.get<{
      now: { turn: string; task: { zh: string }; dueAt: string };
      done: { action: string; detail: { zh: string } }[];
    }>(`/cases/${id}/timeline`);
    expect(now).toMatchObject({ turn: 'applicant', dueAt: proposed.plan?.answerDueAt });
    expect(done.at(-1)).toMatchObject({
      action: 'proposeVisit',
      detail: { zh: `${free} 09:00至17:00，申报单位注册地址` },
    });
    // Who is reminded is whoever has the turn, not whoever began the stage.
    await scene.commission.officer.post(`/cases/${id}/reminder`);
    const reminders =
      await scene.applicant.get<{ caseId: string; template: string; text: { zh: string } }[]>('/notices');
    expect(
      reminders.find(({ caseId, template }) => caseId === id && template.startsWith('case.reminded'))?.text.zh,
    ).toContain('确认考察安排');
  });

  it('is changed while nobody has answered it; one answer is waited for', async () => {
    const place = '中关村示范区展示中心';
    expect(await about.propose({ day: today, place })).toMatchObject({
      standing: 'proposed',
      plan: { sequence: 2, place },
    });
    expect(await about.tasksOf(scene.applicant)).toEqual(['visitAnswer']);
  });

  it('is answered as it was read, and replaced by who has read it', async () => {
    const replaced = {
      status: 409,
      code: 'visit.planReplaced',
      params: { sequence: 2 },
      sentence: {
        zh: '考察安排在您阅读之后另行提出了一次（现为第 2 次）。请刷新页面，阅读新的安排后再办理。',
        en: 'A new plan of the visit has been proposed meanwhile (it is no. 2 now): read it, then go on.',
      },
    };
    for (const answer of [{ answer: 'agree' }, { answer: 'otherDay', reason: '负责人当日出国' }]) {
      expect(await about.refused(() => about.answer({ ...answer, sequence: 1 }))).toMatchObject(replaced);
      expect(await about.refused(() => about.answer({ ...answer, sequence: undefined }))).toMatchObject({
        status: 400,
        errors: [{ path: 'sequence' }],
      });
    }
    expect(await refused({ replaces: 1 })).toMatchObject(replaced);
    expect(await refused({ replaces: undefined })).toMatchObject(replaced);
    const place = '申报单位注册地址';
    const { officer, secondOfficer } = scene.commission;
    const both = await Promise.allSettled(
      [officer, secondOfficer].map((by) => about.propose({ place, replaces: 2 }, by)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { problem: { status: 409 } } });
    expect(await about.read(officer)).toMatchObject({ standing: 'proposed', plan: { sequence: 3, place } });
  });

  it('is no calendar entry before it is agreed, and nothing of the visit is recorded', async () => {
    expect(await refusalOf(scene.applicant.get(`${about.path}/calendar`))).toMatchObject({
      status: 404,
      code: 'visit.noCalendar',
    });
    const notAgreed = { status: 409, code: 'visit.notAgreed' };
    expect(await about.refused(() => about.verify([{ indicator: 'validAgreements', verified: 6 }]))).toMatchObject(
      notAgreed,
    );
    expect(await about.refused(() => about.mark([{ item: 'space', verdict: 'pass' }]))).toMatchObject(notAgreed);
    expect(await about.refused(() => about.write())).toMatchObject(notAgreed);
    expect(await about.refused(about.conclude)).toMatchObject(notAgreed);
  });

  it('is declined with a reason, and then the commission has the turn again', async () => {
    expect(await about.refused(() => about.answer({ answer: 'otherDay' }))).toMatchObject({
      code: 'case.reasonRequired',
      errors: [{ path: 'reason' }],
      sentence: { zh: '请说明为何不能在该日接受考察。' },
    });
    const asked = { answer: 'otherDay', reason: '负责人当日出国' };
    expect(await about.refused(() => about.answer({ ...asked, wishedDay: addDays(today, -1) }))).toMatchObject({
      status: 422,
      code: 'visit.wishPast',
      errors: [{ path: 'wishedDay' }],
    });
    const { dueAt } = await scene.applicant.get<{ dueAt: string }>(`/cases/${id}`);
    const limit = calendarDateOf(new Date(dueAt));
    expect(await about.refused(() => about.answer({ ...asked, wishedDay: addDays(limit, 1) }))).toMatchObject({
      status: 422,
      code: 'visit.wishAfterLimit',
      params: { limit },
      errors: [{ path: 'wishedDay' }],
    });
    const wishedDay = addDays(today, 3);
    expect(await about.answer({ answer: 'otherDay', reason: '负责人当日出国', wishedDay })).toMatchObject({
      standing: 'declined',
      plan: { wishedDay, answerReason: '负责人当日出国' },
    });
    expect(await about.tasksOf(scene.applicant)).toEqual([]);
    expect(await about.tasksOf(scene.commission.assessor)).toEqual(['visitPlan']);
    expect(await about.toldOf(scene.commission.officer)).toContain('visit.otherDay');
    expect(await about.refused(() => about.answer({ answer: 'agree' }))).toMatchObject({
      code: 'visit.nothingProposed',
    });
  });

  it('is agreed, and nothing is recorded before its day', async () => {
    const tomorrow = addDays(today, 1);
    await about.propose({ day: tomorrow });
    expect(await about.answer({ answer: 'agree' })).toMatchObject({ standing: 'agreed', plan: { sequence: 4 } });
    expect(await about.tasksOf(scene.commission.assessor)).toEqual(['onsiteAssessment']);
    for (const member of about.members) expect(await about.toldOf(member)).toContain('visit.agreed');
    expect(await about.refused(() => about.answer({ answer: 'otherDay', reason: '改期' }))).toMatchObject({
      status: 409,
      code: 'visit.answeredAlready',
    });
    const notYet = { status: 422, code: 'visit.notYet', params: { day: tomorrow } };
    expect(await about.refused(() => about.verify([{ indicator: 'validAgreements', verified: 6 }]))).toMatchObject(
      notYet,
    );
    expect(await about.refused(() => about.mark([{ item: 'space', verdict: 'pass' }]))).toMatchObject(notYet);
    expect(await about.refused(() => about.write())).toMatchObject(notYet);
    expect(await about.refused(about.conclude)).toMatchObject(notYet);
  });

  it('is a calendar file for those concerned: one UID, a SEQUENCE that grows, hours of Shanghai', async () => {
    const calendarOf = async (by = scene.applicant) => (await by.send('GET', `${about.path}/calendar`)).text();
    const first = await calendarOf();
    const answer = await scene.applicant.send('GET', `${about.path}/calendar`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const day = addDays(today, 1).replaceAll('-', '');
    for (const line of [
      `UID:visit-${id}@guohe`,
      'SEQUENCE:3',
      `DTSTART;TZID=Asia/Shanghai:${day}T090000`,
      `DTEND;TZID=Asia/Shanghai:${day}T170000`,
      'TZOFFSETTO:+0800',
    ]) {
      expect(first.split('\r\n')).toContain(line);
    }
    expect(first).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
    await about.propose({ day: today, startsAt: '13:30' });
    expect(await refusalOf(scene.applicant.get(`${about.path}/calendar`))).toMatchObject({ code: 'visit.noCalendar' });
    await about.answer({ answer: 'agree' });
    const second = await calendarOf();
    expect(second.split('\r\n')).toEqual(
      expect.arrayContaining([
        `UID:visit-${id}@guohe`,
        'SEQUENCE:4',
        `DTSTART;TZID=Asia/Shanghai:${today.replaceAll('-', '')}T133000`,
      ]),
    );
    const [member] = about.members;
    expect(await calendarOf(member)).toBe(second);
    const { decider, experts } = scene.commission;
    const outsider = experts.find(({ accountId }) => !team().expertIds.includes(accountId));
    for (const stranger of [decider, outsider, await scene.signIn('research')]) {
      expect(await refusalOf((stranger as typeof decider).get(`${about.path}/calendar`))).toMatchObject({
        status: 404,
      });
    }
  });

  const lines = (caseId: string, action: string) =>
    scene.record.query<{ actor_role: string; actor_id: string | null; rule: string }[]>(
      `SELECT actor_role, actor_id, rule FROM audit_entry WHERE case_id = $1 AND action = $2`,
      [caseId, action],
    );

  it('is agreed to by silence: the clock passes the turn on, tells everybody, and says so on record, once', async () => {
    const caseId = await atVisit(scene, 3);
    const silent = aboutVisit(scene, caseId);
    const { plan } = await silent.propose();
    const { assessor, officer } = scene.commission;
    const value = { indicator: 'validAgreements', verified: 6 };
    expect(await silent.refused(() => silent.verify([value]))).toMatchObject({ code: 'visit.notAgreed' });
    await scene.stack.kill('worker');
    await pause(Math.max(Date.parse(plan?.answerDueAt ?? '') - Date.now() + 500, 0));
    expect(await silent.tasksOf(scene.applicant)).toEqual(['visitAnswer']);
    await scene.stack.restart('worker');
    await until(async () => (await silent.tasksOf(scene.applicant)).length === 0);
    for (const person of [assessor, officer]) expect(await silent.tasksOf(person)).toEqual(['onsiteAssessment']);
    expect(await silent.read(scene.applicant)).toMatchObject({ standing: 'agreed' });
    await pause(1_500);
    expect(await lines(caseId, 'agreeVisitBySilence')).toEqual([
      { actor_role: 'system', actor_id: null, rule: 'Ch. 3' },
    ]);
    const told = async (person: ApiClient, template: string) =>
      (await silent.toldOf(person)).filter((each) => each === template).length;
    expect(await told(scene.applicant, 'visit.silence')).toBe(1);
    for (const member of silent.members) expect(await told(member, 'visit.agreedBySilence')).toBe(1);
    expect(await silent.refused(() => silent.answer({ answer: 'otherDay', reason: '改期' }))).toMatchObject({
      code: 'visit.answeredAlready',
    });
    await silent.verify([value]);
  });

  it('is agreed to once its time is over by the clock of the record, whatever that of the process says', async () => {
    const caseId = await atVisit(scene, 3);
    const { plan } = await aboutVisit(scene, caseId).propose();
    const url = await scene.stack.furtherApi(slowClock(24));
    const [slow, slowAssessor] = [
      await ApiClient.signIn(url, 'officer', DEMO_PASSWORD),
      await ApiClient.signIn(url, 'assessor', DEMO_PASSWORD),
    ];
    await scene.stack.kill('worker');
    await until(() => Date.parse(plan?.answerDueAt ?? '') < Date.now());
    // Nobody has put the silence on record yet: what counts is the limit itself.
    expect(await slow.get(`/cases/${caseId}/visit`)).toMatchObject({ standing: 'agreed' });
    const value = { indicator: 'validAgreements', verified: 6 };
    await slowAssessor.put(`/cases/${caseId}/indicators`, { values: [value] });
    await scene.stack.restart('worker');
  });

  it('is brought to mind before silence agrees to it, once, and not where it was answered', async () => {
    const told = async (about: ReturnType<typeof aboutVisit>) =>
      (await about.toldOf(scene.applicant)).filter((template) => template === 'visit.answerDueSoon').length;
    const [waiting, answered] = [await atVisit(scene, 3), await atVisit(scene, 3)];
    const [silent, prompt] = [aboutVisit(scene, waiting), aboutVisit(scene, answered)];
    const { plan } = await silent.propose();
    await prompt.propose();
    await prompt.answer({ answer: 'agree' });
    await until(async () => (await told(silent)) === 1);
    await until(async () => (await silent.tasksOf(scene.applicant)).length === 0);
    expect([await told(silent), await told(prompt)]).toEqual([1, 0]);
    const brought = `SELECT actor_role, after->>'reminder' AS reminder, at < $2::timestamptz AS "inTime" FROM audit_entry
      WHERE case_id = $1 AND action = 'remind' AND after->>'reminder' LIKE 'visitAnswer/%'`;
    const dueAt = plan?.answerDueAt ?? '';
    expect(await scene.record.query(brought, [waiting, dueAt])).toEqual([
      { actor_role: 'system', reminder: 'visitAnswer/1', inTime: true },
    ]);
    expect(await scene.record.query(brought, [answered, dueAt])).toEqual([]);
  });

  it('is not agreed to by the silence of one whose case stands still: the time to answer goes on with the case', async () => {
    const caseId = await atVisit(scene, 3);
    const still = aboutVisit(scene, caseId);
    const before = Date.parse((await still.propose()).plan?.answerDueAt ?? '');
    const { officer } = scene.commission;
    await officer.patiently('POST', `/cases/${caseId}/suspension`, { reason: '涉及诉讼' });
    expect(await still.read(scene.applicant)).toMatchObject({ standing: 'proposed', plan: { answerDueAt: null } });
    await pause(Math.max(before + 1_000 - Date.now(), 0));
    expect(await still.read(scene.applicant)).toMatchObject({ standing: 'proposed' });
    await officer.patiently('POST', `/cases/${caseId}/resumption`, { reason: '已经结案' });
    const [spent] = await scene.record.query<{ ms: string }[]>(
      `SELECT extract(epoch FROM (answer_stops->0->>'resumedAt')::timestamptz - (answer_stops->0->>'stoppedAt')::timestamptz) * 1000 AS ms
       FROM visit_plan WHERE case_id = $1`,
      [caseId],
    );
    const after = Date.parse((await still.read(scene.applicant)).plan?.answerDueAt ?? '');
    expect(after - before).toBeCloseTo(Number(spent?.ms), -1);
    expect(await still.tasksOf(scene.applicant)).toEqual(['visitAnswer']);
    expect(await lines(caseId, 'agreeVisitBySilence')).toEqual([]);
    await still.answer({ answer: 'agree' });
  });
});
