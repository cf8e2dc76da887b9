import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Somebody in the directory. */
export interface DirectoryEntry {
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[];
  /** How the person was authenticated. */
  readonly amr?: readonly string[];
  /** What the provider says of the person where it is asked, and has not signed. */
  readonly saysWhenAsked?: Partial<Pick<DirectoryEntry, 'name' | 'email' | 'email_verified' | 'groups' | 'amr'>>;
  /** Leaves without signing in. */
  readonly declines?: boolean;
}

/** A real OpenID provider, which knows Guohe as its client. */
export interface OpenIdProvider {
  readonly issuer: string;
  /** Who signs in from now on. */
  comes(person: DirectoryEntry): Promise<void>;
  /** How the next ID tokens are changed on their way, until somebody comes. */
  tampers(how: string): Promise<void>;
  /** What a browser does that goes there: follows it through, with cookies of its own. @returns the query with which it comes back */
  visit(location: string): Promise<string>;
  stop(): Promise<void>;
}

const MOST_STEPS = 10;

/** @param publicUrl of the Guohe to which people come back */
export async function startOpenIdProvider(publicUrl: string): Promise<OpenIdProvider> {
  const returnUrl = `${publicUrl}/desk/single-sign-on`;
  const server = fork(join(import.meta.dirname, 'oidc-server.mjs'), [returnUrl], { silent: true, execArgv: [] });
  const [{ issuer }] = (await once(server, 'message')) as [{ issuer: string }];
  const tell = async (message: object) => {
    const heard = once(server, 'message');
    server.send(message);
    await heard;
  };
  return {
    issuer,
    comes: (person) => tell({ person }),
    tampers: (tamper) => tell({ tamper }),
    async visit(location) {
      const cookies = new Map<string, string>();
      let next = new URL(location);
      for (let step = 0; step < MOST_STEPS && next.href.startsWith(issuer); step += 1) {
        const kept = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(next, { redirect: 'manual', headers: { Cookie: kept } });
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
          cookies.set(name, value);
        }
        const to = answer.headers.get('location');
        if (to === null) throw new Error(`${next.pathname} leads nowhere: ${answer.status} ${await answer.text()}`);
        next = new URL(to, next);
      }
      expect(`${next.origin}${next.pathname}`).toBe(returnUrl);
      return next.search.slice(1);
    },
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}
