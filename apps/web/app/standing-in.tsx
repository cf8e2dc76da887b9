import { lazy, Suspense } from 'react';
import { inItsPlace } from '../common/script-missing.js';
import { usePerson } from './session.js';

const StandInChoice = lazy(() =>
  import('./stand-in-choice.js').then((m) => ({ default: m.StandInChoice }), inItsPlace),
);

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
