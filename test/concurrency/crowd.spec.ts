import { randomUUID } from 'node:crypto';
import { markChecklist, panelOf, untilState } from '#cli/client/accreditation.journey.js';
import { arrangeVisit, recordVisit, signVisit, type VisitView } from '#cli/client/visit.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark, type OpenedBatch } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { movesOf, orderFaults } from './linear.js';
import { outcomeOf, type Action, type Outcome } from './outcome.js';

const CROWD = 20;

describe('twenty at the same moment on one case', () => {
  let scene: Scene;
  let batch: OpenedBatch;
  let officers: readonly ApiClient[];
  beforeAll(async () => {
    scene = await startScene({ env: { DATABASE_POOL: '10' } });
    batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    officers = [scene.commission.officer, scene.commission.secondOfficer];
  });
  afterAll(() => scene?.stop());

  const submitted = () => submitPark(scene.record, scene.applicant, batch);
  const faults = (id: string, outcomes: readonly Outcome[]) => orderFaults(scene.record, id, outcomes);
  const won = (outcomes: readonly Outcome[], action: string) =>
    outcomes.filter((outcome) => outcome.action === action && outcome.status === 200).length;
  /** The actions in turns, until there are twenty, all at once. */
  const crowd = (id: string, actions: readonly Action[]) =>
    Promise.all(Array.from({ length: CROWD }, (_, index) => outcomeOf(actions[index % actions.length] as Action, id)));

  const accept = (person: ApiClient): Action => ({ name: 'accept', person, method: 'POST', path: 'acceptance' });
  const giveBack = (person: ApiClient): Action => ({
    name: 'returnForCorrection',
    person,
    method: 'POST',
    path: 'return',
  });
  const refuse = (person: ApiClient): Action => ({
    name: 'refuse',
    person,
    method: 'POST',
    path: 'refusal',
    body: { reasons: ['wrongType'], reason: '不属于本类型。' },
  });
  const extend = (person: ApiClient): Action => ({
    name: 'extend',
    person,
    method: 'POST',
    path: 'extension',
    body: { workingDays: 1, reason: '需核实。' },
  });
  const withdraw = (): Action => ({
    name: 'withdraw',
    person: scene.applicant,
    method: 'POST',
    path: 'withdrawal',
    body: { reason: '方向调整。' },
  });

  it.each([
    ['accept', {}, accept, 'underDraw'],
    ['returnForCorrection', { site: '租赁合同缺页。' }, giveBack, 'returned'],
    ['refuse', { typeFits: '与执照不符。' }, refuse, 'refused'],
  ] as const)(
    'of one kind (%s): one wins, the others are told where the case is',
    async (name, failing, action, to) => {
      const id = await submitted();
      await markChecklist(scene.commission.officer, id, failing);
      const outcomes = await crowd(id, officers.map(action));
      expect(won(outcomes, name)).toBe(1);
      for (const { status, current } of outcomes.filter((outcome) => outcome.status !== 200)) {
        expect({ status, state: current?.state }).toEqual({ status: 409, state: to });
      }
      expect(await faults(id, outcomes)).toEqual([]);
    },
  );

  it.each([
    ['accept × extend × withdraw', {}, accept],
    ['return × extend × withdraw', { site: '租赁合同缺页。' }, giveBack],
    ['refuse × extend × withdraw', { typeFits: '与执照不符。' }, refuse],
  ] as const)('of different kinds (%s): as if one after the other', async (_, failing, action) => {
    for (let round = 0; round < 3; round += 1) {
      const id = await submitted();
      await markChecklist(scene.commission.officer, id, failing);
      const outcomes = await crowd(id, [...officers.map(action), ...officers.map(extend), withdraw()]);
      expect(await faults(id, outcomes)).toEqual([]);
      expect(won(outcomes, 'withdraw')).toBeLessThanOrEqual(1);
      expect(won(outcomes, 'accept') + won(outcomes, 'returnForCorrection') + won(outcomes, 'refuse')).toBeLessThan(2);
    }
  });

  it('under one key: one answer for all, and one effect', async () => {
    const id = await submitted();
    const { officer } = scene.commission;
    await markChecklist(officer, id);
    const { items } = await officer.get<{ items: { item: string }[] }>(`/cases/${id}/checklist`);
    const marks = items.map(({ item }) => ({ item, verdict: 'pass' }));
    const requests: Action[] = [
      { name: 'markChecklist', person: officer, method: 'PUT', path: 'checklist', body: { marks } },
      extend(officer),
      accept(officer),
    ];
    for (const request of requests) {
      const key = randomUUID();
      const outcomes = await Promise.all(Array.from({ length: CROWD }, () => outcomeOf(request, id, key)));
      expect(outcomes.filter((outcome) => outcome.status !== 200)).toEqual([]);
      for (const { answer } of outcomes) expect(answer).toEqual(outcomes[0]?.answer);
    }
    expect((await movesOf(scene.record, id)).map(({ action }) => action)).toEqual(['extend', 'accept']);
    const marked = await scene.record.query(
      `SELECT FROM audit_entry WHERE case_id = $1 AND command_id IS NOT NULL AND before IS NULL AND action <> 'submit'`,
      [id],
    );
    // The journey's own, and that of the twenty.
    expect(marked).toHaveLength(2);
  });

  it('who conclude the visit: one does', async () => {
    const id = await submitted();
    const { commission } = scene;
    await bringTo('underOnsiteAssessment', commission, id);
    const plan = await arrangeVisit(commission, id, scene.applicant);
    const recorded = await recordVisit(commission, id, plan.report as NonNullable<VisitView['report']>);
    await signVisit(commission, id, recorded);
    const assessors = [commission.assessor, await scene.signIn('assessor2')];
    const conclude = (person: ApiClient): Action => ({ name: 'concludeVisit', person, method: 'POST', path: 'visit' });
    const outcomes = await crowd(id, assessors.map(conclude));
    expect(won(outcomes, 'concludeVisit')).toBe(1);
    expect(await faults(id, outcomes)).toEqual([]);
    expect(await scene.record.query(`SELECT FROM onsite_visit WHERE case_id = $1`, [id])).toHaveLength(1);
  });

  it('who submit the same scores: each expert once, and the stage closes once', async () => {
    const id = await submitted();
    await bringTo('underExpertReview', scene.commission, id);
    const panel = await panelOf(scene.commission, id);
    const { criteria } = (await panel[0]?.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`)) ?? {
      criteria: [],
    };
    const scores = criteria.map(({ criterion }) => ({ criterion, score: 88 }));
    const submit = (person: ApiClient): Action => ({
      name: 'submitScores',
      person,
      method: 'POST',
      path: 'review',
      body: { scores, comment: '同意。' },
    });
    const outcomes = await crowd(id, panel.map(submit));
    expect(won(outcomes, 'submitScores')).toBe(panel.length);
    for (const { status, code } of outcomes.filter((outcome) => outcome.status !== 200)) {
      expect(status).toBe(409);
      expect(['review.submittedAlready', 'case.wrongState']).toContain(code);
    }
    await untilState(scene.commission.officer, id, ['underOnsiteAssessment']);
    const closes = (await movesOf(scene.record, id)).filter(({ left }) => left === 'underExpertReview');
    expect(closes).toHaveLength(1);
    const kept = await scene.record.query(`SELECT FROM audit_entry WHERE case_id = $1 AND action = 'submitScores'`, [
      id,
    ]);
    expect(kept).toHaveLength(panel.length);
  });
});
