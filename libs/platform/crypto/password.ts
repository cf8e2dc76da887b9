import { availableParallelism } from 'node:os';
import { hash, parseOptions, verify, type Options } from '@node-rs/argon2';
import { Turns } from '../process/turns.js';

/** Argon2id at OWASP's minimum: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const satisfies Options;

/**
 * Hashing runs in threads of its own, but takes a core for as long as it lasts: half of them at most, so that others are
 * answered meanwhile. So many wait at most; at 30 ms each that is some seconds.
 */
const turns = new Turns(Math.max(1, availableParallelism() >> 1), 256);

/** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export function hashPassword(password: string): Promise<string> {
  return turns.take(() => hash(password.normalize('NFKC'), COST));
}

/** Compares in constant time, with the cost that the stored string names. False for a string that is no such hash. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  if (!stored.startsWith('$argon2id$')) return false;
  return turns.take(() => verify(stored, password.normalize('NFKC')).catch(() => false));
}

/** Was it made with another cost than new ones are? */
export function isOutdated(stored: string): boolean {
  const made = parseOptions(stored);
  return Object.entries(COST).some(([name, value]) => made[name as keyof typeof COST] !== value);
}
