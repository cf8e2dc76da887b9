import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { caseActivities } from '#activities/cases/cases.activities.js';
import { MOVES } from '#activities/moves.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accept, markChecklist, untilState, type CaseView } from '../../apps/cli/client/accreditation.journey.js';
import { investigate, object, onObjection } from '../../apps/cli/client/after.journey.js';
import { ApiClient } from '../../apps/cli/client/api-client.js';
import { bundleOfEdited } from '../replay/edited-workflows.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { Guohe } from '../support/guohe.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** As many working days as the measure lets one stage be extended by, one at a time; each objection is decided on twice. */
const EXTENSIONS = 60;
const OBJECTIONS = 70;

describe('a case that lives longer than a history, a build or a worker', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const submitted = async () =>
    submitPark(
      scene.record,
      scene.applicant,
      await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 }),
    );
  const run = (id: string) => scene.workflow(WORKFLOW_IDS.accreditation(id));
  const environment = () => ({
    DATABASE_URL: scene.stack.databaseUrl,
    TEMPORAL_ADDRESS: scene.stack.temporalAddress,
    TEMPORAL_NAMESPACE: scene.stack.namespace,
  });

  it('is found in Temporal by its id, its kind and its receipt, once an operator has registered that', async () => {
    const command = Guohe.run(['search-attributes', '--json'], environment());
    expect(await command.ended()).toBe(0);
    expect(JSON.parse(command.stdout)).toEqual({ registered: ['GuoheCaseId', 'GuoheKind', 'GuoheReceipt'] });
    const again = Guohe.run(['search-attributes'], environment());
    expect(await again.ended()).toBe(0);
    expect(again.stdout).toContain('均已登记');
    await scene.stack.restart('worker');
    const id = await submitted();
    const found = async (query: string) => {
      for await (const each of scene.temporal.workflow.list({ query })) if (each.workflowId.includes(id)) return true;
      return false;
    };
    for (const query of [`GuoheCaseId = "${id}"`, `GuoheReceipt = "${id}"`, `GuoheKind = "accreditation"`]) {
      await until(() => found(query).catch(() => false));
    }
  });

  it('goes on in a new run before its history is long: two hundred decisions, each of them once', async () => {
    const { officer } = scene.commission;
    const id = await submitted();
    const { version } = await officer.get<CaseView>(`/cases/${id}`);
    for (let times = 0; times < 100; times += 1) {
      await officer.patiently('POST', `/cases/${id}/suspension`, { reason: '涉及诉讼' });
      await officer.patiently('POST', `/cases/${id}/resumption`, { reason: '判决生效' });
    }
    expect(await officer.get(`/cases/${id}`)).toMatchObject({ state: 'underFormalCheck', version: version + 200 });
    const { historyLength, raw } = await run(id).describe();
    expect(historyLength).toBeLessThan(1_100);
    expect(raw.workflowExecutionInfo?.firstRunId).not.toBe(raw.workflowExecutionInfo?.execution?.runId);
    // It is still found by what its first run was found by.
    expect(Object.keys(raw.workflowExecutionInfo?.searchAttributes?.indexedFields ?? {})).toContain('GuoheCaseId');
    await accept(officer, id);
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    expect(await run(id).result()).toBe('withdrawn');
  });

  it('goes on in new runs through two hundred extensions and decisions on objections', async () => {
    const { officer, decider } = scene.commission;
    const id = await submitted();
    const extend = () => officer.patiently('POST', `/cases/${id}/extension`, { workingDays: 1, reason: '停电' });
    for (let times = 0; times < EXTENSIONS; times += 1) await extend();
    await bringTo('underPublicNotice', scene.commission, id);
    const anybody = ApiClient.anonymous(scene.stack.apiUrl);
    for (let times = 0; times < OBJECTIONS; times += 1) {
      await object(anybody, id, {
        objectorKind: 'person',
        objectorName: '赵敏敏',
        contact: '010-55550123',
        facts: '申报的联合实验室已于去年撤销，现场并无设备。',
      });
      const objections = await officer.get<{ id: string }[]>(`/cases/${id}/objections`);
      const objection = { caseId: id, id: objections.at(-1)?.id as string };
      await onObjection(officer, objection, 'acceptance', { summary: '实验室是否在用' });
      await investigate(officer, objection, '已赴现场核查');
      await onObjection(decider, objection, 'dismissal', { reason: '经核查' });
    }
    expect(await officer.get(`/cases/${id}`)).toMatchObject({ state: 'underPublicNotice' });
    const made = await scene.record.query<{ action: string; times: number }[]>(
      `SELECT action, count(*)::int AS times FROM audit_entry WHERE case_id = $1
         AND action IN ('extend', 'acceptObjection', 'dismissObjection') GROUP BY action ORDER BY action`,
      [id],
    );
    expect(made).toEqual([
      { action: 'acceptObjection', times: OBJECTIONS },
      { action: 'dismissObjection', times: OBJECTIONS },
      { action: 'extend', times: EXTENSIONS },
    ]);
    const { historyLength, raw } = await run(id).describe();
    expect(historyLength).toBeLessThan(1_100);
    expect(raw.workflowExecutionInfo?.firstRunId).not.toBe(raw.workflowExecutionInfo?.execution?.runId);
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    expect(await run(id).result()).toBe('withdrawn');
  });

  it('finishes what is being committed when its worker is told to stop', async () => {
    const { officer } = scene.commission;
    const id = await submitted();
    await markChecklist(officer, id);
    await until(() =>
      run(id)
        .describe()
        .then(
          () => true,
          () => false,
        ),
    );
    await scene.record.query(
      `CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$`,
    );
    await scene.record.query(
      `CREATE TRIGGER slowly BEFORE UPDATE OF state ON procedure_case FOR EACH ROW WHEN (NEW.id = '${id}') EXECUTE FUNCTION slowly()`,
    );
    const accepted = officer.post(`/cases/${id}/acceptance`, {});
    await until(async () => {
      const [busy] = await scene.record.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`,
      );
      return busy?.n === 1;
    });
    await scene.stack.restart('worker'); // SIGTERM, and its end is waited for
    expect(await accepted).toMatchObject({ state: 'underDraw' });
    await scene.record.query(`DROP FUNCTION slowly CASCADE`);
    const lines = await scene.record.query<unknown[]>(
      `SELECT FROM audit_entry WHERE case_id = $1 AND action = 'accept'`,
      [id],
    );
    expect(lines).toHaveLength(1);
  });

  it('begun on the old code, ends on the new, where the change is patched', async () => {
    const { officer } = scene.commission;
    const [old, fresh] = [await submitted(), await submitted()];
    await accept(officer, old);
    await until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
    await scene.stack.kill('worker');
    const bundle = await bundleOfEdited([
      {
        file: 'accreditation.workflow.ts',
        replace: "await dossier.leaves('underFormalCheck'); // 形式审查",
        by: "if (patched('a-pause-before-the-check')) await sleep(1);\n    await dossier.leaves('underFormalCheck'); // 形式审查",
      },
      {
        file: 'accreditation.workflow.ts',
        replace: 'import { runCase }',
        by: "import { patched, sleep } from '@temporalio/workflow';\nimport { runCase }",
      },
    ]);
    const connection = await NativeConnection.connect({ address: scene.stack.temporalAddress });
    const worker = await Worker.create({
      connection,
      namespace: scene.stack.namespace,
      taskQueue: scene.stack.taskQueue,
      workflowBundle: bundle,
      activities: { ...caseActivities(scene.record, MOVES) },
    });
    const ended = worker.runUntil(async () => {
      await officer.patiently('POST', `/cases/${old}/draw`, {});
      await accept(officer, fresh);
      for (const id of [old, fresh]) {
        await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
        expect(await run(id).result()).toBe('withdrawn');
      }
    });
    await ended;
    await connection.close();
    await scene.stack.restart('worker');
  });

  it('is taken on by the build that is current, where builds are told apart', async () => {
    const versioned = await startScene({ env: { TEMPORAL_DEPLOYMENT: 'guohe', TEMPORAL_BUILD_ID: '1.0' } });
    try {
      const batch = await openBatch(versioned.record, versioned.applicant, { rehearsalDaySeconds: 3_600 });
      const id = await submitPark(versioned.record, versioned.applicant, batch);
      const { temporal, stack } = versioned;
      const current = { namespace: stack.namespace, deploymentName: 'guohe', buildId: '1.0', identity: 'operator' };
      await until(() =>
        temporal.workflowService.setWorkerDeploymentCurrentVersion({ ...current, ignoreMissingTaskQueues: true }).then(
          () => true,
          () => false,
        ),
      );
      await accept(versioned.commission.officer, id);
      const { raw } = await versioned.workflow(WORKFLOW_IDS.accreditation(id)).describe();
      expect(raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion).toMatchObject({ buildId: '1.0' });
      await untilState(versioned.applicant, id, ['underDraw']);
    } finally {
      await versioned.stop();
    }
  });
});
