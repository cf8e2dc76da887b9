import { Link } from '@tanstack/react-router';
import { useSay } from '../app/language.js';

/** A batch is worked on at its own page. */
export function BatchLink({ batchId }: { batchId: string }) {
  const say = useSay();
  return (
    <section className="card">
      <Link to="/desk/batches/$batchId" params={{ batchId }}>
        {say('打开批次：进度、排序、审定会', 'Open the batch: pipeline, ranking, meetings')}
      </Link>
    </section>
  );
}
