import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pg from 'pg';
import { untilStopped } from '#platform/process/lifecycle.js';
import { BARE_TASK_QUEUE, type BareActivities } from './bare.js';

/** The worker of the bare program, a process of its own like Guohe's, with the same settings. */
const { DATABASE_URL: connectionString, TEMPORAL_ADDRESS: address } = process.env;
const logger = new DefaultLogger('ERROR');
Runtime.install({ logger, shutdownSignals: [] });

const pool = new pg.Pool({ connectionString, max: 10, idleTimeoutMillis: 0 });
await pool.query(
  `CREATE TABLE IF NOT EXISTS bare_action (
     command_id text PRIMARY KEY, case_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now())`,
);
const activities: BareActivities = {
  async commit({ caseId, commandId }) {
    await pool.query({
      name: 'commit',
      text: `INSERT INTO bare_action (command_id, case_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      values: [commandId, caseId],
    });
  },
};
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue: BARE_TASK_QUEUE,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./bare.workflow.js', import.meta.url)),
    logger,
  }),
  activities: { ...activities },
  maxCachedWorkflows: 600,
});
const running = worker.run();
running.catch(() => process.exit(1));

await untilStopped(
  () => process.send?.({ ready: true }),
  async () => {
    worker.shutdown();
    await running;
    await connection.close();
    await pool.end();
  },
  20,
);
