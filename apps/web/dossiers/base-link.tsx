import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';

/** The name of the base that a dossier is for, leading to it; many have none yet. */
export function BaseLink({ dossier: { id, baseName } }: { dossier: Pick<Schemas['DossierDto'], 'id' | 'baseName'> }) {
  const say = useSay();
  return (
    <Link to="/desk/dossiers/$dossierId" params={{ dossierId: id }}>
      {baseName || say('（未命名）', '(no name yet)')}
    </Link>
  );
}
