import { Client, Connection } from '@temporalio/client';
import type { Config } from '../config/config.js';
import { dataConverterOf } from './data-converter.js';
import { temporalConnectionOptions } from './connection-options.js';

/**
 * A server that was away is asked again at least every second. The library's own pauses grow to minutes: whoever decides would
 * wait for so long after Temporal is back.
 */
const RECONNECT = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1_000 } as const;

/** A client that connects when first used, so that a process starts and works while Temporal is away. */
export function createWorkflowClient(config: Config): Client {
  const connection = Connection.lazy({ ...temporalConnectionOptions(config), channelArgs: RECONNECT });
  return new Client({ connection, namespace: config.temporalNamespace, dataConverter: dataConverterOf(config) });
}
