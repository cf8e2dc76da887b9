import { getRouteApi } from '@tanstack/react-router';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded } from '../common/states.js';
import { Day } from '../common/when.js';

const route = getRouteApi('/desk/batches/$batchId');

export function BatchPage() {
  const say = useSay();
  const { batchId } = route.useParams();
  const batch = useGet('/api/v1/batches/{id}', { path: { id: batchId } });
  return (
    <Loaded query={batch}>
      {(read) => (
        <>
          <h1>{read.title}</h1>
          <p className="quiet">
            {read.code} · {say('申报期', 'Window')} <Day on={read.opensOn} /> – <Day on={read.closesOn} />
          </p>
        </>
      )}
    </Loaded>
  );
}
