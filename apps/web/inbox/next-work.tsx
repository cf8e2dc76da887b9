import { Link } from '@tanstack/react-router';
import { useSay } from '../app/language.js';
import { useNextWork } from './use-next-work.js';
import { workAddress } from './work-address.js';

/** The piece of work that comes after this case, so that nobody has to go back to the inbox for it. */
export function NextWork({ after }: { after: string }) {
  const say = useSay();
  const { work } = useNextWork();
  const at = work.findIndex(({ caseId }) => caseId === after);
  const next = [...work.slice(at + 1), ...work.slice(0, at + 1)].find(({ caseId }) => caseId !== after);
  if (!next) return null;
  return (
    <p className="no-print">
      <Link {...workAddress(next)} title={next.title}>
        {say('下一件待办', 'Next in the inbox')} →
      </Link>
    </p>
  );
}
