import { createHash } from 'node:crypto';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { Refusal, type ProblemCode } from '#contracts/problems.js';

const MINUTE = 60;

export interface Limit {
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** Counts in PostgreSQL, for all processes together. */
export function limiterOf(storeClient: DataSource, keyPrefix: string, limit: Limit): RateLimiterPostgres {
  const table = { storeType: 'typeorm', tableName: 'attempt_count', tableCreated: true };
  return new RateLimiterPostgres({ storeClient, ...table, keyPrefix, ...limit });
}

/** Neither names nor addresses are kept. */
export function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What the limiter throws beside errors says how long to wait. */
export function refuseLimited(refused: { msBeforeNext?: number }, code: ProblemCode): never {
  throw refused.msBeforeNext === undefined ? refused : tooMany(refused.msBeforeNext, code);
}

export function tooMany(waitMs: number, code: ProblemCode): Refusal {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new Refusal(code, { minutes: Math.ceil(retryAfterSeconds / MINUTE) }, { retryAfterSeconds });
}
