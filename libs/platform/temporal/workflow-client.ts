import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isRetryableError,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { Config } from '../config/config.js';
import { dataConverterOf } from './data-converter.js';
import { temporalConnectionOptions } from './connection-options.js';

const ASKED_AGAIN_MS = 1_000;
/** gRPC's code of a server that cannot be reached. */
const UNAVAILABLE = 14;

/**
 * A server that was away is asked again at least every second. The library's own pauses grow to minutes: whoever decides would
 * wait for so long after Temporal is back. And a link that nobody says is broken is asked for a sign of life, and given up without
 * one, in half the library's time; the server takes no such question more often than every ten seconds.
 */
const CHANNEL = {
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': ASKED_AGAIN_MS,
  'grpc.keepalive_time_ms': 15_000,
  'grpc.keepalive_timeout_ms': 5_000,
} as const;

/** The same of single calls, for as long as each may take. What the server refuses because it has too much to do waits as long as the library says. */
const BY_DEFAULT = defaultGrpcRetryOptions();
/** By then the library's own pauses would have come to as much as these. */
const ATTEMPTS = 20;
const AGAIN = makeGrpcRetryInterceptor({
  retryableDecider: (attempt, status) =>
    status.code === UNAVAILABLE
      ? attempt < ATTEMPTS && isRetryableError(status)
      : BY_DEFAULT.retryableDecider(attempt, status),
  delayFunction: (attempt, reason) => {
    const pauseMs = BY_DEFAULT.delayFunction(attempt, reason);
    return reason.code === UNAVAILABLE ? Math.min(pauseMs, ASKED_AGAIN_MS) : pauseMs;
  },
});

/** A client that connects when first used, so that a process starts and works while Temporal is away. */
export function createWorkflowClient(config: Config): Client {
  const options = { channelArgs: CHANNEL, interceptors: [AGAIN] };
  const connection = Connection.lazy({ ...temporalConnectionOptions(config), ...options });
  return new Client({ connection, namespace: config.temporalNamespace, dataConverter: dataConverterOf(config) });
}
