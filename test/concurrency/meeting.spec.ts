import type { ApiClient } from '#cli/client/api-client.js';
import { convene } from '#cli/client/meeting.journey.js';
import { until } from '../support/until.js';
import { concluded as decided, voted as inSession } from './agenda.js';
import { groundOfSuite } from './ground.js';
import { movesOf } from './linear.js';
import { CROWD, crowd, outcomeOf, post, put, refused, won } from './outcome.js';
import { ordersOf } from './pairs.js';

describe('a meeting, when many act on it at the same moment', () => {
  const ground = groundOfSuite();
  const { scene, withdraw } = ground;

  /** The case that each meeting is about. */
  const cases = new Map<string, string>();
  const others = new Map<string, string>();
  const caseOf = (meeting: string) => cases.get(meeting) as string;
  /** In session over one case, for which all but `absent` have voted. */
  const voted = async (absent?: ApiClient) => {
    const { meetingId, caseIds } = await inSession(ground, 1, absent);
    cases.set(meetingId, caseIds[0]);
    return meetingId;
  };
  const chair = () => scene.commission.decider;
  const member = () => scene.commission.deciders[1] as ApiClient;
  const conclude = (id: string) => post('concludeMeeting', chair(), `/meetings/${id}/conclusion`, { remarks: [] });
  const cancel = (id: string) =>
    post('cancelMeeting', scene.commission.officer, `/meetings/${id}/cancellation`, { reason: '会议改期。' });
  const vote = (id: string, choice: 'selected' | 'abstained' = 'selected') =>
    put('vote', member(), `/meetings/${id}/votes`, { votes: [{ caseId: caseOf(id), vote: choice }] });
  const standAside = (id: string) => {
    const recusals = [{ caseId: caseOf(id), reason: '与申报单位负责人为师生关系。' }];
    return put('standAside', member(), `/meetings/${id}/recusals`, { recusals });
  };
  const votes = (id: string) =>
    scene.record.query<{ member: string; vote: string }[]>(
      `SELECT member_id AS member, vote FROM meeting_vote WHERE meeting_id = $1`,
      [id],
    );

  it('is concluded by one of twenty; the others are told where it is', async () => {
    const id = await voted();
    const outcomes = await crowd(id, [conclude(id)]);
    expect(won(outcomes)).toHaveLength(1);
    for (const { status, current } of refused(outcomes)) {
      expect({ status, state: current?.state }).toEqual({ status: 409, state: 'underNoticePreparation' });
    }
    expect((await movesOf(scene.record, id)).map(({ action }) => action)).toEqual(['concludeMeeting']);
    const moves = await movesOf(scene.record, caseOf(id));
    expect(moves.filter(({ entered }) => entered === 'proposed')).toHaveLength(1);
  });

  it('is either concluded or cancelled, once', async () => {
    const id = await voted();
    const outcomes = await crowd(id, [conclude(id), cancel(id)]);
    const [winner, ...more] = won(outcomes);
    expect(more).toEqual([]);
    const state = winner?.action === 'cancelMeeting' ? 'cancelled' : 'underNoticePreparation';
    for (const { status, current } of refused(outcomes)) {
      expect({ status, state: current?.state }).toEqual({ status: 409, state });
    }
  });

  const publish = (id: string) => post('publishNotice', scene.commission.officer, `/meetings/${id}/notice`, {});
  const reverse = () => post('reverse', chair(), 'reversal', { reason: '误将上一项的表决结果录入。' });
  /** Two are selected: without one of them there is still something to publish. */
  const concluded = async () => {
    const { meetingId, caseIds } = await decided(ground, 2);
    cases.set(meetingId, caseIds[0]);
    others.set(meetingId, caseIds[1] as string);
    return meetingId;
  };

  it('is either taken back or published by one of twenty; the others are told where it is', async () => {
    const id = await concluded();
    const outcomes = await crowd(id, [reverse(), publish(id)]);
    const [winner, ...more] = won(outcomes);
    expect(more).toEqual([]);
    const [state, ofCase] =
      winner?.action === 'reverse' ? ['inSession', 'underDecision'] : ['underPublicNotice', 'underPublicNotice'];
    for (const { action, status, code, current } of refused(outcomes)) {
      expect(status).toBe(409);
      if (action === 'reverse') expect(code).toBe('reversal.notReversible');
      else expect(current?.state).toBe(state);
    }
    expect((await movesOf(scene.record, caseOf(id))).at(-1)?.entered).toBe(ofCase);
  });

  it('is taken back before or after its notice, or a withdrawal from it, in every order as one after the other', async () => {
    const orders = await ordersOf(scene, {
      fresh: concluded,
      actsOn: async (id) => [
        reverse(),
        publish(id),
        post('withdraw', scene.applicant, `/cases/${caseOf(id)}/withdrawal`, { reason: '方向调整。' }),
      ],
      after: (id) => Promise.allSettled([caseOf(id), others.get(id) as string].map(withdraw)),
      withItself: false,
      alsoSeen: async (id) => ({ ofCase: (await movesOf(scene.record, caseOf(id))).slice(-2) }),
    });
    expect(orders).toEqual({
      differing: [],
      inTurn: {
        'reverse, publishNotice': ['inSession', '409 case.wrongState at inSession'],
        'reverse, withdraw': ['inSession', 'withdrawn'],
        'publishNotice, reverse': ['underPublicNotice', '409 reversal.notReversible'],
        'publishNotice, withdraw': ['underPublicNotice', 'withdrawn'],
        'withdraw, reverse': ['withdrawn', 'inSession'],
        'withdraw, publishNotice': ['withdrawn', 'underPublicNotice'],
      },
    });
  }, 400_000);

  it('is not in the way of another one over what it left while it is taken back: that one stands, and it is told so', async () => {
    const { meetingId, caseIds } = await inSession(ground, 2);
    // The reversal would come to the one that was left first.
    const [left, selected] = [...caseIds].sort() as [string, string];
    const { officer } = scene.commission;
    await officer.patiently('POST', `/cases/${left}/suspension`, { reason: '涉及诉讼。' });
    expect(await outcomeOf(conclude(meetingId), meetingId)).toMatchObject({ status: 200 });
    await officer.patiently('POST', `/cases/${left}/resumption`, { reason: '判决已经生效。' });
    const holder = scene.record.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query(`SELECT FROM procedure_case WHERE id = $1 FOR UPDATE`, [selected]);
    const undone = outcomeOf(reverse(), meetingId);
    await until(async () => {
      const waiting = await scene.record.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%procedure_case%'`,
      );
      return waiting.length > 0;
    });
    try {
      await convene(scene.commission, ground.batch().id, [left]);
    } finally {
      await holder.commitTransaction();
      await holder.release();
    }
    expect(await undone).toMatchObject({ status: 409, code: 'reversal.casesActedOn' });
    await Promise.allSettled([left, selected].map(withdraw));
  });

  it('has one vote of a member who votes twenty times', async () => {
    const id = await voted(member());
    const outcomes = await crowd(id, [vote(id), vote(id, 'abstained')]);
    expect(won(outcomes)).toHaveLength(CROWD);
    const own = (await votes(id)).filter((each) => each.member === member().accountId);
    expect(own).toHaveLength(1);
    expect((await outcomeOf(conclude(id), id)).status).toBe(200);
    const [row] = await scene.record.query<{ tally: { present: number } }[]>(
      `SELECT tally FROM meeting_item WHERE meeting_id = $1`,
      [id],
    );
    expect(row?.tally.present).toBe(scene.commission.deciders.length);
  });

  it('takes votes on the same platforms as another meeting, whatever their order', async () => {
    const agendas = [await inSession(ground, 2), await inSession(ground, 2)];
    for (const [index, { caseIds }] of agendas.entries()) {
      const platforms = index === 0 ? ['甲平台', '乙平台'] : ['乙平台', '甲平台'];
      await scene.record.query(
        `UPDATE dossier_part p SET content = p.content || jsonb_build_object('platformName', n.name)
         FROM unnest($1::uuid[], $2::text[]) AS n (case_id, name) JOIN procedure_case c ON c.id = n.case_id
         WHERE p.dossier_id = c.subject_id AND p.part = 'base'`,
        [caseIds, platforms],
      );
    }
    for (let round = 0; round < 25; round += 1) {
      const outcomes = await Promise.all(
        agendas.map(({ meetingId, caseIds }, index) => {
          const votes = caseIds.map((caseId) => ({ caseId, vote: 'selected' }));
          const voter = scene.commission.deciders[index] as ApiClient;
          return outcomeOf(put('vote', voter, `/meetings/${meetingId}/votes`, { votes }), meetingId);
        }),
      );
      expect(outcomes.map(({ status }) => status)).toEqual([200, 200]);
    }
  });

  it('counts in every order as one after the other: votes, standing aside, conclusion, cancellation', async () => {
    const actsOn = async (id: string) => [vote(id, 'abstained'), standAside(id), conclude(id), cancel(id)];
    const alsoSeen = async (id: string) => ({
      votes: (await votes(id)).map((each) => `${each.member} ${each.vote}`).sort(),
      aside: await scene.record.query(
        `SELECT member_id, source FROM meeting_recusal WHERE meeting_id = $1 ORDER BY member_id`,
        [id],
      ),
      items: await scene.record.query(
        `SELECT result, (tally->>'present')::int AS present, (tally->>'entitled')::int AS entitled FROM meeting_item WHERE meeting_id = $1`,
        [id],
      ),
      ofCase: (await movesOf(scene.record, caseOf(id))).slice(-2),
    });
    const after = (id: string) => withdraw(caseOf(id));
    expect((await ordersOf(scene, { fresh: () => voted(), actsOn, after, alsoSeen })).differing).toEqual([]);
  }, 400_000);
});
