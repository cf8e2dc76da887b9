import { Client, Connection } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { loadSettings } from '#platform/config/config.js';
import { serversOf } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { dataConverterOf } from '#platform/temporal/data-converter.js';
import { temporalConnectionOptions } from '#platform/temporal/connection-options.js';

/** The record and the engine, as an operator's command works on them. */
export interface CaseServers {
  readonly record: DataSource;
  readonly temporal: Client;
  readonly taskQueue: string;
}

/** Runs `work` on the servers that the settings name, else on those of the running instance. */
export async function onServers<T>(work: (servers: CaseServers) => Promise<T>): Promise<T> {
  const settings = loadSettings(process.env);
  const { databaseUrl, temporalAddress } = await serversOf(settings);
  const { createDataSource } = await import('#persistence/data-source.js');
  const record = createDataSource({ databaseUrl, pool: 1, applicationName: 'guohe-case' });
  await record.initialize().catch((error: Error) => {
    throw StartFailure.unreachableDatabase(error);
  });
  const connection = Connection.lazy(temporalConnectionOptions({ ...settings, temporalAddress }));
  const dataConverter = dataConverterOf(settings);
  const temporal = new Client({ connection, namespace: settings.temporalNamespace, dataConverter });
  try {
    return await work({ record, temporal, taskQueue: settings.temporalTaskQueue });
  } finally {
    await connection.close();
    await record.destroy();
  }
}

/** What the engine answers, or a failure that says that it is away. */
export function asked<T>({ temporal }: CaseServers, work: () => Promise<T>): Promise<T> {
  return temporal.withDeadline(Date.now() + 5_000, work);
}
