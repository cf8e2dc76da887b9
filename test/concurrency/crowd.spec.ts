import { randomUUID } from 'node:crypto';
import { markChecklist, panelOf, untilState } from '#cli/client/accreditation.journey.js';
import { arrangeVisit, recordVisit, signVisit, type VisitView } from '#cli/client/visit.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { groundOfSuite } from './ground.js';
import { movesOf, orderFaults } from './linear.js';
import { CROWD, crowd, outcomeOf, post, put, refused, won, type Action, type Outcome } from './outcome.js';

describe('twenty at the same moment on one case', () => {
  const { scene, submitted, at } = groundOfSuite();

  const officers = () => [scene.commission.officer, scene.commission.secondOfficer];
  const faults = (id: string, outcomes: readonly Outcome[]) => orderFaults(scene.record, id, outcomes);
  const accept = (person: ApiClient) => post('accept', person, 'acceptance');
  const giveBack = (person: ApiClient) => post('returnForCorrection', person, 'return');
  const refuse = (person: ApiClient) =>
    post('refuse', person, 'refusal', { reasons: ['wrongType'], reason: '不属于本类型。' });
  const extend = (person: ApiClient) => post('extend', person, 'extension', { workingDays: 1, reason: '需核实。' });
  const withdraw = () => post('withdraw', scene.applicant, 'withdrawal', { reason: '方向调整。' });

  it.each([
    ['accept', {}, accept, 'underDraw'],
    ['returnForCorrection', { site: '租赁合同缺页。' }, giveBack, 'returned'],
    ['refuse', { typeFits: '与执照不符。' }, refuse, 'refused'],
  ] as const)(
    'of one kind (%s): one wins, the others are told where the case is',
    async (name, failing, action, to) => {
      const id = await submitted();
      await markChecklist(scene.commission.officer, id, failing);
      const outcomes = await crowd(id, officers().map(action));
      expect(won(outcomes, name)).toHaveLength(1);
      for (const { status, current } of refused(outcomes)) {
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
      const outcomes = await crowd(id, [...officers().map(action), ...officers().map(extend), withdraw()]);
      expect(await faults(id, outcomes)).toEqual([]);
      expect(won(outcomes, 'withdraw').length).toBeLessThanOrEqual(1);
      const checked = ['accept', 'returnForCorrection', 'refuse'].flatMap((each) => won(outcomes, each));
      expect(checked.length).toBeLessThanOrEqual(1);
    }
  });

  it('under one key: one answer for all, and one effect', async () => {
    const id = await submitted();
    const { officer } = scene.commission;
    await markChecklist(officer, id);
    const { items } = await officer.get<{ items: { item: string }[] }>(`/cases/${id}/checklist`);
    const marks = items.map(({ item }) => ({ item, verdict: 'pass' }));
    const requests: Action[] = [
      put('markChecklist', officer, 'checklist', { marks }),
      extend(officer),
      accept(officer),
    ];
    for (const request of requests) {
      const key = randomUUID();
      const outcomes = await Promise.all(Array.from({ length: CROWD }, () => outcomeOf(request, id, key)));
      expect(refused(outcomes)).toEqual([]);
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
    const id = await at('underOnsiteAssessment');
    const { commission } = scene;
    // Both are of the team: whoever is not is told that, for as long as nobody has won.
    const second = await scene.signIn('assessor2');
    const visitors = { ...commission, experts: [second, ...commission.experts] };
    const plan = await arrangeVisit(visitors, id, scene.applicant);
    const recorded = await recordVisit(visitors, id, plan.report as NonNullable<VisitView['report']>);
    await signVisit(visitors, id, recorded);
    const assessors = [commission.assessor, second];
    const conclude = (person: ApiClient) => post('concludeVisit', person, 'visit');
    const outcomes = await crowd(id, assessors.map(conclude));
    expect(won(outcomes, 'concludeVisit')).toHaveLength(1);
    expect(await faults(id, outcomes)).toEqual([]);
    expect(await scene.record.query(`SELECT FROM onsite_visit WHERE case_id = $1`, [id])).toHaveLength(1);
  });

  it('who submit the same scores: each expert once, and the stage closes once', async () => {
    const id = await at('underExpertReview');
    const panel = await panelOf(scene.commission, id);
    const { criteria } = (await panel[0]?.get<{ criteria: { criterion: string }[] }>(`/cases/${id}/review`)) ?? {
      criteria: [],
    };
    const scores = criteria.map(({ criterion }) => ({ criterion, score: 88 }));
    const submit = (person: ApiClient) => post('submitScores', person, 'review', { scores, comment: '同意。' });
    const outcomes = await crowd(id, panel.map(submit));
    expect(won(outcomes, 'submitScores')).toHaveLength(panel.length);
    for (const { status, code } of refused(outcomes)) {
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
