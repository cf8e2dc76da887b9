import { untilCampaign, type CampaignView, type PublicationView } from '../../../apps/cli/client/evaluation.journey.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accreditedBases } from '../../support/bases.js';
import { aCampaign } from '../../support/campaign.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

const BASES = 1_200;

describe('a campaign of many bases', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const count = async (sql: string, id: string) =>
    (await scene.record.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${sql}`, [id]))[0]?.n;

  it('is opened, swept and published page by page, each base once, though its worker is killed in the middle', async () => {
    const { officer, decider } = scene.commission;
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: BASES });
    const body = aCampaign({ batchIds: [batchId], rehearsalDaySeconds: 1.5 });
    const { id, code } = await officer.post<CampaignView>('/campaigns', body);
    await until(async () => ((await count('evaluation WHERE campaign_id = $1', id)) ?? 0) > 0);
    await scene.stack.kill('worker');
    await scene.stack.restart('worker');

    await untilCampaign(officer, id, ['filing', 'reviewing']);
    const cases = `procedure_case c JOIN evaluation e ON e.case_id = c.id`;
    expect(await count(`${cases} WHERE c.group_id = $1`, id)).toBe(BASES);
    expect(await count(`(SELECT DISTINCT base_id FROM evaluation WHERE campaign_id = $1) AS b`, id)).toBe(BASES);
    for (const table of ['work_item', 'case_deadline', 'notice', 'audit_entry']) {
      expect(await count(`${table} t JOIN procedure_case c ON c.id = t.case_id WHERE c.group_id = $1`, id)).toBe(BASES);
    }

    expect(await untilCampaign(officer, id, ['reviewing'])).toMatchObject({
      silent: BASES,
      byState: { scored: BASES },
    });
    expect(
      await count(
        `work_item t JOIN procedure_case c ON c.id = t.case_id WHERE c.group_id = $1 AND t.closed_at IS NULL`,
        id,
      ),
    ).toBe(1); // the publication of them all
    const { byGrade } = await decider.patiently<PublicationView>('POST', `/campaigns/${id}/publication`, {});
    expect(byGrade).toEqual({ unqualified: BASES });
    expect(await count(`rectification r JOIN procedure_case c ON c.id = r.case_id WHERE c.group_id = $1`, id)).toBe(
      BASES,
    );
    const { events } = await scene.workflow(WORKFLOW_IDS.campaign(code)).fetchHistory();
    expect(events?.length).toBeLessThan(150);
  }, 180_000);
});
