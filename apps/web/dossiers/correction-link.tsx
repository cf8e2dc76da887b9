import { Link } from '@tanstack/react-router';
import { useSay } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';

/** The way from a returned case to the dossier that is to be mended. */
export function CorrectionLink({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  return (
    <section className="card">
      <h2>{say('申报书已退回补正', 'The dossier was returned')}</h2>
      <Link className="leading" to="/desk/dossiers/$dossierId" params={{ dossierId: detail.subjectId }}>
        {say('逐项补正并重新提交', 'Mend it item by item and submit again')}
      </Link>
    </section>
  );
}
