import { markChecklist, panelOf } from '#cli/client/accreditation.journey.js';
import { arrangeVisit, recordVisit, signVisit } from '#cli/client/visit.journey.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo, type Step } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { installGate, interleaved, inTurn, MOMENTS, type Moment } from './interleaving.js';
import { movesOf } from './linear.js';
import type { Action, Outcome } from './outcome.js';

/** Pairs that are tried at the same time, each on a case of its own. */
const HANDS = 4;

/**
 * Every pair of actions of two people at a stage, in both orders, the second asked for at each moment of the first: the answers and
 * the record are those of the first made before the second.
 */
describe('two at the same moment', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  beforeAll(async () => {
    scene = await startScene({ env: { DATABASE_POOL: '20' } });
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    await installGate(scene.record);
  });
  afterAll(() => scene?.stop());

  const at = async (step: Step, prepare: (id: string) => Promise<void> = async () => undefined) => {
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo(step, scene.commission, id);
    await prepare(id);
    return id;
  };

  /** Whoever loses the seat meanwhile is told either that there is no such case, or that it has gone on. */
  const refusalOf = ({ action, status, code, current }: Outcome) =>
    /Scores$/.test(action) && (status === 404 || code === 'case.wrongState') ? 'too late' : { status, code, current };

  /** What can be compared between two cases: the answers without ids and instants, the moves, whose turn it is, the marks. */
  const seen = async (id: string, outcomes: readonly Outcome[]) => ({
    outcomes: outcomes.map((outcome) => ({
      action: outcome.action,
      ...(outcome.answer
        ? { state: outcome.answer['state'], version: outcome.answer['version'] }
        : { refused: refusalOf(outcome) }),
    })),
    moves: await movesOf(scene.record, id),
    turns: await scene.record.query(
      `SELECT task, role, count(*)::int FROM work_item WHERE case_id = $1 AND closed_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
      [id],
    ),
    lines: await scene.record.query(
      `SELECT action, count(*)::int FROM audit_entry WHERE case_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    ),
    limits: await scene.record.query(
      `SELECT rule, sum(extended_working_days)::int AS days FROM case_deadline WHERE case_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    ),
  });

  /** Tries every ordered pair of what can be done on a case, at every moment. @returns what differs from one after the other */
  const differing = async (fresh: () => Promise<string>, actionsOn: (id: string) => Promise<readonly Action[]>) => {
    const count = (await actionsOn(await fresh())).length;
    const pairs = Array.from({ length: count * count }, (_, n) => [Math.floor(n / count), n % count] as const);
    const faults: string[] = [];
    const tried = async (pair: (typeof pairs)[number], moment?: Moment) => {
      const id = await fresh();
      const actions = await actionsOn(id);
      const [first, second] = pair.map((index) => actions[index] as Action) as [Action, Action];
      const outcomes = moment
        ? await interleaved(scene.stack.databaseUrl, id, [first, second], moment)
        : await inTurn(id, [first, second]);
      const found = JSON.stringify(await seen(id, outcomes));
      // An expert judges so many open cases and no more.
      await scene.applicant.post(`/cases/${id}/withdrawal`, { reason: '试毕。' }).catch(() => undefined);
      return { name: `${first.name}, then ${second.name}`, found };
    };
    const hand = async (): Promise<void> => {
      for (let pair = pairs.shift(); pair; pair = pairs.shift()) {
        const expected = await tried(pair);
        for (const moment of MOMENTS) {
          const { name, found } = await tried(pair, moment);
          if (found !== expected.found) faults.push(`${name}, ${moment}:\n  ${found}\n  ${expected.found}`);
        }
      }
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
    return faults;
  };

  const officers = () => [scene.commission.officer, scene.commission.secondOfficer] as const;
  const extension = { workingDays: 1, reason: '需核实。' };

  it('at the formal check: marks, acceptance, return, extension, withdrawal', async () => {
    const [one, other] = officers();
    const actions: Action[] = [
      { name: 'accept', person: one, method: 'POST', path: 'acceptance' },
      { name: 'returnForCorrection', person: other, method: 'POST', path: 'return' },
      { name: 'extend', person: other, method: 'POST', path: 'extension', body: extension },
      { name: 'withdraw', person: scene.applicant, method: 'POST', path: 'withdrawal', body: { reason: '方向调整。' } },
      {
        name: 'mark',
        person: other,
        method: 'PUT',
        path: 'checklist',
        body: { marks: [{ item: 'site', verdict: 'fail', reason: '租赁合同缺页。' }] },
      },
    ];
    const fresh = () => at('underFormalCheck', (id) => markChecklist(one, id));
    expect(await differing(fresh, async () => actions)).toEqual([]);
  }, 300_000);

  it('at the expert review: a draft, the scores, a void score, an extension', async () => {
    const [one, other] = officers();
    const actionsOn = async (id: string): Promise<Action[]> => {
      const [expert = one] = await panelOf(scene.commission, id);
      const { criteria } = await expert.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`);
      const scores = criteria.map(({ criterion }) => ({ criterion, score: 88 }));
      const body = { expertId: expert.accountId, reason: '应当回避。' };
      return [
        { name: 'saveScores', person: expert, method: 'PUT', path: 'review', body: { scores } },
        { name: 'submitScores', person: expert, method: 'POST', path: 'review', body: { scores, comment: '同意。' } },
        { name: 'voidScore', person: one, method: 'POST', path: 'void-score', body },
        { name: 'extend', person: other, method: 'POST', path: 'extension', body: extension },
      ];
    };
    expect(await differing(() => at('underExpertReview'), actionsOn)).toEqual([]);
  }, 300_000);

  it('at the end of a visit: its conclusion, a value, a void score', async () => {
    const { commission } = scene;
    const signed = (id: string) =>
      arrangeVisit(commission, id, scene.applicant)
        .then(({ report }) => recordVisit(commission, id, report as NonNullable<typeof report>))
        .then((recorded) => signVisit(commission, id, recorded));
    const actionsOn = async (id: string): Promise<Action[]> => {
      const [expert = commission.officer] = await panelOf(commission, id);
      const [row] = await commission.assessor.get<{ indicator: string }[]>(`/cases/${id}/indicators`);
      const values = [{ indicator: row?.indicator, verified: 1, note: '以现场核实为准。' }];
      const body = { expertId: expert.accountId, reason: '应当回避。' };
      return [
        { name: 'concludeVisit', person: commission.assessor, method: 'POST', path: 'visit' },
        { name: 'verify', person: commission.assessor, method: 'PUT', path: 'indicators', body: { values } },
        { name: 'voidScore', person: commission.officer, method: 'POST', path: 'void-score', body },
      ];
    };
    expect(await differing(() => at('underOnsiteAssessment', signed), actionsOn)).toEqual([]);
  }, 300_000);
});
