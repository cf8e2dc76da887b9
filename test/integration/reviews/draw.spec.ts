import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { object } from '#cli/client/after.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { decide } from '#cli/client/meeting.journey.js';
import { answerInvitation, panelOf, seatPanel, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { visitorsOf } from '#cli/client/visit.journey.js';
import { fillDossiers } from '#cli/bench/lists/fill.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { changeProfile } from '../../support/expert-profiles.js';
import { Guohe } from '../../support/guohe.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';
import { seededMeasure } from '../../support/measures.js';
import { showProject } from '../../support/shown-work.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { until } from '../../support/until.js';

interface Verdict {
  readonly expertId: string;
  readonly ticket: string;
  readonly drawn: boolean;
  readonly exclusions: { kind: string; explanation: { zh: string; en: string }; article: string }[];
}
interface Draw {
  readonly seed: string;
  readonly seats: number;
  readonly rounds: { round: number; cause: string; wanted: number; verdicts: Verdict[] }[];
}
interface Expert {
  readonly accountId: string;
  readonly version: number;
  readonly institution: string;
  readonly [field: string]: unknown;
}

describe('the draw of experts', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene.stop());

  const atDraw = async (rehearsalDaySeconds: number | null = null) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDraw', scene.commission, id);
    return id;
  };
  const officer = () => scene.commission.officer;
  const draw = (id: string, body: object = {}) => officer().post(`/cases/${id}/draw`, body);
  const drawOf = (id: string) => officer().get<Draw>(`/cases/${id}/draw`);
  const invited = (id: string) => panelOf(scene.commission, id, ['invited']);
  const verify = async (...args: string[]) => {
    const { databaseUrl, temporalAddress } = scene.stack;
    const env = { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress };
    const command = Guohe.run(['draw', 'verify', ...args], env);
    return { code: await command.ended(), out: command.stdout };
  };
  const scoreOf = async (id: string) => {
    const [score] = await scene.record.query<{ data: number; expert: number | null; total: number | null }[]>(
      `SELECT data_hundredths AS data, expert_hundredths AS expert, total_hundredths AS total FROM case_score WHERE case_id = $1`,
      [id],
    );
    return score;
  };
  /** The case's type in the ranking of its batch. */
  const rankedIn = async (id: string) => {
    const [row] = await scene.record.query<{ batch: string }[]>(
      `SELECT group_id AS batch FROM procedure_case WHERE id = $1`,
      [id],
    );
    const [park] = await officer().get<{ pending: number; cases: object[] }[]>(`/batches/${row?.batch}/ranking`);
    return { pending: park?.pending, cases: park?.cases };
  };
  const profileOf = (expert: ApiClient) => officer().get<Expert>(`/experts/${expert.accountId}`);
  const saveProfile = (expert: ApiClient, change: object) => changeProfile(officer(), expert.accountId, change);
  /** Runs `work` while this expert's profile is changed, and puts it back. */
  const withProfile = async (expert: ApiClient, change: object, work: () => Promise<void>) => {
    await saveProfile(expert, change);
    await work().finally(() =>
      saveProfile(expert, { ties: [], works: [], ...('institution' in change && { institution: '北京大学' }) }),
    );
  };

  it('invites an odd panel in the order of tickets that anyone can compute from the seed', async () => {
    const id = await atDraw();
    expect(await draw(id)).toMatchObject({ state: 'underInvitation' });
    const { seed, seats, rounds } = await drawOf(id);
    expect(seats).toBe(5);
    expect(rounds).toHaveLength(1);
    const verdicts = rounds[0]?.verdicts ?? [];
    for (const { expertId, ticket } of verdicts) {
      expect(ticket).toBe(createHash('sha256').update(`${seed}:${expertId}`).digest('hex'));
    }
    expect(verdicts.map(({ ticket }) => ticket)).toEqual(verdicts.map(({ ticket }) => ticket).sort());
    const drawn = verdicts.filter((verdict) => verdict.drawn).map(({ expertId }) => expertId);
    expect((await invited(id)).map(({ accountId }) => accountId).sort()).toEqual(drawn.sort());
    const best = scene.commission.experts
      .map(({ accountId }) => ({
        accountId,
        ticket: createHash('sha256').update(`${seed}:${accountId}`).digest('hex'),
      }))
      .sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
      .slice(0, 5)
      .map(({ accountId }) => accountId);
    expect(drawn).toEqual(best.sort());
  });

  it('can be computed again from the command line, replacements and all; a record that was changed is found out', async () => {
    const id = await atDraw();
    await draw(id);
    const [first] = (await invited(id)) as [ApiClient];
    await answerInvitation(first, id, { answer: 'decline', reason: '近期出国' });
    await until(async () => (await drawOf(id)).rounds.length === 2);
    await saveProfile(first, {}); // a later version does not change what was drawn from the earlier one
    expect(await verify(id)).toEqual({ code: 0, out: expect.stringContaining('Verified') });
    await scene.record.query(`UPDATE dossier SET receipt_number = 'GHSL-2026-990001' WHERE id = $1`, [id]);
    expect(await verify('GHSL-2026-990001')).toMatchObject({ code: 0, out: expect.stringContaining('Verified') });
    const { expertId } = (await drawOf(id)).rounds[0]?.verdicts.find(({ drawn }) => drawn) as Verdict;
    await scene.record.query(`UPDATE expert_verdict SET drawn = false WHERE case_id = $1 AND expert_id = $2`, [
      id,
      expertId,
    ]);
    const wrong = await verify(id, '--json');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out)).toMatchObject({ verified: false, rounds: [{ differing: [expertId] }, {}] });
    expect(await verify('x')).toMatchObject({ code: 2 });
  });

  it('passes over whoever reviews enough already, speaks no wanted language or is of another field; computed again, it says so', async () => {
    const [busy, mute, other] = scene.commission.experts as [ApiClient, ApiClient, ApiClient];
    for (const one of scene.commission.experts) await saveProfile(one, { languages: one === mute ? ['ja'] : ['en'] });
    const { fields } = await profileOf(other);
    await saveProfile(other, { languages: ['en'], fields: ['hydrogen'] });
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 600 });
    const [organisation] = await scene.record.query<{ id: string }[]>(
      `SELECT organisation_id AS id FROM account WHERE id = $1`,
      [scene.applicant.accountId],
    );
    const ground = {
      ...batch,
      batchId: batch.id,
      officerId: officer().accountId,
      organisationId: organisation?.id ?? '',
    };
    await fillDossiers(scene.record, ground, seededMeasure('2025').panel.draw.maxOpenReviews);
    await scene.record.query(
      `INSERT INTO expert_assignment (id, case_id, expert_id, state, assigned_at)
       SELECT gen_random_uuid(), id, $1, 'assigned', now() FROM procedure_case WHERE group_id = $2`,
      [busy.accountId, batch.id],
    );
    const more = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDraw', scene.commission, more);
    await draw(more, { languages: ['en'] });
    const verified = JSON.parse((await verify(more, '--json')).out) as {
      verified: boolean;
      rounds: { verdicts: Verdict[]; ofOtherFields: Verdict[] }[];
    };
    const [round] = verified.rounds;
    expect(verified.verified).toBe(true);
    const looked = new Map(round?.verdicts.map((verdict) => [verdict.expertId, verdict]));
    const last = round?.verdicts.at(-1)?.ticket ?? '';
    expect(looked.has(other.accountId)).toBe(false);
    expect(looked.get(busy.accountId)?.exclusions.map(({ kind }) => kind) ?? ['load']).toEqual(['load']);
    expect(looked.get(mute.accountId)?.exclusions.map(({ kind }) => kind) ?? ['language']).toEqual(['language']);
    const { seed } = await drawOf(more);
    const ticket = createHash('sha256').update(`${seed}:${other.accountId}`).digest('hex');
    expect(
      round?.ofOtherFields.map(({ expertId, exclusions }) => [expertId, exclusions.map(({ kind }) => kind)]),
    ).toEqual(ticket < last ? [[other.accountId, ['field']]] : []);
    for (const one of scene.commission.experts) await saveProfile(one, { languages: [], fields });
  });

  it('that was a mistake is void, says so, and can be computed again beside the one that counts', async () => {
    const id = await atDraw();
    await draw(id);
    const reason = '误选了语种';
    await scene.commission.officer.patiently('POST', `/cases/${id}/reversal`, { reason });
    expect(await verify(id)).toEqual({ code: 0, out: expect.stringMatching(/VOID since .*误选了语种[^]*Verified/) });
    await draw(id);
    const both = await verify(id, '--json');
    expect(both.code).toBe(0);
    expect(JSON.parse(both.out)).toMatchObject({
      voided: null,
      verified: true,
      earlier: [{ voided: { reason }, verified: true, rounds: [{ cause: 'panel', differing: [] }] }],
    });
    await scene.record.query(
      `UPDATE void_draw SET draw = draw || '{"seed": "00000000000000000000000000000000"}' WHERE case_id = $1`,
      [id],
    );
    expect(await verify(id)).toMatchObject({ code: 1 });
  });

  it('refuses a panel too small, even, or larger than the pool; nothing is kept of it', async () => {
    const id = await atDraw();
    expect(await refusalOf(draw(id, { experts: 3 }))).toMatchObject({ status: 422, code: 'panel.tooFew' });
    expect(await refusalOf(draw(id, { experts: 6 }))).toMatchObject({ status: 422, code: 'panel.notOdd' });
    const short = await refusalOf(draw(id, { experts: 11 }));
    expect(short).toMatchObject({ status: 422, code: 'draw.poolTooSmall' });
    expect(short.sentence.zh).toContain('需 11 名');
    expect(await refusalOf(draw(id, { languages: ['ja'] }))).toMatchObject({
      code: 'draw.poolTooSmall',
      passedOver: { language: 9 },
    });
    expect(await refusalOf(drawOf(id))).toMatchObject({ status: 404, code: 'draw.none' });
    expect(await officer().get(`/cases/${id}/panel`)).toEqual([]);
    expect(await draw(id, { experts: 7 })).toMatchObject({ state: 'underInvitation' });
    expect(await refusalOf(draw(id))).toMatchObject({ status: 409, code: 'case.wrongState' });
  });

  it('passes over those who must stand aside and colleagues, and says why', async () => {
    const [first, second] = scene.commission.experts as [ApiClient, ApiClient];
    const [{ uscc } = { uscc: '' }] = await scene.record.query<{ uscc: string }[]>(
      `SELECT uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.id = $1`,
      [scene.applicant.accountId],
    );
    await withProfile(first, { ties: [{ kind: 'interest', uscc }] }, async () => {
      const { institution } = await profileOf(scene.commission.experts[2] as ApiClient);
      await withProfile(second, { institution }, async () => {
        const id = await atDraw();
        await draw(id, { experts: 7 });
        const { rounds } = await drawOf(id);
        const verdicts = new Map(rounds[0]?.verdicts.map((verdict) => [verdict.expertId, verdict]));
        const tied = verdicts.get(first.accountId);
        if (tied) expect(tied).toMatchObject({ drawn: false, exclusions: [{ kind: 'interest', article: 'Ch. 3' }] });
        const pair = [second, scene.commission.experts[2] as ApiClient].map((one) => verdicts.get(one.accountId));
        expect(pair.filter((one) => one?.drawn)).toHaveLength(1);
        const colleague = pair.find((one) => one?.drawn === false);
        if (colleague) expect(colleague.exclusions).toMatchObject([{ kind: 'sameInstitution' }]);
        expect([...verdicts.values()].filter(({ drawn }) => drawn)).toHaveLength(7);
      });
    });
  });

  it('passes over whoever wrote what the dossier shows and whose employer applies in the batch; computed again, it says so', async () => {
    const [author, rival] = scene.commission.experts as [ApiClient, ApiClient];
    const [{ uscc } = { uscc: '' }] = await scene.record.query<{ uscc: string }[]>(
      `SELECT uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.login = 'research'`,
    );
    const id = await atDraw();
    await showProject(scene.record, id, 'IC-2024-0001');
    await scene.record.query(
      `INSERT INTO dossier SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'type', 'research',
         'receipt_number', 'GHSL-2026-98', 'organisation_id', o.id))).* FROM dossier d, organisation o WHERE d.id = $1 AND o.uscc = $2`,
      [id, uscc],
    );
    await withProfile(author, { works: ['ic 2024-0001'] }, async () => {
      await withProfile(rival, { institution: uscc }, async () => {
        // Who has a late ticket is not reached: such a draw is taken back and forgotten, so that the next one has another seed.
        const looked = async () => {
          await draw(id, { experts: 7 });
          const { rounds } = await drawOf(id);
          return [author, rival].map(({ accountId }) =>
            rounds[0]?.verdicts.find((each) => each.expertId === accountId),
          );
        };
        let verdicts = await looked();
        while (verdicts.some((verdict) => !verdict)) {
          await officer().post(`/cases/${id}/reversal`, { reason: '重新抽取' });
          await scene.record.query(`DELETE FROM void_draw WHERE case_id = $1`, [id]);
          verdicts = await looked();
        }
        expect(verdicts.map((verdict) => verdict?.exclusions.map(({ kind }) => kind))).toEqual([
          ['coAuthor'],
          ['competitor'],
        ]);
      });
    });
    const { code, out } = await verify(id);
    expect(out).toContain('近年合著或共同承担项目');
    expect(out).toContain('同批次竞争申报单位人员');
    expect(code).toBe(0);
  });

  it('replaces whoever declines, and begins the review when every seat is taken', async () => {
    const id = await atDraw();
    await draw(id);
    const [first, ...others] = (await invited(id)) as [ApiClient, ...ApiClient[]];
    expect(await refusalOf(first.put(`/cases/${id}/invitation`, { answer: 'decline' }))).toMatchObject({
      code: 'case.reasonRequired',
      errors: [{ path: 'reason' }],
      sentence: { zh: '请说明谢绝邀请的理由。' },
    });
    await answerInvitation(first, id, { answer: 'decline', reason: '近期出国' });
    await until(async () => (await drawOf(id)).rounds.length === 2);
    expect((await drawOf(id)).rounds[1]).toMatchObject({ cause: 'replacement', wanted: 1 });
    expect(await refusalOf(first.put(`/cases/${id}/invitation`, { answer: 'accept' }))).toMatchObject({
      code: 'invitation.answeredAlready',
    });
    const waiting = await invited(id);
    expect(waiting).toHaveLength(5);
    expect(others.every((one) => waiting.includes(one))).toBe(true);
    for (const expert of waiting) await answerInvitation(expert, id, { answer: 'accept' });
    await untilState(officer(), id, ['underExpertReview']);
    expect(await refusalOf(submitReview(first, id, 80))).toMatchObject({ status: 404 });
    for (const expert of waiting) await submitReview(expert, id, 80);
    expect(await untilState(officer(), id, ['underOnsiteAssessment'])).toMatchObject({
      outcome: { expertHundredths: 8000 },
    });
  });

  it('shows an invited expert what it is about, and no more of the case', async () => {
    const id = await atDraw();
    await draw(id);
    const [expert] = (await invited(id)) as [ApiClient];
    expect(await expert.get(`/cases/${id}/invitation`)).toMatchObject({ state: 'invited', host: expect.any(String) });
    for (const path of ['', '/timeline', '/review', '/indicators']) {
      expect(await refusalOf(expert.get(`/cases/${id}${path}`))).toMatchObject({ status: 404 });
    }
    const outsider = scene.commission.experts.find(({ accountId }) => accountId !== expert.accountId) as ApiClient;
    const seated = await invited(id);
    if (!seated.includes(outsider)) {
      expect(await refusalOf(outsider.get(`/cases/${id}/invitation`))).toMatchObject({ status: 404 });
    }
    await answerInvitation(expert, id, { answer: 'accept' });
    expect(await expert.get(`/cases/${id}`)).toMatchObject({ id });
  });

  it('gives whoever replaces another the whole limit to answer', async () => {
    const id = await atDraw(20);
    const drawn = (await draw(id)) as { dueAt: string };
    const [first] = (await invited(id)) as [ApiClient];
    await pause(1_500);
    await answerInvitation(first, id, { answer: 'decline', reason: '近期出国' });
    await until(async () => (await drawOf(id)).rounds.length === 2);
    const { dueAt } = await officer().get<{ dueAt: string }>(`/cases/${id}`);
    expect(Date.parse(dueAt) - Date.parse(drawn.dueAt)).toBeGreaterThan(1_000);
  });

  it('replaces whoever does not answer in time; without anyone left it goes back to the officer, who draws on', async () => {
    const id = await atDraw(0.3);
    await draw(id, { experts: 7 });
    expect(await untilState(officer(), id, ['underDraw'])).toBeDefined();
    const states = await officer().get<{ state: string }[]>(`/cases/${id}/panel`);
    expect(states.map(({ state }) => state)).toEqual(Array(9).fill('expired'));
    expect(await refusalOf(draw(id))).toMatchObject({
      code: 'draw.poolTooSmall',
      sentence: { zh: expect.stringContaining('；领域相符的其他专家均已受邀。') },
    });
    const [silent] = scene.commission.experts as [ApiClient];
    expect(await refusalOf(silent.put(`/cases/${id}/invitation`, { answer: 'accept' }))).toMatchObject({
      status: 409,
      code: 'invitation.expired',
      params: { on: calendarDateOf(new Date()) },
    });
    const notices = await officer().get<{ template: string; caseId: string }[]>('/notices');
    expect(notices).toContainEqual(expect.objectContaining({ template: 'draw.poolExhausted', caseId: id }));
  });

  it('asks one further expert where the scores lie far apart, once', async () => {
    const id = await atDraw();
    const panel = await seatPanel(scene.commission, id);
    for (const [index, expert] of panel.entries()) await submitReview(expert, id, index === 0 ? 40 : 90);
    await untilState(officer(), id, ['underInvitation']);
    const { seats, rounds } = await drawOf(id);
    expect([seats, rounds.at(-1)?.cause]).toEqual([6, 'spread']);
    const notices = await officer().get<{ template: string; caseId: string; text: { zh: string } }[]>('/notices');
    const told = notices.find(({ template, caseId }) => template === 'review.spread' && caseId === id);
    expect(told?.text.zh).toMatch(/评分最多相差 50 分，超过 \d+ 分，已增请一名专家评审/);
    const [further] = (await invited(id)) as [ApiClient];
    await answerInvitation(further, id, { answer: 'accept' });
    await untilState(officer(), id, ['underExpertReview']);
    await submitReview(further, id, 30);
    // 30 40 90 90 90 90 without one lowest and one highest
    expect(await untilState(officer(), id, ['underOnsiteAssessment'])).toMatchObject({
      outcome: { expertHundredths: 7750 },
    });
  });

  it('voids the score of one who should have stood aside, redraws, and computes anew, also after the visit', async () => {
    const id = await atDraw();
    await bringTo('underDecision', scene.commission, id, 'underDraw');
    const { members: visitors } = visitorsOf(scene.commission); // who visited the applicant keeps seeing the case
    const panel = await panelOf(scene.commission, id);
    const [first] = panel.filter((expert) => !visitors.includes(expert)) as [ApiClient];
    const nobody = { expertId: scene.applicant.accountId, reason: '师生关系' };
    expect(await refusalOf(officer().post(`/cases/${id}/void-score`, nobody))).toMatchObject({
      code: 'draw.notOnPanel',
    });
    const body = { expertId: first.accountId, reason: '与基地负责人有师生关系' };
    const scored = await scoreOf(id);
    expect(scored).toEqual({ data: expect.any(Number), expert: 8800, total: expect.any(Number) });
    expect(await officer().post(`/cases/${id}/void-score`, body)).toMatchObject({ state: 'underInvitation' });
    expect(await scoreOf(id)).toEqual({ data: scored?.data, expert: null, total: null });
    const { outcome } = await officer().get<{ outcome: object }>(`/cases/${id}`);
    expect(outcome).not.toHaveProperty('totalHundredths');
    expect(await rankedIn(id)).toEqual({ pending: 1, cases: [] });
    expect(await refusalOf(first.get(`/cases/${id}`))).toMatchObject({ status: 404 });
    expect(await refusalOf(first.put(`/cases/${id}/invitation`, { answer: 'accept' }))).toMatchObject({
      code: 'invitation.withdrawn',
    });
    const told = await first.get<{ template: string; text: { zh: string } }[]>('/notices?limit=200');
    expect(told.find(({ template }) => template === 'review.voided')?.text.zh).toBe(
      '因应当回避，您对“a park”的评审已终止，已提交的评分作废，无须再办理。',
    );
    const [redrawn] = (await invited(id)) as [ApiClient];
    await answerInvitation(redrawn, id, { answer: 'accept' });
    await untilState(officer(), id, ['underExpertReview']);
    await submitReview(redrawn, id, 88);
    expect(await untilState(officer(), id, ['underDecision'])).toMatchObject({ outcome: { expertHundredths: 8800 } });
    expect(await scoreOf(id)).toEqual(scored);
    expect(await rankedIn(id)).toMatchObject({ pending: 0, cases: [{ caseId: id, rank: 1 }] });
    const trail = await (
      await scene.signIn('auditor')
    ).get<{ action: string; reason: string | null }[]>(`/audit?caseId=${id}`);
    expect(trail).toContainEqual(expect.objectContaining({ action: 'voidScore', reason: body.reason }));
  });

  it('voids a score also after the meeting: the case leaves its notice, the meeting ends without it, another one decides', async () => {
    const id = await atDraw(60);
    await bringTo('underPublicNotice', scene.commission, id, 'underDraw');
    const { members: visitors } = visitorsOf(scene.commission);
    const [first] = (await panelOf(scene.commission, id)).filter((expert) => !visitors.includes(expert)) as [ApiClient];
    const reason = '公示期间查实与基地负责人有师生关系';
    await officer().patiently('POST', `/cases/${id}/void-score`, { expertId: first.accountId, reason });
    await untilState(officer(), id, ['underInvitation']);
    const notices = await scene.applicant.get<{ template: string; caseId: string }[]>('/notices?limit=200');
    expect(notices).toContainEqual(expect.objectContaining({ template: 'decision.reviewedAgain', caseId: id }));
    const [meeting] = await scene.record.query<{ id: string }[]>(
      `SELECT meeting_id AS id FROM meeting_item WHERE case_id = $1`,
      [id],
    );
    const [redrawn] = (await invited(id)) as [ApiClient];
    await answerInvitation(redrawn, id, { answer: 'accept' });
    await untilState(officer(), id, ['underExpertReview']);
    await submitReview(redrawn, id, 88);
    await untilState(officer(), id, ['underDecision']);
    const again = await decide(scene.commission, id, { result: 'selected' });
    await untilState(officer(), id, ['underPublicNotice']);
    expect(again.meetingId).not.toBe(meeting?.id);
    // The first one has nothing left to carry once its notice is over.
    await scene.record.query(`UPDATE procedure_case SET due_at = now() WHERE id = $1`, [meeting?.id]);
    await scene.record.transaction((tx) =>
      enqueueSignal(tx, WORKFLOW_IDS.meeting(meeting?.id as string), STAGE_COMPLETE),
    );
    await untilState(officer(), meeting?.id as string, ['announced']);
    expect(await officer().get(`/cases/${id}`)).toMatchObject({ state: 'underPublicNotice' });
  });

  it('voids no score while an objection to the case is open', async () => {
    const id = await atDraw(60);
    await bringTo('underPublicNotice', scene.commission, id, 'underDraw');
    const [expert] = (await panelOf(scene.commission, id)) as [ApiClient];
    await object(ApiClient.anonymous(scene.stack.apiUrl), id, {
      objectorKind: 'person',
      objectorName: '赵敏敏',
      contact: '010-55550123',
      facts: '申报的联合实验室已于去年撤销，现场并无设备。',
    });
    const body = { expertId: expert.accountId, reason: '师生关系' };
    expect(
      await refusedUnchanged(scene.record, id, () => officer().post(`/cases/${id}/void-score`, body)),
    ).toMatchObject({ status: 409, code: 'draw.objectionOpen' });
  });
});
