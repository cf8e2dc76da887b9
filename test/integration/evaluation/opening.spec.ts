import { randomUUID } from 'node:crypto';
import { untilCampaign, type CampaignView } from '../../../apps/cli/client/evaluation.journey.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { recomputeProvisional } from '#persistence/record/provisional.js';
import { accreditedBases } from '../../support/bases.js';
import { aCampaign, openCampaign } from '../../support/campaign.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

interface Roster {
  readonly due: number;
  readonly leftOut: readonly { readonly baseId: string; readonly reason: string }[];
}

describe('opening a campaign', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());
  const open = (change: object, key?: string) =>
    scene.commission.officer.post<CampaignView>('/campaigns', aCampaign(change), key ? { key } : undefined);

  it.each([
    ['an unknown measure', { measureId: '1999' }, 422, 'campaign.measureUnknown'],
    ['an unknown batch', { batchIds: [randomUUID()] }, 422, 'campaign.batchUnknown'],
    [
      'a draft in earnest',
      { measureId: '2024-draft', rehearsalDaySeconds: undefined },
      422,
      'campaign.measureNotInForce',
    ],
    [
      'an old measure in earnest',
      { measureId: '2016', rehearsalDaySeconds: undefined },
      422,
      'campaign.measureNotInForce',
    ],
    ['a code with a slash', { code: 'a/b' }, 400, 'request.invalid'],
    ['a pace of no time', { rehearsalDaySeconds: 0 }, 400, 'request.invalid'],
    ['a field of its own', { state: 'published' }, 400, 'request.invalid'],
  ])('refuses %s', async (_, change, status, code) => {
    expect(await refusalOf(open(change))).toMatchObject({ status, code });
  });

  it('keeps rehearsal and reality apart, in batches and in bases', async () => {
    const real = await accreditedBases(scene.record, { owner: scene.applicant, rehearsal: false });
    const rehearsed = await accreditedBases(scene.record, { owner: scene.applicant });
    const young = await accreditedBases(scene.record, {
      owner: scene.applicant,
      rehearsal: false,
      accreditedOn: new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10),
    });
    expect((await refusalOf(open({ batchIds: [real.batchId] }))).code).toBe('campaign.batchOfOtherPace');
    const earnest = { rehearsalDaySeconds: undefined };
    expect((await refusalOf(open({ ...earnest, batchIds: [rehearsed.batchId] }))).code).toBe(
      'campaign.batchOfOtherPace',
    );
    // In earnest: only who has been accredited for a year, and a limit of working days.
    const campaign = await openCampaign(scene.commission.officer, earnest);
    expect(campaign.evaluations.map(({ baseId }) => baseId)).toEqual(real.baseIds);
    expect(young.baseIds).toHaveLength(1);
    expect(Date.parse(campaign.filingDueAt as string)).toBeGreaterThan(Date.now() + 20 * 86_400_000);
    // A base is not evaluated twice at a time, and a campaign without a base is none.
    const again = await refusalOf(open(earnest));
    expect(again).toMatchObject({
      status: 422,
      code: 'campaign.nobodyDue',
      leftOutByReason: { evaluationOpen: 1, accreditedRecently: 1 },
    });

    // The holidays of a year become known: the limit of the campaign moves with those of its evaluations.
    await scene.record.query(
      `WITH limits AS (UPDATE case_deadline SET provisional = true, due_on = '2026-12-01' WHERE case_id = $2)
       UPDATE campaign SET filing_provisional = true, filing_due_on = '2027-12-01', filing_due_at = '2027-12-01' WHERE id = $1`,
      [campaign.id, campaign.evaluations[0]?.caseId],
    );
    const timers = async () => {
      const { events = [] } = await scene.workflow(WORKFLOW_IDS.campaign(campaign.code)).fetchHistory();
      return events?.flatMap(({ timerStartedEventAttributes: timer }) => (timer ? [timer] : [])) ?? [];
    };
    await scene.temporal.workflow.getHandle(WORKFLOW_IDS.campaign(campaign.code)).signal(STAGE_COMPLETE);
    await until(async () => (await timers()).length === 2);
    await scene.record.transaction((tx) => recomputeProvisional(tx));
    expect(await scene.applicant.get<CampaignView>(`/campaigns/${campaign.id}`)).toMatchObject({
      filingDueAt: campaign.filingDueAt,
      state: 'filing',
    });
    await until(async () => (await timers()).length === 3);
    const [first, later, earlier] = (await timers()).map(({ startToFireTimeout }) =>
      Number(startToFireTimeout?.seconds),
    );
    expect(later).toBeGreaterThan(300 * 86_400);
    expect(Math.abs((earlier as number) - (first as number))).toBeLessThan(120);
  });

  it('shows the roster before it opens, and opens with the same', async () => {
    const { officer, decider } = scene.commission;
    const { batchId, baseIds } = await accreditedBases(scene.record, {
      owner: scene.applicant,
      rehearsal: false,
      count: 4,
      name: 'roster',
    });
    const [, suspended, revoked, recent] = baseIds as [string, string, string, string];
    await scene.record.query(`UPDATE base SET state = 'underRectification' WHERE id = $1`, [suspended]);
    await scene.record.query(`UPDATE base SET state = 'revoked', revoked_on = now() WHERE id = $1`, [revoked]);
    await scene.record.query(`UPDATE base SET accredited_on = now() - interval '11 months' WHERE id = $1`, [recent]);
    const order = { year: 2026, measureId: '2025', batchIds: [batchId] };
    const roster = await officer.post<Roster>('/campaigns/roster-preview', order);
    expect(roster).toMatchObject({
      due: 1,
      dueBases: [{ baseId: baseIds[0] }],
      leftOutByReason: { underRectification: 1, revoked: 1, accreditedRecently: 1 },
    });
    expect(roster.leftOut.map(({ baseId, reason }) => [baseId, reason])).toEqual(
      expect.arrayContaining([
        [suspended, 'underRectification'],
        [revoked, 'revoked'],
        [recent, 'accreditedRecently'],
      ]),
    );
    const opened = await open({ ...order, rehearsalDaySeconds: undefined });
    expect(opened).toMatchObject({ roster });
    expect(await untilCampaign(officer, opened.id, ['filing'])).toMatchObject({ total: 1 });
    expect((await refusalOf(decider.post('/campaigns/roster-preview', order))).status).toBe(403);
    const draft = await refusalOf(officer.post('/campaigns/roster-preview', { year: 2026, measureId: '2024-draft' }));
    expect(draft.code).toBe('campaign.measureNotInForce');
  });

  it('happens once for a code and for a key', async () => {
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant });
    const body = { code: `O-${randomUUID().slice(0, 8)}`, batchIds: [batchId] };
    const first = await open(body, 'open-once-1');
    expect(await open(body, 'open-once-1')).toEqual(first);
    expect(await refusalOf(open(body))).toMatchObject({ status: 409, code: 'campaign.codeTaken' });
    expect((await refusalOf(scene.commission.decider.post('/campaigns', aCampaign()))).status).toBe(403);
    const list = await scene.applicant.get<CampaignView[]>('/campaigns?limit=200');
    expect(list.filter(({ code }) => code === body.code)).toHaveLength(1);
  });

  it('is no rehearsal where none is allowed', async () => {
    const strict = await startScene({ env: { REHEARSAL_ALLOWED: 'false' }, worker: false });
    try {
      const refusal = await refusalOf(strict.commission.officer.post('/campaigns', aCampaign()));
      expect(refusal.code).toBe('campaign.rehearsalNotAllowed');
    } finally {
      await strict.stop();
    }
  });
});
