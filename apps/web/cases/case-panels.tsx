import { lazy, Suspense } from 'react';
import { Skeleton } from 'antd';
import type { CaseDetail } from './case-page.js';
import { useHasRole } from '../app/session.js';

const FormalCheck = lazy(() => import('../reviews/formal-check.js').then(({ FormalCheck: C }) => ({ default: C })));
const DossierOfCase = lazy(() =>
  import('../dossiers/dossier-of-case.js').then(({ DossierOfCase: C }) => ({ default: C })),
);

/** What there is to read and to work with, by what the case is and who looks at it. */
export function CasePanels({ detail }: { detail: CaseDetail }) {
  const officer = useHasRole('caseOfficer');
  const accreditation = detail.kind === 'accreditation';
  return (
    <Suspense fallback={<Skeleton active />}>
      {accreditation && officer && detail.state === 'underFormalCheck' && <FormalCheck detail={detail} />}
      {accreditation && <DossierOfCase dossierId={detail.subjectId} />}
    </Suspense>
  );
}
