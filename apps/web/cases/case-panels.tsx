import { letterKindOf } from '#domain/letters/letter.js';
import type { AccreditationState } from '#domain/procedures/accreditation.procedure.js';
import type { EvaluationState } from '#domain/procedures/evaluation.procedure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import { ConfigProvider } from 'antd';
import { Suspense } from 'react';
import { isAwaited, useGet } from '../api/queries.js';
import { useMay } from '../app/permissions.js';
import { lazyPart } from '../common/script-missing.js';
import type { CaseDetail } from './case-page.js';

const FormalCheck = lazyPart(() => import('../reviews/formal-check.js').then((m) => m.FormalCheck));
const DossierOfCase = lazyPart(() => import('../dossiers/dossier-of-case.js').then((m) => m.DossierOfCase));
const Invitation = lazyPart(() => import('../reviews/invitation.js').then((m) => m.Invitation));
const Panel = lazyPart(() => import('../reviews/draw-record.js').then((m) => m.Panel));
const Visit = lazyPart(() => import('../onsite/visit.js').then((m) => m.Visit));
const Letter = lazyPart(() => import('../letters/letter.js').then((m) => m.Letter));
const Objections = lazyPart(() => import('../objections/objections.js').then((m) => m.Objections));
const MeetingRoom = lazyPart(() => import('../meetings/meeting.js').then((m) => m.MeetingRoom));
const NoticeOfCase = lazyPart(() => import('../meetings/notice-of-case.js').then((m) => m.NoticeOfCase));
const Evaluation = lazyPart(() => import('../evaluations/evaluation.js').then((m) => m.Evaluation));
const Rectification = lazyPart(() => import('../rectifications/rectification.js').then((m) => m.Rectification));
const Reconsideration = lazyPart(() => import('../reconsiderations/reconsideration.js').then((m) => m.Reconsideration));
const Scheme = lazyPart(() => import('../subsidy/scheme.js').then((m) => m.Scheme));
const BatchLink = lazyPart(() => import('../batches/batch-link.js').then((m) => m.BatchLink));
const CorrectionLink = lazyPart(() => import('../dossiers/correction-link.js').then((m) => m.CorrectionLink));

/** Is it the turn of experts, who answer and score? */
const isWithExperts = ({ kind, state }: CaseDetail): boolean => PROCEDURES[kind].stages[state]?.turn === 'expert';

/** Stages that a case has been in. What came of one stays to be read, wherever the case has gone since: back, as where a score is void, or to its end. */
function useStages<State extends string>({
  id,
  state,
}: CaseDetail): { isKnown: boolean; wasIn: (...stages: State[]) => boolean } {
  const timeline = useGet('/api/v1/cases/{id}/timeline', { path: { id } });
  const been = [state, ...(timeline.data?.done ?? []).map((step) => step.state)];
  return { isKnown: !isAwaited(timeline), wasIn: (...stages) => stages.some((stage) => been.includes(stage)) };
}

/** What needs the whole width: judging beside what is judged. While the case is suspended, it is there to be read. */
export function LeadingPanel({ detail }: { detail: CaseDetail }) {
  const checks = useMay('check:case');
  const invited = useMay('answer:invitation');
  const { id, kind, subjectId, suspendedSince } = detail;
  const state = detail.state as AccreditationState;
  if (kind !== 'accreditation' && kind !== 'evaluation') return null;
  const documents = kind === 'accreditation' ? { dossierId: subjectId } : { evaluationId: id };
  return (
    <ConfigProvider componentDisabled={Boolean(suspendedSince)}>
      <div className="foremost">
        <Suspense fallback={<Opening />}>
          {checks && state === 'underFormalCheck' && <FormalCheck key={id} detail={detail} />}
          {invited && isWithExperts(detail) && <Invitation caseId={id} documents={documents} />}
        </Suspense>
      </div>
    </ConfigProvider>
  );
}

function Opening() {
  return (
    <div className="loading">
      <span />
    </div>
  );
}

/** What there is to read and to work with, by what the case is and who looks at it. */
export function CasePanels({ detail }: { detail: CaseDetail }) {
  return <Suspense fallback={<Opening />}>{panelsOf(detail)}</Suspense>;
}

function panelsOf(detail: CaseDetail) {
  switch (detail.kind) {
    case 'accreditation':
      return <Accreditation detail={detail} />;
    case 'meeting':
      return <MeetingRoom detail={detail} />;
    case 'evaluation':
      return <EvaluationPanels detail={detail} />;
    case 'rectification':
      return <Rectification detail={detail} />;
    case 'reconsideration':
      return <Reconsideration detail={detail} />;
    case 'subsidy':
      return <Scheme detail={detail} />;
    case 'batch':
      return <BatchLink batchId={detail.id} />;
    case 'plaque':
      return null;
  }
}

function EvaluationPanels({ detail }: { detail: CaseDetail }) {
  const commission = useMay('read:panel');
  const { isKnown, wasIn } = useStages<EvaluationState>(detail);
  if (!isKnown) return <Opening />;
  return (
    <>
      <Evaluation detail={detail} />
      {commission && wasIn('underInvitation', 'underExpertReview') && <Panel detail={detail} />}
    </>
  );
}

function Accreditation({ detail }: { detail: CaseDetail }) {
  const applicant = useMay('submit:dossier') && detail.yourRole !== 'viewer';
  const mayObject = useMay('read:objection');
  const lettered = useMay('read:letter');
  const commission = useMay('read:panel');
  const noticed = useMay('read:rehearsedNotice');
  const state = detail.state as AccreditationState;
  const { isKnown, wasIn } = useStages<AccreditationState>(detail);
  // All that there is comes at once: nothing that was drawn is pushed down.
  if (!isKnown) return <Opening />;
  return (
    <>
      {applicant && state === 'returned' && <CorrectionLink detail={detail} />}
      {noticed && (state === 'underPublicNotice' || state === 'underObjection') && <NoticeOfCase detail={detail} />}
      {mayObject && wasIn('underPublicNotice', 'underObjection') && <Objections detail={detail} />}
      {lettered && letterKindOf(detail) && <Letter detail={detail} />}
      {wasIn('underOnsiteAssessment') && <Visit detail={detail} />}
      {commission && wasIn('underInvitation', 'underExpertReview') && <Panel detail={detail} />}
      <DossierOfCase dossierId={detail.subjectId} />
    </>
  );
}
