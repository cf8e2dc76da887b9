import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { SCRIPT_MISSING } from '../api/client.js';
import { lazyPart } from '../common/script-missing.js';

/** What only those need who are not signed in: whoever is has a first screen without it. */
export const loadSignIn = () => import('./sign-in.js');
/** Before it is needed; what cannot be read now is asked for again then. */
export const readSignIn = () => void loadSignIn().catch(() => undefined);
export const SignIn = lazyPart(() => loadSignIn().then((m) => m.SignIn), Alone, SCRIPT_MISSING);
export const SignInAgain = lazyPart(() => loadSignIn().then((m) => m.SignInAgain), Covered, SCRIPT_MISSING);

function Alone({ children }: { children: ReactNode }) {
  return <main className="closed">{children}</main>;
}

/** Of a page whose session is over nothing is read, from that moment on. */
export function Covered({ children }: { children?: ReactNode }) {
  return createPortal(<div className="sign-in-again">{children}</div>, document.body);
}
