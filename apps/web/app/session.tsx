import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { SESSION_ENDED, type Schemas } from '../api/client.js';
import { queries, send, useGet } from '../api/queries.js';
import { forgetAllValues } from '../common/kept-form.js';
import { Loaded } from '../common/states.js';
import { leaveBehind } from '../offline/take-along.js';
import { Permissions } from './permissions.js';
import { SignIn, SignInAgain } from './sign-in.js';

export type Person = Schemas['CurrentPersonDto'];

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
  useEffect(() => {
    const heard = () => setEnded(true);
    window.addEventListener(SESSION_ENDED, heard);
    return () => window.removeEventListener(SESSION_ENDED, heard);
  }, []);
  const signedIn = () => {
    setEnded(false);
    void client.invalidateQueries();
  };
  if (!person && query.error?.problem.status === 401) return <SignIn onSignedIn={signedIn} />;
  return (
    <Loaded query={query}>
      {(who) => (
        <Loaded query={rules}>
          {() => (
            <Who value={who}>
              <Permissions value={permissions}>
                {children}
                {ended && <SignInAgain person={who} onSignedIn={signedIn} />}
              </Permissions>
            </Who>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

export async function signOut(): Promise<void> {
  await send('delete', '/api/v1/sessions/current').catch(() => undefined);
  queries.clear();
  forgetAllValues();
  await leaveBehind();
  location.assign('/desk');
}
