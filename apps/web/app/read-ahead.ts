import { hasSession } from '../api/client.js';
import { queries, send } from '../api/queries.js';
import { OPEN } from './open-pages.js';
import { readSignIn } from './sign-in-later.js';

const FIRST = ['/api/v1/sessions/current', '/api/v1/permissions/current'] as const;

/** Who is here and what they may do is what every desk waits for: it is asked while the scripts of its page still come. */
export function readAhead(): void {
  if (OPEN.test(location.pathname)) return;
  // Whoever has no session will be asked to sign in.
  if (!hasSession()) readSignIn();
  for (const path of FIRST)
    void queries.prefetchQuery({ queryKey: [path, {}], queryFn: () => send('get', path), retry: false });
}
