import { Client, Connection } from '@temporalio/client';
import { STAGE_COMPLETE, WORKFLOW_TYPES } from '#contracts/workflows.js';
import { enqueueSignal, enqueueSignals, enqueueStart, startOrSignal } from '#persistence/record/trail.js';
import { createLogger } from '#platform/logging/logger.js';
import { Pace } from '#worker/pace.js';
import { Relay } from '#worker/relay.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

/** No worker asks this queue. */
const NOBODY = 'nobody';
/** So many go at once, whatever wrote them, and so many with one page. */
const PAGE = 50;
/** So long a run is waited for that takes no turn. */
const TAKEN_WITHIN_MS = 5_000;

describe('the relay', () => {
  let desk: Desk;
  let temporal: Client;
  let relay: Relay | undefined;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    const connection = await Connection.connect({ address: desk.stack.temporalAddress });
    temporal = new Client({ connection, namespace: desk.stack.namespace });
    await desk.rows(`CREATE TABLE told (nth bigint GENERATED ALWAYS AS IDENTITY, workflow_id text)`);
    await desk.rows(`CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO told (workflow_id) VALUES (OLD.workflow_id); RETURN NULL; END $$`);
    await desk.rows(`CREATE TRIGGER told AFTER DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION told()`);
  });
  afterEach(async () => {
    await relay?.stop();
    await desk.rows(`TRUNCATE outbox`);
    await desk.rows(`TRUNCATE told`);
  });
  afterAll(async () => {
    await temporal?.connection.close();
    await desk?.stop();
  });

  const relayTo = async (queue: string) => {
    const logger = createLogger({ name: 'test', logLevel: 'warn', logFormat: 'json' });
    relay = new Relay(desk.stack.databaseUrl, desk.record, temporal, queue, logger);
    await relay.start();
  };
  const waiting = async () => (await desk.rows(`SELECT FROM outbox`)).length;
  const told = async () =>
    (await desk.rows<{ id: string }>(`SELECT workflow_id AS id FROM told ORDER BY nth`)).map(({ id }) => id);
  const runs = (act: string, count: number) => Array.from({ length: count }, (_, nth) => `${act}/${nth}`);

  it('takes a single message before the many that one act wrote earlier, and small acts before large ones', async () => {
    await desk.record.transaction((tx) => enqueueSignals(tx, runs('large', 400), STAGE_COMPLETE));
    await desk.record.transaction((tx) => enqueueSignals(tx, runs('small', 5), STAGE_COMPLETE));
    await desk.record.transaction((tx) => enqueueSignal(tx, 'single', STAGE_COMPLETE));
    await relayTo(NOBODY);
    await until(async () => (await waiting()) === 0);
    const order = await told();
    expect(order).toHaveLength(406);
    // Of two pages after each other one goes by place.
    for (const id of ['single', ...runs('small', 5)]) expect(order.indexOf(id)).toBeLessThan(2 * PAGE);
  });

  it('tells very many runs as they take it, and whoever comes meanwhile at once', async () => {
    const [workflowType, input] = [WORKFLOW_TYPES.accreditation, { caseId: '01900000-0000-7000-8000-000000000000' }];
    const heap = runs('many', 1_000).map((workflowId) => ({ workflowId, input }));
    await desk.record.transaction((tx) => startOrSignal(tx, workflowType, heap, STAGE_COMPLETE));
    const since = Date.now();
    await relayTo(NOBODY);
    await until(async () => (await told()).length >= 2 * PAGE);
    await desk.record.transaction((tx) => enqueueStart(tx, { workflowType, workflowId: 'meanwhile', input }));
    await until(async () => (await told()).includes('meanwhile'));
    const others = (await told()).filter((id) => id !== 'meanwhile');
    const waitedFor = Math.floor((Date.now() - since) / TAKEN_WITHIN_MS);
    expect(others.length).toBeLessThanOrEqual((2 + waitedFor) * PAGE);
    expect(await waiting()).toBeGreaterThan(0);
  });

  it('is told to hurry by whoever decides on a case whose start is among the many', async () => {
    const { id } = await desk.draft('park', (await desk.openBatch()).id);
    const { caseId } = await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${id}/submission`);
    await desk.rows(`UPDATE outbox SET place = 700`);
    const officer = await desk.as('officer');
    expect(await refusalOf(officer.post(`/cases/${caseId}/acceptance`, {}))).toMatchObject({
      code: 'server.unavailable',
    });
    const ofCase = `SELECT kind, place FROM outbox WHERE args->0->>'caseId' = $1`;
    expect(await desk.rows(ofCase, [caseId])).toEqual([{ kind: 'start', place: 0 }]);
  });

  it('waits until the run that was told has its turn, or until nobody can be expected to take it', async () => {
    const start = (workflowId: string) => temporal.workflow.start('unknown', { workflowId, taskQueue: NOBODY });
    const pace = new Pace(temporal);
    expect(await pace.isFree()).toBe(true);
    const run = await start('waits');
    pace.told(run.workflowId);
    expect(await pace.isFree()).toBe(false);
    await run.terminate();
    expect(await pace.isFree()).toBe(true);
    pace.told((await start('waits-long')).workflowId);
    await until(() => pace.isFree());
    pace.told('there is none');
    expect(await pace.isFree()).toBe(true);
  });
});
