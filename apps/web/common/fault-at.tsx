import { useSay } from '../app/language.js';
import { wrongId, type Fault } from './faults.js';

/** Beneath a control: what is wrong with it. */
export function FaultAt({ id, faults }: { id: string; faults: readonly Fault[] }) {
  const say = useSay();
  const [own] = faults.filter(({ at }) => at === id);
  return (
    own && (
      <p className="wrong" id={wrongId(id)}>
        {say(own.text)}
      </p>
    )
  );
}
