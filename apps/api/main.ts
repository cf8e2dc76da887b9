import 'reflect-metadata';
import { currentOrigin } from '#persistence/record/origin.js';
import { usePersonalDataSeal } from '#persistence/personal-data.js';
import { Seal } from '#platform/crypto/sealed.js';
import { createDataSource } from '#persistence/data-source.js';
import { exitOnConfigError, loadConfig, type Config } from '#platform/config/config.js';
import { warningsOf } from '#platform/config/warnings.js';
import { exitOnFailure, StartFailure } from '#platform/embedded/start-failure.js';
import { createLogger } from '#platform/logging/logger.js';
import { untilStopped } from '#platform/process/lifecycle.js';
import { createWorkflowClient } from '#platform/temporal/workflow-client.js';
import { createApp } from './app.js';
import { Draining } from './common/draining.js';

let config: Config;
try {
  config = loadConfig(process.env);
} catch (error) {
  exitOnConfigError(error);
}
/** Every line that is written for a request says for which. */
const asked = () => {
  const origin = currentOrigin();
  return origin ? { reqId: origin.requestId } : {};
};
const logger = createLogger({ name: 'api', logLevel: config.logLevel, logFormat: config.logFormat, mixin: asked });
for (const warning of warningsOf(config)) logger.warn(warning);

const dataSource = createDataSource({
  databaseUrl: config.databaseUrl,
  pool: config.databasePool,
  applicationName: 'guohe-api',
  role: 'guohe_app',
  answersWithinMs: 10_000,
});
await dataSource.initialize().catch((error: Error) => exitOnFailure(StartFailure.unreachableDatabase(error)));
usePersonalDataSeal(Seal.of(config.personalDataKeys));
const temporal = createWorkflowClient(config);
const draining = new Draining();
const app = await createApp({ config, dataSource, temporal, logger }, draining).catch(exitOnConfigError);
await app.listen({ port: config.port, host: config.host });
const url = await app.getUrl();
logger.info({ url }, 'the API answers');

await untilStopped(
  () => process.send?.({ ready: true, url }),
  async (reason) => {
    logger.info({ reason }, 'draining');
    await draining.finish();
    await app.close();
    await temporal.connection.close();
    await dataSource.destroy();
  },
  config.shutdownSeconds,
);
