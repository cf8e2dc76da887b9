import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ApplicationFailure } from '@temporalio/common';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { caseActivities } from '#activities/cases/cases.activities.js';
import { bulkActivities } from '#activities/bulk/bulk.activities.js';
import { campaignActivities } from '#activities/evaluation/campaign.activities.js';
import { rectificationActivities } from '#activities/evaluation/rectification.activities.js';
import { MOVES } from '#activities/moves.js';
import { usePersonalDataSeal } from '#persistence/personal-data.js';
import { createDataSource } from '#persistence/data-source.js';
import { exitOnConfigError, loadConfig, type Config } from '#platform/config/config.js';
import { openMailer } from '#platform/mail/mailer.js';
import { Signer } from '#platform/crypto/signing.js';
import { exitOnFailure, StartFailure } from '#platform/embedded/start-failure.js';
import { createLogger } from '#platform/logging/logger.js';
import { untilStopped } from '#platform/process/lifecycle.js';
import { openStore } from '#platform/storage/open-store.js';
import { Seal } from '#platform/crypto/sealed.js';
import { readNetworks } from '#platform/webhooks/reachable.js';
import { temporalConnectionOptions } from '#platform/temporal/connection-options.js';
import { dataConverterOf } from '#platform/temporal/data-converter.js';
import { createWorkflowClient } from '#platform/temporal/workflow-client.js';
import { Courier } from './courier.js';
import { Examiner } from './examiner.js';
import { Herald } from './herald.js';
import { Postman } from './postman.js';
import { ENCRYPTS_FAILURES } from '#workflows/failure-converter.js';
import { Anchorer } from './anchorer.js';
import { Keeper } from './keeper.js';
import { Reconciler } from './reconciler.js';
import { Relay } from './relay.js';

let config: Config;
try {
  config = loadConfig(process.env);
} catch (error) {
  exitOnConfigError(error);
}
const logger = createLogger({ name: 'worker', logLevel: config.logLevel, logFormat: config.logFormat });
Runtime.install({
  logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
    const { error } = (meta ?? {}) as { error?: unknown };
    // A refusal is an answer, not a fault.
    const refused = error instanceof ApplicationFailure && error.nonRetryable;
    const { alarm, workflowId, activity, attempts, failure, ...of } = (meta ?? {}) as Record<string, unknown>;
    const { commandId, requestId, code } = of;
    if (alarm) logger.error({ workflowId, activity, attempts, failure }, message);
    else if ((level === 'ERROR' || level === 'WARN') && !refused) logger.warn({ err: error }, message);
    else if (commandId) logger.info({ reqId: requestId, commandId, code }, message);
    else logger.debug(message);
  }),
  shutdownSignals: [],
});

const dataSource = createDataSource({
  databaseUrl: config.databaseUrl,
  pool: config.databasePool,
  applicationName: 'guohe-worker',
  role: 'guohe_relay',
  answersWithinMs: 30_000,
});
await dataSource.initialize().catch((error: Error) => exitOnFailure(StartFailure.unreachableDatabase(error)));
usePersonalDataSeal(Seal.of(config.personalDataKeys));
const connection = await NativeConnection.connect(temporalConnectionOptions(config)).catch((error: Error) =>
  exitOnFailure(StartFailure.unreachableTemporal(error, config.temporalAddress)),
);
const dataConverter = dataConverterOf(config);
const worker = await Worker.create({
  connection,
  namespace: config.temporalNamespace,
  taskQueue: config.temporalTaskQueue,
  workflowBundle: await workflowBundle(config),
  ...(dataConverter && { dataConverter }),
  activities: {
    ...caseActivities(dataSource, MOVES),
    ...campaignActivities(dataSource),
    ...bulkActivities(dataSource, MOVES),
    ...rectificationActivities(dataSource),
  },
  ...versioned(config),
  maxCachedWorkflows: 600,
  // What waited for a worker that died goes to another in time for the answer to whoever decided (10 s).
  stickyQueueScheduleToStartTimeout: '3 seconds',
  shutdownGraceTime: `${config.shutdownSeconds} seconds`,
});
const temporal = createWorkflowClient(config);
const relay = new Relay(config.databaseUrl, dataSource, temporal, config.temporalTaskQueue, logger);
const mailer = await openMailer(config).catch(exitOnConfigError);
const postman = mailer && new Postman(dataSource, mailer, logger);
const { publicUrl, digestHour } = config;
const herald = new Herald(dataSource, { publicUrl, digestHour }, logger);
const networks = readNetworks(config.webhookNetworks ?? '') ?? [];
const courier = new Courier(dataSource, Seal.of(config.personalDataKeys), networks, logger);
const reconciler = new Reconciler(dataSource, temporal, logger);
const keeper = new Keeper(dataSource, logger);
const store = await openStore(config).catch(exitOnConfigError);
const examiner =
  config.clamavAddress === undefined ? undefined : new Examiner(dataSource, store, config.clamavAddress, logger);
const signer = Signer.of(config.auditSigningKeys);
const anchorer = new Anchorer({ dataSource, store, signer }, config.auditAnchorMinutes, logger);

const running = worker.run();
running.catch((error: unknown) => {
  logger.fatal({ err: error }, 'the worker stopped');
  process.exit(1);
});
await relay.start();
reconciler.start();
herald.start();
anchorer.start();
keeper.start();
courier.start();
examiner?.start();
if (postman) postman.start();
else logger.warn('mails wait: SMTP_URL names no server that takes them');
logger.info({ taskQueue: config.temporalTaskQueue }, 'the worker polls');

/** As it was built; where payloads are encrypted, it is told to let failures be encrypted, too. */
async function workflowBundle({ temporalCodecKeys }: Config): Promise<WorkflowBundleOption> {
  const codePath = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));
  if (temporalCodecKeys === undefined) return { codePath };
  return { code: `globalThis.${ENCRYPTS_FAILURES} = true; ${await readFile(codePath, 'utf8')}` };
}

/** Cases last for months: each goes on with the build that is current, and changes of their workflows are patched. */
function versioned({ temporalDeployment: deploymentName, temporalBuildId: buildId }: Config): Partial<WorkerOptions> {
  if (!deploymentName || !buildId) return {};
  const version = { deploymentName, buildId };
  return {
    workerDeploymentOptions: { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' },
  };
}

await untilStopped(
  () => process.send?.({ ready: true }),
  async (reason) => {
    logger.info({ reason }, 'draining');
    reconciler.stop();
    await anchorer.stop();
    await relay.stop();
    await Promise.all([herald.stop(), courier.stop(), examiner?.stop(), keeper.stop()]);
    await postman?.stop();
    worker.shutdown();
    await running;
    await temporal.connection.close();
    await connection.close();
    await dataSource.destroy();
  },
  config.shutdownSeconds,
);
