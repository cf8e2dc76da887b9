import { setTimeout as pause } from 'node:timers/promises';
import { readDemoAccounts } from '../../seed/seed.js';
import { castOf, draftComplete, openBatchFor } from '../guohe-load.js';
import { Caller } from '../caller.js';
import { median, quantile, timed } from '../figures.js';
import { startInstance } from '../instance.js';
import { machine, type Machine } from '../machine.js';

export interface SignInOptions {
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** p95 of reading a dossier in milliseconds: while nobody signs in, and while many do. Medians over the rounds. */
export interface SignInResult {
  readonly machine: Machine;
  readonly quiet: number;
  readonly during: number;
  /** During ÷ quiet. */
  readonly ratio: number;
  /** Sign-ins a second meanwhile. */
  readonly signInsPerSecond: number;
}

/** Sign-ins under way at every moment. */
const SIGNING_IN = 20;
const READS = 400;
/** Between two reads: people who look at pages, not a load that would itself fill the machine. */
const BETWEEN_READS_MS = 5;
const DAY_SECONDS = 600;

/** Measures whether the hashing of passwords keeps others waiting. */
export async function signIn({ rounds, say }: SignInOptions): Promise<SignInResult> {
  const instance = await startInstance();
  try {
    const accounts = await readDemoAccounts();
    const cast = await castOf(instance.url, accounts);
    const dossierId = await draftComplete(cast, await openBatchFor(cast, DAY_SECONDS, 1));
    const reader = await Caller.signIn(instance.url, 'park', accounts.password);
    const read = () => reader.ask('GET', `/dossiers/${dossierId}`);
    await p95(read);
    const quiet: number[] = [];
    const during: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`Round ${round + 1} of ${rounds}: ${READS} reads, then under ${SIGNING_IN} sign-ins at once …`);
      quiet.push(await p95(read));
      const crowd = signingIn(instance.url, accounts.password);
      const from = performance.now();
      during.push(await p95(read));
      rates.push((await crowd.stop()) / ((performance.now() - from) / 1_000));
    }
    reader.close();
    const [before, meanwhile] = [median(quiet), median(during)];
    return {
      machine: machine(),
      quiet: before,
      during: meanwhile,
      ratio: meanwhile / before,
      signInsPerSecond: median(rates),
    };
  } finally {
    await instance.stop();
  }
}

/** So many people who sign in again and again, until they are told to stop; then how often they did. */
function signingIn(url: string, password: string): { stop(): Promise<number> } {
  let signedIn = 0;
  let stopped = false;
  const person = async (number: number) => {
    const caller = new Caller(`${url}/api/v1`);
    while (!stopped) {
      await caller.ask('POST', '/sessions', { login: `expert${(number % 9) + 1}`, password });
      signedIn += 1;
    }
    caller.close();
  };
  const people = Array.from({ length: SIGNING_IN }, (_, number) => person(number));
  return {
    async stop() {
      stopped = true;
      await Promise.all(people);
      return signedIn;
    },
  };
}

async function p95(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < READS; at += 1) {
    times.push(await timed(read));
    await pause(BETWEEN_READS_MS);
  }
  return quantile(times, 0.95);
}
