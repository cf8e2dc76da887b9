import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accept, panelOf, submitReview, untilState } from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { Guohe } from '../support/guohe.js';
import { bringTo } from '../support/journey-steps.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

interface Shown {
  readonly case: { readonly id: string; readonly state: string };
  readonly turn: string;
  readonly workItems: readonly { readonly task: string }[];
  readonly run: { readonly status: string; readonly historyEvents: number | null };
  readonly trouble: readonly { readonly activity: string; readonly attempts: number; readonly failure: string }[];
  readonly outbox: readonly { readonly kind: string; readonly attempts: number }[];
}

describe("the operator's view of a case", () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const submitted = async () =>
    submitPark(
      scene.record,
      scene.applicant,
      await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 }),
    );
  const run = async (args: string[], env: Record<string, string> = {}) => {
    const command = Guohe.run(args, {
      DATABASE_URL: scene.stack.databaseUrl,
      TEMPORAL_ADDRESS: scene.stack.temporalAddress,
      TEMPORAL_NAMESPACE: scene.stack.namespace,
      TEMPORAL_TASK_QUEUE: scene.stack.taskQueue,
      ...env,
    });
    const code = await command.ended();
    return { code, out: command.stdout, error: command.stderr };
  };
  const json = async <T>(...args: string[]) => JSON.parse((await run([...args, '--json'])).out) as T;
  const show = (id: string) => json<Shown>('case', 'show', id);
  const stuck = async () => (await json<{ stuck: { id: string; why: string }[] }>('cases', 'stuck')).stuck;
  const audited = async (id: string, action: string) =>
    (await scene.record.query<unknown[]>(`SELECT FROM audit_entry WHERE case_id = $1 AND action = $2`, [id, action]))
      .length;
  const workflow = (id: string) => scene.workflow(WORKFLOW_IDS.accreditation(id));
  const started = async (id: string) => {
    await until(async () => (await show(id)).run.status === 'RUNNING');
    return id;
  };

  it('names state, turn, limit and run, by the id or by the number of the receipt', async () => {
    const id = await started(await submitted());
    const receipt = `GHSL-YL-2026-${String(Date.now()).slice(-6)}`;
    await scene.record.query(`UPDATE dossier SET receipt_number = $2 WHERE id = $1`, [id, receipt]);
    for (const name of [id, receipt]) {
      expect(await show(name)).toMatchObject({
        case: { id, state: 'underFormalCheck' },
        turn: 'caseOfficer',
        workItems: [{ task: 'formalCheck' }],
        run: { status: 'RUNNING', historyEvents: expect.any(Number) },
        trouble: [],
        outbox: [],
      });
    }
    const { out } = await run(['case', 'show', receipt]);
    expect(out).toMatch(/  认定 Accreditation  形式审查 Formal check  /);
    expect(out).toMatch(/轮到: 受理人员 Case officer\n  受理人员 Case officer: 逐项完成形式审查/);
    const timeline = (await run(['case', 'timeline', id])).out;
    expect(timeline).toContain('当前 now');
    expect(timeline.split('下一步 next\n')[1]?.trim().split('\n')).toEqual([
      expect.stringContaining('补正'),
      expect.stringContaining('抽取专家'),
      expect.stringContaining('不予受理'),
      expect.stringContaining('已撤回'),
    ]);
  });

  describe('of a case whose step keeps failing', () => {
    let id: string;
    beforeAll(async () => {
      id = await submitted();
      await bringTo('underExpertReview', scene.commission, id);
      await scene.record.query(
        `CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'the archive cannot be written'; END $$`,
      );
      await scene.record.query(
        `CREATE TRIGGER refuse_move BEFORE UPDATE OF state ON procedure_case FOR EACH ROW
         WHEN (NEW.id = '${id}' AND NEW.state <> OLD.state) EXECUTE FUNCTION refuse_move()`,
      );
      for (const expert of await panelOf(scene.commission, id)) await submitReview(expert, id, 88);
      await until(async () => (await show(id)).trouble.length > 0);
    });

    it('says which step, how often, and why; alarms; and is a warning, no outage', async () => {
      const { run: found, trouble } = await show(id);
      expect(found).toMatchObject({ status: 'RUNNING' });
      expect(trouble).toMatchObject([
        { activity: 'closeStage', failure: expect.stringContaining('the archive cannot be written') },
      ]);
      expect(trouble[0]?.attempts).toBeGreaterThanOrEqual(3);
      expect(await stuck()).toMatchObject([{ id, why: 'stepFails' }]);
      expect((await run(['cases', 'stuck'])).out).toContain('步骤失败');
      const ready = await fetch(`${scene.stack.apiUrl}/health/ready`);
      expect(ready.status).toBe(200);
      expect(await ready.json()).toMatchObject({ status: 'ok', stuckCases: 1 });
      const alarms = scene.stack
        .output('worker')
        .split('\n')
        .filter((line) => line.includes('ALARM'));
      expect(alarms.join('\n')).toContain(id);
      expect((await run(['case', 'repair', id])).out).toContain('Nothing to do');
    });

    it('goes on once the cause is mended, and is stuck no more', async () => {
      await scene.record.query(`DROP FUNCTION refuse_move CASCADE`);
      expect((await run(['case', 'retry', id])).code).toBe(0);
      await untilState(scene.commission.officer, id, ['underOnsiteAssessment']);
      await until(async () => (await stuck()).length === 0);
      expect(await (await fetch(`${scene.stack.apiUrl}/health/ready`)).json()).toMatchObject({ stuckCases: 0 });
      expect(await audited(id, 'retryCase')).toBe(1);
    });
  });

  it('repairs one whose run was ended, once, and leaves a healthy one alone', async () => {
    const id = await started(await submitted());
    // Its reconciler would mend it, too.
    await scene.stack.kill('worker');
    await workflow(id).terminate('ended by hand');
    expect(await show(id)).toMatchObject({ run: { status: 'TERMINATED' } });
    const mended = await json<{ did: string[] }>('case', 'repair', id);
    expect(mended.did).toHaveLength(1);
    expect(await json('case', 'repair', id)).toEqual({ caseId: id, did: [] });
    expect(await audited(id, 'repairCase')).toBe(1);
    await scene.stack.restart('worker');
    await accept(scene.commission.officer, id);
  });

  it('starts a run that is missing, and sends again what waits in the outbox', async () => {
    await scene.stack.kill('worker');
    const [lost, waiting] = [await submitted(), await submitted()];
    await scene.record.query(`DELETE FROM outbox WHERE workflow_id = $1`, [WORKFLOW_IDS.accreditation(lost)]);
    await scene.record.query(
      `UPDATE outbox SET attempts = 5, last_error = 'no answer', next_attempt_at = now() + interval '1 day' WHERE workflow_id = $1`,
      [WORKFLOW_IDS.accreditation(waiting)],
    );
    expect(await show(lost)).toMatchObject({ run: { status: 'MISSING' } });
    expect(await show(waiting)).toMatchObject({ outbox: [{ kind: 'start', attempts: 5 }] });
    expect(await stuck()).toMatchObject([{ id: waiting, why: 'notRelayed' }]);
    await json('case', 'repair', lost);
    await json('case', 'retry', waiting);
    await scene.stack.restart('worker');
    for (const id of [lost, waiting]) await accept(scene.commission.officer, id);
  });

  it('leaves a case alone that has ended', async () => {
    const id = await started(await submitted());
    await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '单位另有安排' });
    await workflow(id).result();
    expect(await json('case', 'repair', id)).toEqual({ caseId: id, did: [] });
  });

  it.each<[string[], number, RegExp]>([
    [['case', 'mend', '018f4e2a-0000-7000-8000-000000000000'], 2, /Choose from: show/],
    [['case', 'show', "' OR 1=1"], 2, /neither the id of a case/],
    [['case', 'show', '018f4e2a-0000-7000-8000-000000000000'], 1, /There is no case/],
    [['case', 'show', 'GHSL-1999-000001'], 1, /There is no case/],
  ])('refuses %j', async (args, code, sentence) => {
    const refused = await run(args);
    expect(refused.code).toBe(code);
    expect(refused.error).toMatch(sentence);
  });

  it('says what the record knows while Temporal is away, and mends nothing blindly', async () => {
    const id = await submitted();
    const away = { TEMPORAL_ADDRESS: '127.0.0.1:1' };
    expect(JSON.parse((await run(['case', 'show', id, '--json'], away)).out)).toMatchObject({
      case: { id },
      run: { status: 'UNKNOWN' },
    });
    const refused = await run(['case', 'repair', id], away);
    expect(refused.code).toBe(69);
    expect(refused.error).toContain('Temporal gives no answer');
  });
});
