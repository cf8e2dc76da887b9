import { useQueryClient } from '@tanstack/react-query';
import { createContext, Suspense, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { belongTo, Refused, SESSION_ENDED, SIGNED_IN_AGAIN, SOMEBODY_ELSE, type Schemas } from '../api/client.js';
import { standInFor } from '../api/on-behalf.js';
import { queries, send, useGet } from '../api/queries.js';
import { forgetAllValues } from '../common/kept-form.js';
import { sealWith } from '../common/seal.js';
import { Loaded, ReadingPage } from '../common/states.js';
import { leaveBehind } from '../offline/take-along.js';
import { useOwnNameOnceOver } from './own-name.js';
import { Permissions } from './permissions.js';
import { hearOfOthers, isBegunHere, tellOthers } from './session-news.js';
import { Covered, readSignIn, SignIn, SignInAgain } from './sign-in-later.js';

export type Person = Schemas['CurrentPersonDto'];

/** Once the page is at rest: by the time a session ends, signing in again waits for no line. */
const SIGN_IN_READ_AFTER_MS = 10_000;

const Who = createContext<Person | null>(null);

/** Who is signed in. */
export function usePerson(): Person {
  const person = useContext(Who);
  if (!person) throw new Error('nobody is signed in here');
  return person;
}

/** Lets in whoever is signed in; asks everybody else, at the address where they are. */
export function Session({ children }: { children: ReactNode }) {
  const query = useGet('/api/v1/sessions/current');
  const rules = useGet('/api/v1/permissions/current');
  const permissions = useMemo(() => new Set((rules.data ?? []).map(({ permission }) => permission)), [rules.data]);
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  const person = query.data;
  const owner = useRef<string>(undefined);
  useEffect(() => {
    const heard = () => setEnded(true);
    const another = () => void startOver();
    window.addEventListener(SESSION_ENDED, heard);
    window.addEventListener(SOMEBODY_ELSE, another);
    return () => {
      window.removeEventListener(SESSION_ENDED, heard);
      window.removeEventListener(SOMEBODY_ELSE, another);
    };
  }, []);
  /** False where somebody else comes: another person's page is nothing to go on with. */
  const comes = (accountId: string): boolean => {
    if (owner.current !== undefined && owner.current !== accountId) {
      void startOver();
      return false;
    }
    owner.current = accountId;
    belongTo(accountId);
    void leaveOthersBehind(accountId);
    return true;
  };
  useEffect(() => {
    if (!person) return;
    // Another person's page is another one.
    void sealWith(person.storageKeys);
    comes(person.accountId);
  }, [person?.accountId]);
  const signedIn = (accountId: string, here: boolean) => {
    if (!comes(accountId)) return;
    setEnded(false);
    window.dispatchEvent(new CustomEvent(SIGNED_IN_AGAIN, { detail: here }));
    void client.invalidateQueries();
  };
  useOwnNameOnceOver(query.error);
  useEffect(() =>
    hearOfOthers(({ accountId, way }) => {
      if (accountId === null) setEnded(true);
      // Whoever looks at this page sees what goes on there.
      else signedIn(accountId, isBegunHere(way) || document.visibilityState === 'visible');
    }),
  );
  const signedInHere = (accountId: string) => {
    tellOthers(accountId);
    signedIn(accountId, true);
  };
  const isHere = Boolean(person);
  useEffect(() => {
    if (!isHere) return;
    const reading = setTimeout(readSignIn, SIGN_IN_READ_AFTER_MS);
    window.addEventListener('online', readSignIn);
    return () => {
      clearTimeout(reading);
      window.removeEventListener('online', readSignIn);
    };
  }, [isHere]);
  if (!person && query.error?.problem.status === 401)
    return (
      <Suspense
        fallback={
          <main>
            <ReadingPage />
          </main>
        }
      >
        <SignIn onSignedIn={signedInHere} />
      </Suspense>
    );
  return (
    <Loaded alone query={query}>
      {(who) => (
        <Loaded alone query={rules}>
          {() => (
            <Who value={who}>
              <Permissions value={permissions}>
                {children}
                {ended && (
                  <Suspense fallback={<Covered />}>
                    <SignInAgain person={who} onSignedIn={signedInHere} />
                  </Suspense>
                )}
              </Permissions>
            </Who>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** @throws {Refused} where nobody answers: then the session goes on, and whoever sits down next would be in it */
export async function signOut(): Promise<void> {
  try {
    await send('delete', '/api/v1/sessions/current');
  } catch (error) {
    if (!(error instanceof Refused && error.problem.code === 'session.required')) throw error;
  }
  tellOthers(null);
  await startOver();
}

async function startOver(): Promise<void> {
  queries.clear();
  standInFor(undefined);
  forgetAllValues();
  await leaveBehind();
  location.assign('/desk');
}

const LAST_PERSON = 'guohe.person';

/** What was kept for whoever was here before, in this tab and on this device, is not for the next. */
async function leaveOthersBehind(accountId: string): Promise<void> {
  if (isAnother(sessionStorage, accountId)) {
    forgetAllValues();
    standInFor(undefined);
  }
  if (isAnother(localStorage, accountId)) await leaveBehind();
}

function isAnother(storage: Storage, accountId: string): boolean {
  const last = storage.getItem(LAST_PERSON);
  storage.setItem(LAST_PERSON, accountId);
  return last !== null && last !== accountId;
}
