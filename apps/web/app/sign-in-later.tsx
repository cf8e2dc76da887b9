import { lazy } from 'react';

/** What only those need who are not signed in: whoever is has a first screen without it. */
export const loadSignIn = () => import('./sign-in.js');
/** Before it is needed; what cannot be read now is asked for again then. */
export const readSignIn = () => void loadSignIn().catch(() => undefined);
export const SignIn = lazy(() => loadSignIn().then((m) => ({ default: m.SignIn })));
export const SignInAgain = lazy(() => loadSignIn().then((m) => ({ default: m.SignInAgain })));
