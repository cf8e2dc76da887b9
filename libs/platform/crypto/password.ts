import { parseOptions, type Options } from '@node-rs/argon2';
import { hashed } from './hashing-threads.js';

/** Argon2id at OWASP's minimum: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const satisfies Options;

/** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. @throws {NoTurn} where too many wait */
export async function hashPassword(password: string): Promise<string> {
  return String(await hashed({ password: password.normalize('NFKC'), cost: COST }));
}

/** Compares in constant time, with the cost that the stored string names. False for a string that is no such hash. @throws {NoTurn} where too many wait */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  if (!stored.startsWith('$argon2id$')) return false;
  return (await hashed({ password: password.normalize('NFKC'), stored })) === true;
}

/** Was it made with another cost than new ones are? */
export function isOutdated(stored: string): boolean {
  const made = parseOptions(stored);
  return Object.entries(COST).some(([name, value]) => made[name as keyof typeof COST] !== value);
}
