import { Suspense } from 'react';
import { lazyPart } from '../common/script-missing.js';
import { usePerson } from './session.js';

const StandInChoice = lazyPart(() => import('./stand-in-choice.js').then((m) => m.StandInChoice));

/** 代办: in whose name one acts. Nothing for those who stand in for nobody. */
export function StandingIn() {
  const { standsInFor, onBehalfOf } = usePerson();
  const absent = new Map([...standsInFor, ...(onBehalfOf ? [onBehalfOf] : [])].map((each) => [each.accountId, each]));
  if (absent.size === 0) return null;
  return (
    <Suspense>
      <StandInChoice absent={[...absent.values()]} chosen={onBehalfOf?.accountId} />
    </Suspense>
  );
}
