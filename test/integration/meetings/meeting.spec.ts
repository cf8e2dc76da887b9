import { randomUUID } from 'node:crypto';
import type { ApiClient } from '#cli/client/api-client.js';
import { visit, type CaseView } from '#cli/client/accreditation.journey.js';
import {
  announce,
  conclude,
  convene,
  holdMeeting,
  untilNoticeEnds,
  voteAlike,
  type MeetingView,
} from '#cli/client/meeting.journey.js';
import { addDays, calendarDateOf, endOfDay } from '#domain/common/calendar-date.js';
import type { Vote } from '#domain/meeting/count-votes.js';
import { openBatch, submitPark, type OpenedBatch } from '../../support/accreditation-case.js';
import { refusalOf, TODAY } from '../../support/desk.js';
import { saveProfile } from '../../support/expert-profiles.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';

interface AgendaItem {
  readonly caseId: string;
  readonly position: number;
  readonly rank: number | null;
  readonly ownVote: Vote | null;
  readonly voted: number;
  readonly result: string | null;
  readonly recused: readonly { readonly accountId: string; readonly source: string }[];
  readonly tally: object | null;
}

describe('the meeting', () => {
  let scene: Scene;
  let deciders: ApiClient[];
  beforeAll(async () => {
    scene = await startScene();
    deciders = [...scene.commission.deciders];
  });
  afterAll(() => scene?.stop());

  const aBatch = (quota?: number, rehearsalDaySeconds = 60) =>
    openBatch(scene.record, scene.applicant, { rehearsalDaySeconds, quota });
  const waiting = async (batch: OpenedBatch, share = 1) => {
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underOnsiteAssessment', scene.commission, id);
    await visit(scene.commission, id, { share });
    return id;
  };
  const agenda = (meeting: MeetingView, who = scene.commission.officer) =>
    who.get<AgendaItem[]>(`/meetings/${meeting.id}/agenda`);
  const vote = (member: ApiClient, { id }: MeetingView, caseId: string, choice: Vote, reasons?: string[]) =>
    member.put(`/meetings/${id}/votes`, { votes: [{ caseId, vote: choice, reasons }] });
  const state = async (id: string) => (await scene.commission.officer.get<CaseView>(`/cases/${id}`)).state;

  it('takes up what waits in the order of the ranking, calls its members, and takes nothing twice', async () => {
    const batch = await aBatch();
    const [weaker, best] = [await waiting(batch, 0.9), await waiting(batch)];
    const meeting = await convene(scene.commission, batch.id);
    expect((await agenda(meeting)).map(({ caseId, rank }) => [caseId, rank])).toEqual([
      [best, 1],
      [weaker, 2],
    ]);
    const [chair] = deciders as [ApiClient];
    const items = await chair.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
    expect(items.filter(({ caseId }) => caseId === meeting.id)).toEqual([expect.objectContaining({ task: 'meeting' })]);
    const calls = await chair.get<{ caseId: string; template: string }[]>('/notices?limit=200');
    expect(calls.filter(({ caseId }) => caseId === meeting.id)).toEqual([
      expect.objectContaining({ template: 'meeting.called' }),
    ]);
    const left = await scene.commission.officer.get<{ caseId: string }[]>('/work-items?limit=200');
    expect(left.filter(({ caseId }) => caseId === best)).toEqual([]);
    expect(await refusalOf(convene(scene.commission, batch.id))).toMatchObject({ code: 'meeting.nothingWaiting' });
    expect(await refusalOf(convene(scene.commission, batch.id, [best]))).toMatchObject({
      code: 'meeting.nothingWaiting',
    });
    await scene.commission.officer.post(`/meetings/${meeting.id}/cancellation`, { reason: '改期' });
    const again = await convene(scene.commission, batch.id, [best]);
    expect(await refusalOf(convene(scene.commission, batch.id, [best, weaker]))).toMatchObject({
      status: 409,
      code: 'meeting.caseNotWaiting',
      params: { count: 1 },
    });
    expect(await agenda(again)).toHaveLength(1);
  });

  it('is called with enough members who may decide, and not for yesterday', async () => {
    const batch = await aBatch();
    await waiting(batch);
    const { officer } = scene.commission;
    const call = (body: object) =>
      refusalOf(
        officer.post('/meetings', {
          batchId: batch.id,
          heldOn: '2199-01-01',
          memberIds: deciders.map(({ accountId }) => accountId),
          ...body,
        }),
      );
    expect(await call({ heldOn: '2020-01-01' })).toMatchObject({ code: 'meeting.inThePast' });
    expect(await call({})).toMatchObject({ status: 422, code: 'meeting.afterLimit', errors: [{ path: 'heldOn' }] });
    expect(await call({ memberIds: deciders.slice(1).map(({ accountId }) => accountId) })).toMatchObject({
      code: 'meeting.tooFewMembers',
      params: { min: 5 },
    });
    const stranger = [...deciders.slice(1).map(({ accountId }) => accountId), officer.accountId];
    expect(await call({ memberIds: stranger })).toMatchObject({ code: 'meeting.memberInvalid', params: { count: 1 } });
  });

  it('has those stand aside whom the record ties to an applicant, by the ground of the measure', async () => {
    const { officer } = scene.commission;
    const [holder, former, plain] = deciders.slice(1) as [ApiClient, ApiClient, ApiClient];
    const [park] = await scene.record.query<{ uscc: string }[]>(
      `SELECT o.uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.login = 'park'`,
    );
    const profile = (ties: object[], fields: string[] = []) => ({
      name: '周审定',
      institution: '某某研究院',
      fields,
      languages: [],
      ties,
    });
    const held = { kind: 'interest', uscc: park?.uscc };
    const save = (who: ApiClient, of: ApiClient, body: object) => saveProfile(who, of.accountId, body);
    expect(await refusalOf(save(officer, holder, profile([held], ['healthcare'])))).toMatchObject({
      status: 422,
      code: 'expert.fieldsUnfit',
    });
    expect(await refusalOf(save(plain, holder, profile([])))).toMatchObject({ status: 404 });
    await save(officer, holder, profile([held]));
    await save(officer, former, profile([{ ...held, until: '2010-01-01' }]));
    const pool = await officer.get<{ accountId: string }[]>('/experts?limit=200');
    expect(pool.map(({ accountId }) => accountId)).not.toContain(holder.accountId);

    const batch = await aBatch();
    const id = await waiting(batch);
    const meeting = await convene(scene.commission, batch.id);
    const [item] = (await agenda(meeting)) as [AgendaItem & { recused: { reason: { zh: string } }[] }];
    expect(item.recused).toEqual([
      { accountId: holder.accountId, source: 'computed', reason: expect.objectContaining({ zh: expect.any(String) }) },
    ]);
    const refused = await refusalOf(vote(holder, meeting, id, 'selected'));
    expect(refused).toMatchObject({ code: 'meeting.recused' });
    expect(refused.sentence.zh).toMatch(/持股|顾问/);
    for (const member of [holder, former]) await save(officer, member, profile([]));
  });

  it('decides nothing without the quorum; who stands aside lowers it and cannot vote', async () => {
    const batch = await aBatch();
    const id = await waiting(batch);
    const meeting = await convene(scene.commission, batch.id);
    const [chair, second, third, fourth, fifth] = deciders as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    for (const member of [chair, second, third]) await vote(member, meeting, id, 'selected');
    expect(await refusalOf(conclude(scene.commission, meeting.id))).toMatchObject({
      status: 409,
      code: 'meeting.undecided',
      sentence: { zh: '有 1 项尚不能审定：“a park”须 4 人参加表决，现 3 人。' },
    });
    expect(await refusalOf(second.post(`/meetings/${meeting.id}/conclusion`, {}))).toMatchObject({
      code: 'meeting.chairOnly',
    });
    const aside = (member: ApiClient) =>
      member.put(`/meetings/${meeting.id}/recusals`, { recusals: [{ caseId: id, reason: '与负责人为师生关系' }] });
    await aside(fourth);
    expect(await refusalOf(vote(fourth, meeting, id, 'selected'))).toMatchObject({
      status: 403,
      code: 'meeting.recused',
      sentence: { zh: '您对“a park”应当回避，不能表决：与负责人为师生关系。' },
    });
    // Four are entitled now: three are a quorum.
    expect(await conclude(scene.commission, meeting.id)).toMatchObject({ state: 'underNoticePreparation' });
    expect(await state(id)).toBe('proposed');
    const minutes = await fifth.get<{ text: { zh: string }; absent: string[] }>(`/meetings/${meeting.id}/minutes`);
    expect(minutes.text.zh).toContain('有表决权 4 人，法定 3 人，参加表决 3 人；认定 3 票');
    expect(minutes.text.zh).toContain('回避：与负责人为师生关系');
    expect(minutes.absent).toHaveLength(2);
    expect(await refusalOf(vote(fifth, meeting, id, 'notSelected', ['dishonesty']))).toMatchObject({
      status: 409,
      code: 'case.wrongState',
    });
  });

  it('keeps members aside whom the record knows to be of the host, to have visited the site, or to have been its expert', async () => {
    const batch = await aBatch();
    const id = await waiting(batch);
    const [, second, third, fourth, fifth] = deciders as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    await scene.record.query(
      `UPDATE account SET organisation_id = (SELECT organisation_id FROM procedure_case WHERE id = $2) WHERE id = $1`,
      [second.accountId, id],
    );
    await scene.record.query(`UPDATE onsite_visit SET officer_ids = officer_ids || $1::uuid WHERE case_id = $2`, [
      third.accountId,
      id,
    ]);
    for (const [expert, end] of [
      [fourth, 'void'],
      [fifth, 'declined'],
    ] as const) {
      await scene.record.query(
        `INSERT INTO expert_assignment (id, case_id, expert_id, state, ended_at) VALUES (gen_random_uuid(), $1, $2, $3, now())`,
        [id, expert.accountId, end],
      );
    }
    try {
      const meeting = await convene(scene.commission, batch.id);
      const [item] = await agenda(meeting);
      expect(item?.recused.map(({ accountId, source }) => [accountId, source]).sort()).toEqual(
        [second, third, fourth, fifth].map(({ accountId }) => [accountId, 'computed']).sort(),
      );
      expect(await refusalOf(vote(second, meeting, id, 'selected'))).toMatchObject({ code: 'meeting.recused' });
    } finally {
      await scene.record.query(`UPDATE account SET organisation_id = NULL WHERE id = $1`, [second.accountId]);
    }
  });

  it('decides at half by the vote of whoever presides, and says so', async () => {
    const batch = await aBatch();
    const id = await waiting(batch);
    const meeting = await convene(scene.commission, batch.id);
    const [chair, second, third, fourth] = deciders as [ApiClient, ApiClient, ApiClient, ApiClient];
    await vote(chair, meeting, id, 'notSelected', ['dishonesty']);
    await vote(second, meeting, id, 'notSelected', ['dishonesty']);
    await vote(third, meeting, id, 'selected');
    await vote(fourth, meeting, id, 'selected');
    expect((await agenda(meeting, third))[0]).toMatchObject({ ownVote: 'selected', voted: 4, tally: null });
    const trail = async () => (await scene.signIn('auditor')).get<object[]>(`/audit?caseId=${meeting.id}&limit=200`);
    expect(JSON.stringify(await trail())).not.toMatch(/selected|dishonesty/i);
    expect(await conclude(scene.commission, meeting.id)).toMatchObject({ state: 'concluded' });
    expect(await state(id)).toBe('notSelected');
    const counted = (await trail()).filter((entry) => 'action' in entry && entry.action === 'countBallot');
    expect(counted).toHaveLength(4);
    expect(counted).toContainEqual(
      expect.objectContaining({ after: { memberId: second.accountId, notSelected: id }, actorId: chair.accountId }),
    );
    const { items } = await chair.get<{ items: { castingVoteOf: string; result: string }[] }>(
      `/meetings/${meeting.id}/minutes`,
    );
    expect(items).toEqual([expect.objectContaining({ castingVoteOf: '杨主任（审议决定人）', result: 'notSelected' })]);
    expect(await scene.workflow(`accreditation/${id}`).result()).toBe('notSelected');
    expect(await scene.workflow(`meeting/${meeting.id}`).result()).toBe('concluded');
  });

  it('selects no more than there are places', async () => {
    const batch = await aBatch(1);
    const [best, next] = [await waiting(batch), await waiting(batch, 0.9)];
    const meeting = await convene(scene.commission, batch.id);
    const both = [best, next].map((caseId) => ({ caseId, result: 'selected' as const }));
    await voteAlike(scene.commission, meeting.id, both);
    expect(await refusalOf(conclude(scene.commission, meeting.id))).toMatchObject({
      status: 422,
      code: 'meeting.overQuota',
      sentence: { zh: '园区类名额 1 个，已用 0 个，本次拟认定 2 项，超出名额，请调整表决。' },
    });
    const outside = { caseId: next, result: 'notSelected' as const, reasons: ['outsideQuota'] };
    await voteAlike(scene.commission, meeting.id, [outside]);
    await conclude(scene.commission, meeting.id);
    expect([await state(best), await state(next)]).toEqual(['proposed', 'notSelected']);
  });

  it('is called for no day after the limit of the cases that it takes', async () => {
    const batch = await aBatch(undefined, 60);
    const id = await waiting(batch);
    // At the real pace: only the limit is looked at.
    await scene.record.query(`UPDATE batch SET rehearsal_day_seconds = NULL WHERE id = $1`, [batch.id]);
    const limit = addDays(TODAY, 4);
    await scene.record.query(`UPDATE procedure_case SET due_at = $2 WHERE id = $1`, [id, endOfDay(limit)]);
    const call = (heldOn: string) =>
      scene.commission.officer.post<MeetingView>('/meetings', {
        batchId: batch.id,
        heldOn,
        memberIds: deciders.map(({ accountId }) => accountId),
      });
    expect(await refusalOf(call(addDays(limit, 1)))).toMatchObject({
      code: 'meeting.afterLimit',
      params: { day: addDays(limit, 1), limit },
    });
    expect(await call(limit)).toMatchObject({ heldOn: limit });
  });

  it('takes votes of members alone, on what is on its agenda', async () => {
    const [batch, other] = [await aBatch(), await aBatch()];
    const [id, elsewhere] = [await waiting(batch), await waiting(other)];
    const { officer } = scene.commission;
    const four = deciders.slice(0, 4).map(({ accountId }) => accountId);
    const spare = await scene.signIn('admin');
    await scene.record.query(`UPDATE account SET roles = roles || '{decisionMaker}' WHERE id = $1`, [spare.accountId]);
    const member = await scene.signIn('admin');
    const meeting = await officer.post<MeetingView>('/meetings', {
      batchId: batch.id,
      heldOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      memberIds: [...four, spare.accountId],
    });
    const [chair, , , , outsider] = deciders as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    expect(await refusalOf(vote(outsider, meeting, id, 'selected'))).toMatchObject({ code: 'meeting.notMember' });
    expect(await refusalOf(vote(chair, meeting, elsewhere, 'selected'))).toMatchObject({ code: 'meeting.notOnAgenda' });
    await vote(member, meeting, id, 'abstained');
    await scene.record.query(`UPDATE account SET roles = array_remove(roles, 'decisionMaker') WHERE id = $1`, [
      spare.accountId,
    ]);
  });

  const declareAside = (member: ApiClient, { id }: MeetingView, caseIds: string[]) =>
    member.put(`/meetings/${id}/recusals`, { recusals: caseIds.map((caseId) => ({ caseId, reason: '曾任其顾问' })) });
  const standing = (who: ApiClient, { id }: MeetingView) =>
    who.get<{ decidable: number; presiding: string[]; lacking: { caseId: string; lacks: string }[] }>(
      `/meetings/${id}`,
    );

  it('shows to whoever presides which item lacks a reason, and to nobody else', async () => {
    const batch = await aBatch();
    const [id, other] = [await waiting(batch), await waiting(batch)];
    const meeting = await convene(scene.commission, batch.id);
    const [chair, second] = deciders as [ApiClient, ApiClient];
    for (const member of deciders) await vote(member, meeting, id, 'abstained');
    expect(await standing(chair, meeting)).toMatchObject({
      decidable: 0,
      presiding: [chair.accountId],
      lacking: expect.arrayContaining([
        expect.objectContaining({ caseId: id, lacks: 'reason' }),
        expect.objectContaining({ caseId: other, lacks: 'votes' }),
      ]),
    });
    expect((await standing(second, meeting)).lacking).toEqual([expect.objectContaining({ caseId: other })]);
    await voteAlike(scene.commission, meeting.id, [{ caseId: other, result: 'selected' }]);
    expect((await refusalOf(conclude(scene.commission, meeting.id))).code).toBe('meeting.reasonMissing');
    await vote(second, meeting, id, 'notSelected', ['dishonesty']);
    expect(await standing(chair, meeting)).toMatchObject({ decidable: 2, lacking: [] });
    await conclude(scene.commission, meeting.id);
    expect(await state(id)).toBe('notSelected');
  });

  it('is concluded by the next in order where its chair stands aside from everything, or has voted on nothing', async () => {
    const batch = await aBatch();
    const [first, later] = [await waiting(batch), await waiting(batch)];
    const [chair, second, third, fourth, fifth] = deciders as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
    const concludeAs = (who: ApiClient, { id }: MeetingView) => who.post<MeetingView>(`/meetings/${id}/conclusion`, {});
    const aside = await convene(scene.commission, batch.id, [first]);
    await declareAside(chair, aside, [first]);
    for (const member of [second, third, fourth]) await vote(member, aside, first, 'selected');
    expect((await standing(second, aside)).presiding).toEqual([second.accountId]);
    for (const other of [chair, third]) {
      expect(await refusalOf(concludeAs(other, aside))).toMatchObject({ status: 403, code: 'meeting.chairOnly' });
    }
    expect(await concludeAs(second, aside)).toMatchObject({ state: 'underNoticePreparation' });
    const { chair: named } = await second.get<{ chair: string }>(`/meetings/${aside.id}/minutes`);
    const { members } = await second.get<{ members: { accountId: string; displayName: string }[] }>(
      `/meetings/${aside.id}`,
    );
    expect(named).toBe(members.find(({ accountId }) => accountId === second.accountId)?.displayName);
    const absent = await convene(scene.commission, batch.id, [later]);
    for (const member of [third, fourth, fifth, second]) await vote(member, absent, later, 'selected');
    expect((await refusalOf(concludeAs(third, absent))).code).toBe('meeting.chairOnly');
    expect(await concludeAs(second, absent)).toMatchObject({ state: 'underNoticePreparation' });
  });

  it('is concluded by the next in order where the account of its chair was closed; remarks are on its agenda alone', async () => {
    const batch = await aBatch();
    const id = await waiting(batch);
    const [chair, second] = deciders as [ApiClient, ApiClient];
    const meeting = await convene(scene.commission, batch.id, [id]);
    await voteAlike(scene.commission, meeting.id, [{ caseId: id, result: 'selected' }]);
    const disable = (at: string) =>
      scene.record.query(`UPDATE account SET disabled_at = ${at} WHERE id = $1`, [chair.accountId]);
    await disable('now()');
    try {
      expect((await standing(second, meeting)).presiding).toEqual([second.accountId]);
      const elsewhere = [{ caseId: randomUUID(), remark: '材料不一致。' }];
      const remarked = second.post(`/meetings/${meeting.id}/conclusion`, { remarks: elsewhere });
      expect(await refusalOf(remarked)).toMatchObject({ status: 422, code: 'meeting.notOnAgenda' });
      expect(await second.post(`/meetings/${meeting.id}/conclusion`, {})).toMatchObject({
        state: 'underNoticePreparation',
      });
    } finally {
      await disable('NULL');
    }
  });

  it('puts over an item on which too few may vote, decides the others, and another meeting takes it up', async () => {
    const batch = await aBatch();
    const [short, sound] = [await waiting(batch), await waiting(batch)];
    const { officer } = scene.commission;
    const meeting = await convene(scene.commission, batch.id);
    const [chair, ...others] = deciders as [ApiClient, ...ApiClient[]];
    for (const member of others) await declareAside(member, meeting, [short]);
    await voteAlike(scene.commission, meeting.id, [{ caseId: sound, result: 'selected' }]);
    expect((await standing(others[0] as ApiClient, meeting)).lacking).toEqual([
      expect.objectContaining({ caseId: short, lacks: 'members' }),
    ]);
    await conclude(scene.commission, meeting.id);
    expect([await state(sound), await state(short)]).toEqual(['proposed', 'underDecision']);
    expect((await agenda(meeting)).find(({ caseId }) => caseId === short)).toMatchObject({
      result: 'putOver',
      tally: { entitled: 1 },
    });
    const minutes = await chair.get<{ text: { zh: string } }>(`/meetings/${meeting.id}/minutes`);
    expect(minutes.text.zh).toContain('结果：延后审议（回避后有表决权的成员不足，留待下次审定会审议）');
    const { done } = await officer.get<{ done: { action: string }[] }>(`/cases/${short}/timeline`);
    expect(done.map(({ action }) => action)).toContain('putOver');
    const items = await officer.get<{ caseId: string; task: string }[]>('/work-items?limit=200');
    expect(items).toContainEqual(expect.objectContaining({ caseId: short, task: 'conveneMeeting' }));
    // Who votes calls no meeting: nothing of it is in their list.
    const ofChair = await chair.get<{ task: string }[]>('/work-items?limit=200');
    expect(ofChair.map(({ task }) => task)).not.toContain('conveneMeeting');
    expect(await agenda(await convene(scene.commission, batch.id))).toEqual([
      expect.objectContaining({ caseId: short }),
    ]);
  });

  it('leaves out who withdraws before it ends', async () => {
    const batch = await aBatch();
    const [goes, stays] = [await waiting(batch), await waiting(batch)];
    const meeting = await convene(scene.commission, batch.id);
    await voteAlike(scene.commission, meeting.id, [
      { caseId: goes, result: 'selected' },
      { caseId: stays, result: 'selected' },
    ]);
    await scene.applicant.post(`/cases/${goes}/withdrawal`, { reason: '调整方案' });
    expect(await refusalOf(vote(deciders[0] as ApiClient, meeting, goes, 'selected'))).toMatchObject({
      code: 'meeting.itemLeft',
    });
    await conclude(scene.commission, meeting.id);
    expect((await agenda(meeting)).map(({ caseId, result }) => [caseId, result]).sort()).toEqual(
      [
        [goes, 'left'],
        [stays, 'selected'],
      ].sort(),
    );
    expect(await state(stays)).toBe('proposed');
  });

  it('leaves out who is suspended, who waits for another one as soon as it is resumed', async () => {
    const batch = await aBatch();
    const [halted, stays] = [await waiting(batch), await waiting(batch)];
    const { officer } = scene.commission;
    const items = async () =>
      (await officer.get<{ caseId: string; task: string; dueAt: string | null }[]>('/work-items?limit=200')).filter(
        ({ caseId }) => caseId === halted,
      );
    const meeting = await convene(scene.commission, batch.id);
    await officer.post(`/cases/${halted}/suspension`, { reason: '涉及诉讼' });
    await voteAlike(scene.commission, meeting.id, [{ caseId: stays, result: 'selected' }]);
    expect(await items()).toEqual([]);
    await conclude(scene.commission, meeting.id);
    expect(await items()).toEqual([expect.objectContaining({ task: 'conveneMeeting', dueAt: null })]);
    await officer.post(`/cases/${halted}/resumption`, { reason: '判决已经生效' });
    const { dueAt } = await officer.get<{ dueAt: string }>(`/cases/${halted}`);
    expect(await items()).toEqual([expect.objectContaining({ task: 'conveneMeeting', dueAt })]);
    expect(dueAt).not.toBeNull();
    expect(await agenda(await convene(scene.commission, batch.id))).toHaveLength(1);
  });

  it('is previewed before it is published and announced, and carries every case along at once', async () => {
    const batch = await aBatch(undefined, 0.5);
    const ids = [await waiting(batch), await waiting(batch)];
    const [first, second] = ids as [string, string];
    const meeting = await convene(scene.commission, batch.id);
    const { officer } = scene.commission;
    await voteAlike(
      scene.commission,
      meeting.id,
      ids.map((caseId) => ({ caseId, result: 'selected' })),
    );
    for (const act of ['notice', 'announcement']) {
      expect(await refusalOf(officer.get(`/meetings/${meeting.id}/${act}`))).toMatchObject({
        status: 409,
        code: 'meeting.notConcluded',
        sentence: { zh: expect.stringContaining('由主持人宣布结果') },
      });
    }
    await conclude(scene.commission, meeting.id);
    const preview = await officer.get<{ text: { zh: string }; until: string; cases: { included: boolean }[] }>(
      `/meetings/${meeting.id}/notice`,
    );
    expect(preview.text.zh).toMatch(
      /^【演练，不具有效力】经审定，拟认定以下 2 家.*公示 5 个工作日，至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d。/,
    );
    expect(preview.cases.map(({ included }) => included)).toEqual([true, true]);
    expect(await state(first)).toBe('proposed');
    const finance = await scene.signIn('finance');
    const today = calendarDateOf(new Date());
    const days = { fromOn: today, untilOn: today, reason: '出差' };
    const { id: delegation } = await officer.post<{ id: string }>('/delegations', {
      standInId: finance.accountId,
      roles: ['caseOfficer'],
      ...days,
    });
    const forOfficer = { headers: { 'X-On-Behalf-Of': officer.accountId } };
    await finance.request('POST', `/meetings/${meeting.id}/notice`, {}, forOfficer);
    await officer.delete(`/delegations/${delegation}`);
    // The trail of every case that it carries along names both, not the meeting's alone.
    const lines = await scene.record.query<{ onBehalfOf: string }[]>(
      `SELECT on_behalf_of AS "onBehalfOf" FROM audit_entry WHERE case_id = ANY($1) AND action = 'publishNotice'`,
      [[meeting.id, ...ids]],
    );
    expect(lines.map(({ onBehalfOf }) => onBehalfOf)).toEqual([1, 2, 3].map(() => officer.accountId));
    expect(await refusalOf(officer.get(`/meetings/${meeting.id}/notice`))).toMatchObject({
      code: 'meeting.nothingToPublish',
    });
    expect(await refusalOf(officer.get(`/meetings/${meeting.id}/announcement`))).toMatchObject({
      code: 'meeting.nothingToAnnounce',
      params: { held: 2 },
    });
    expect(await refusalOf(announce(scene.commission, meeting.id))).toMatchObject({ code: 'case.wrongState' });
    await untilNoticeEnds(scene.commission, meeting.id);
    await scene.applicant.post(`/cases/${second}/withdrawal`, { reason: '调整方案' });
    const order = await officer.get<{ cases: { caseId: string; included: boolean }[] }>(
      `/meetings/${meeting.id}/announcement`,
    );
    expect(order.cases.filter(({ included }) => included).map(({ caseId }) => caseId)).toEqual([first]);
    const key = `announce-${meeting.id}`;
    const ask = () => officer.post(`/meetings/${meeting.id}/announcement`, {}, { key });
    const [one, ...others] = await Promise.all([ask(), ask(), ask()]);
    for (const other of others) expect(other).toEqual(one);
    expect(one).toMatchObject({ state: 'announced' });
    expect(await scene.workflow(`accreditation/${first}`).result()).toBe('accredited');
    expect(await scene.workflow(`meeting/${meeting.id}`).result()).toBe('announced');
    const bases = await scene.record.query<{ case_id: string }[]>(`SELECT case_id FROM base WHERE case_id = ANY($1)`, [
      ids,
    ]);
    expect(bases).toEqual([{ case_id: first }]);
    const { done } = await scene.applicant.get<{ done: { action: string }[] }>(`/cases/${first}/timeline`);
    expect(done.slice(-5).map(({ action }) => action)).toEqual([
      'conveneMeeting',
      'concludeMeeting',
      'publishNotice',
      'endNotice',
      'announce',
    ]);
  });

  it('over a second round decides what came later, within what the first has left', async () => {
    const batch = await aBatch(1);
    const early = await waiting(batch);
    await holdMeeting(scene.commission, batch.id, [{ caseId: early, result: 'selected' }]);
    const late = await waiting(batch, 0.9);
    const second = await convene(scene.commission, batch.id);
    expect(await refusalOf(vote(deciders[0] as ApiClient, second, late, 'selected'))).toMatchObject({
      code: 'decision.quotaReached',
    });
    const meetings = await scene.commission.officer.get<MeetingView[]>(`/batches/${batch.id}/meetings`);
    expect(meetings.map(({ id }) => id)[0]).toBe(second.id);
    expect(meetings).toHaveLength(2);
  });
});
