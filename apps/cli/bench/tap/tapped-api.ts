import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { Caller } from '../caller.js';
import { OWN_ENVIRONMENT, type Instance } from '../instance.js';
import type { SentStatement } from './statements.js';
import { tapOn } from './tap.js';

/** Who is signed in is asked until PostgreSQL is heard: what is sent settles after some requests. */
const SETTLES_WITHIN = 20;
const SETTLES_EVERY_MS = 100;

/** A further API of an instance, whose statements are heard. */
export interface TappedApi {
  /** What is sent to PostgreSQL for one request, once everything that is kept in mind has been read. */
  statementsOf(token: string, path: string): Promise<readonly SentStatement[]>;
  stop(): Promise<void>;
}

export async function tappedApi(instance: Pick<Instance, 'databaseUrl' | 'temporalAddress'>): Promise<TappedApi> {
  const tap = await tapOn(instance.databaseUrl);
  const child = fork(fileURLToPath(new URL('../../../api/main.js', import.meta.url)), {
    env: {
      ...process.env,
      ...OWN_ENVIRONMENT,
      DATABASE_URL: tap.databaseUrl,
      TEMPORAL_ADDRESS: instance.temporalAddress,
      // Those who are signed in at the instance are demo accounts.
      DEMO_ACCOUNTS: 'true',
    },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new AbortController();
  child.once('exit', () => gone.abort(new StartFailure('The API whose statements are to be heard did not get ready.')));
  const [{ url }] = (await once(child, 'message', { signal: gone.signal }).catch(() => {
    throw gone.signal.reason as StartFailure;
  })) as [{ url: string }];
  return {
    async statementsOf(token, path) {
      const caller = Caller.withToken(url, token);
      try {
        const heard = () => tap.during(() => caller.ask('GET', path));
        let [last, next] = [await heard(), await heard()];
        for (let more = 0; more < SETTLES_WITHIN && next.length !== last.length; more += 1) {
          await pause(SETTLES_EVERY_MS);
          [last, next] = [next, await heard()];
        }
        return next;
      } finally {
        caller.close();
      }
    },
    async stop() {
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
      await tap.close();
    },
  };
}
