import { Client, Connection } from '@temporalio/client';
import type { Config } from '../config/config.js';
import { temporalConnectionOptions } from './connection-options.js';

/** A client that connects when first used, so that a process starts and works while Temporal is away. */
export function createWorkflowClient(config: Config): Client {
  const connection = Connection.lazy(temporalConnectionOptions(config));
  return new Client({ connection, namespace: config.temporalNamespace });
}
