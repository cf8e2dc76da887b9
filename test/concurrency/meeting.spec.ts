import type { ApiClient } from '#cli/client/api-client.js';
import { convene, voteAlike } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { installGate } from './interleaving.js';
import { movesOf } from './linear.js';
import { outcomeOf, type Action, type Outcome } from './outcome.js';
import { differingPairs } from './pairs.js';

const CROWD = 20;

describe('a meeting, when many act on it at the same moment', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  beforeAll(async () => {
    scene = await startScene({ env: { DATABASE_POOL: '20' } });
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    await installGate(scene.record);
  });
  afterAll(() => scene?.stop());

  /** The case that each meeting is about. */
  const cases = new Map<string, string>();
  const caseOf = (meeting: string) => cases.get(meeting) as string;
  /** In session over one case, for which all but `absent` have voted. */
  const voted = async (absent?: ApiClient) => {
    const caseId = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDecision', scene.commission, caseId);
    const { id } = await convene(scene.commission, batch.id, [caseId]);
    cases.set(id, caseId);
    const deciders = scene.commission.deciders.filter((member) => member !== absent);
    await voteAlike({ ...scene.commission, deciders }, id, [{ caseId, result: 'selected' }]);
    return id;
  };
  const chair = () => scene.commission.decider;
  const member = () => scene.commission.deciders[1] as ApiClient;
  const act = (
    name: string,
    person: ApiClient,
    path: string,
    body?: object,
    method: 'POST' | 'PUT' = 'POST',
  ): Action => ({
    name,
    person,
    path,
    method,
    body,
  });
  const conclude = (id: string) => act('concludeMeeting', chair(), `/meetings/${id}/conclusion`, { remarks: [] });
  const cancel = (id: string) =>
    act('cancelMeeting', scene.commission.officer, `/meetings/${id}/cancellation`, { reason: '会议改期。' });
  const vote = (id: string, choice: 'selected' | 'abstained' = 'selected') =>
    act('vote', member(), `/meetings/${id}/votes`, { votes: [{ caseId: caseOf(id), vote: choice }] }, 'PUT');
  const standAside = (id: string) => {
    const recusals = [{ caseId: caseOf(id), reason: '与申报单位负责人为师生关系。' }];
    return act('standAside', member(), `/meetings/${id}/recusals`, { recusals }, 'PUT');
  };
  const withdraw = (id: string) =>
    act('withdraw', scene.applicant, `/cases/${caseOf(id)}/withdrawal`, { reason: '方向调整。' });
  const crowd = (id: string, actions: readonly Action[]) =>
    Promise.all(Array.from({ length: CROWD }, (_, index) => outcomeOf(actions[index % actions.length] as Action, id)));
  const won = (outcomes: readonly Outcome[]) => outcomes.filter(({ status }) => status === 200);
  const votes = (id: string) =>
    scene.record.query<{ member: string; vote: string }[]>(
      `SELECT member_id AS member, vote FROM meeting_vote WHERE meeting_id = $1`,
      [id],
    );

  it('is concluded by one of twenty; the others are told where it is', async () => {
    const id = await voted();
    const outcomes = await crowd(id, [conclude(id)]);
    expect(won(outcomes)).toHaveLength(1);
    for (const { status, current } of outcomes.filter((outcome) => outcome.status !== 200)) {
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
    for (const { status, current } of outcomes.filter((outcome) => outcome.status !== 200)) {
      expect({ status, state: current?.state }).toEqual({ status: 409, state });
    }
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

  it('counts in every order as one after the other: votes, standing aside, conclusion, cancellation', async () => {
    const actionsOn = async (id: string) => [vote(id, 'abstained'), standAside(id), conclude(id), cancel(id)];
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
      moves: (await movesOf(scene.record, caseOf(id))).slice(-2),
    });
    const after = (id: string) => outcomeOf(withdraw(id), id);
    expect(await differingPairs(scene, { fresh: () => voted(), actionsOn, after, alsoSeen })).toEqual([]);
  }, 400_000);
});
