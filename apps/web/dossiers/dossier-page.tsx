import { getRouteApi } from '@tanstack/react-router';
import { useGet } from '../api/queries.js';
import { Loaded } from '../common/states.js';
import { DossierView } from './dossier-of-case.js';

const route = getRouteApi('/desk/dossiers/$dossierId');

export function DossierPage() {
  const { dossierId } = route.useParams();
  const dossier = useGet('/api/v1/dossiers/{id}', { path: { id: dossierId } });
  return <Loaded query={dossier}>{(read) => <DossierView dossier={read} />}</Loaded>;
}
