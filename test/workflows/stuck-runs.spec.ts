import { untilState } from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { accreditedBases } from '../support/bases.js';
import { aCampaign, openCampaign } from '../support/campaign.js';
import { untilCampaign, type CampaignView } from '../../apps/cli/client/evaluation.journey.js';
import { Guohe } from '../support/guohe.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

interface Stuck {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly why: string;
  readonly failure: string | null;
}

describe('what cannot go on and is no case', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const stuck = async (...args: string[]) => {
    const command = Guohe.run(['cases', 'stuck', ...args], {
      DATABASE_URL: scene.stack.databaseUrl,
      TEMPORAL_ADDRESS: scene.stack.temporalAddress,
    });
    await command.ended();
    return command.stdout;
  };
  const stuckRuns = async () => (JSON.parse(await stuck('--json')) as { stuck: Stuck[] }).stuck;
  const failing = async () => {
    const ready = await fetch(`${scene.stack.apiUrl}/health/ready`);
    return ((await ready.json()) as { stuckCases: number }).stuckCases;
  };

  /** Whatever is written to a table fails until it is mended. @returns the mending */
  const broken = async (table: string, when: string, event = 'INSERT OR UPDATE') => {
    await scene.record.query(
      `CREATE OR REPLACE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'the archive cannot be written'; END $$`,
    );
    await scene.record.query(
      `CREATE TRIGGER refuse_row BEFORE ${event} ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse_row()`,
    );
    return () => scene.record.query(`DROP TRIGGER refuse_row ON ${table}`);
  };
  const alarms = (workflow: string) =>
    scene.stack
      .output('worker')
      .split('\n')
      .filter((line) => line.includes('ALARM') && line.includes(workflow));

  it('a bulk action is named with its state, alarms, and goes on once the cause is mended', async () => {
    const { officer } = scene.commission;
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    await submitPark(scene.record, scene.applicant, batch);
    const mend = await broken('bulk_action_case', 'true', 'UPDATE');
    const { id } = await officer.post<{ id: string }>('/bulk-actions', { batchId: batch.id, action: 'remind' });
    await until(async () => (await stuckRuns()).length > 0);
    expect(await stuckRuns()).toMatchObject([
      { id, kind: 'bulk', state: 'previewing', why: 'stepFails', failure: expect.stringContaining('the archive') },
    ]);
    expect(await stuck()).toMatch(/  批量办理 Bulk action  逐项试办 Being tried  a step fails 步骤失败/);
    expect(await failing()).toBe(1);
    expect(alarms(`bulk/${id}`)).not.toEqual([]);
    await mend();
    await until(
      async () => (await officer.get<{ state: string }>(`/bulk-actions/${id}`)).state === 'previewed',
      30_000,
    );
    await until(async () => (await stuckRuns()).length === 0);
    expect(await failing()).toBe(0);
  });

  it('a campaign that cannot open its roster, and goes on afterwards', async () => {
    const { officer } = scene.commission;
    const { batchId } = await accreditedBases(scene.record, { owner: scene.applicant, count: 1 });
    const mend = await broken('evaluation', 'true');
    const { id, code } = await officer.post<CampaignView>(
      '/campaigns',
      aCampaign({ batchIds: [batchId], rehearsalDaySeconds: 3_600 }),
    );
    await until(async () => (await stuckRuns()).length > 0);
    expect(await stuckRuns()).toMatchObject([{ id, kind: 'campaign', state: 'opening', why: 'stepFails' }]);
    expect(await stuck()).toContain('年度评价活动 Evaluation campaign  生成评价名册');
    expect(alarms(`campaign/${code}`)).not.toEqual([]);
    await mend();
    await untilCampaign(officer, id, ['filing']);
    await until(async () => (await stuckRuns()).length === 0);
  });

  it('a rectification whose warning cannot be written is a case that is stuck', async () => {
    const { officer, decider } = scene.commission;
    const { batchId, baseIds } = await accreditedBases(scene.record, { owner: scene.applicant, count: 1 });
    const { id } = await openCampaign(officer, { batchIds: [batchId], rehearsalDaySeconds: 0.05 });
    await untilCampaign(officer, id, ['reviewing']);
    const mend = await broken('audit_entry', `NEW.action = 'warnOfInterimReport'`, 'INSERT');
    await decider.patiently('POST', `/campaigns/${id}/publication`, {});
    const all = await scene.applicant.get<{ caseId: string; baseId: string }[]>('/rectifications?limit=200');
    const caseId = all.find(({ baseId }) => baseId === baseIds[0])?.caseId as string;
    await until(async () => (await stuckRuns()).length > 0, 60_000);
    expect(await stuckRuns()).toMatchObject([{ id: caseId, kind: 'rectification', state: 'underRectification' }]);
    await mend();
    await untilState(scene.applicant, caseId, ['underAcceptance']);
    await until(async () => (await stuckRuns()).length === 0);
  });
});
