import { ConfigProvider } from 'antd';
import { Suspense } from 'react';
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
const Evaluation = lazyPart(() => import('../evaluations/evaluation.js').then((m) => m.Evaluation));
const Rectification = lazyPart(() => import('../rectifications/rectification.js').then((m) => m.Rectification));
const Reconsideration = lazyPart(() => import('../reconsiderations/reconsideration.js').then((m) => m.Reconsideration));
const Scheme = lazyPart(() => import('../subsidy/scheme.js').then((m) => m.Scheme));
const BatchLink = lazyPart(() => import('../batches/batch-link.js').then((m) => m.BatchLink));
const CorrectionLink = lazyPart(() => import('../dossiers/correction-link.js').then((m) => m.CorrectionLink));

/** Stages in which experts answer and score. */
const UNDER_REVIEW = ['underInvitation', 'underExpertReview'];
/** Stages in which nobody has visited yet. */
const BEFORE_VISIT = [
  'underRecommendation',
  'underFormalCheck',
  'returned',
  'underDraw',
  'underInvitation',
  'underExpertReview',
  'notRecommended',
  'refused',
  'lapsed',
  'withdrawn',
];
const BEFORE_DRAW = [
  'underRecommendation',
  'underFormalCheck',
  'returned',
  'underDraw',
  'notRecommended',
  'refused',
  'lapsed',
];
const LETTERED = ['accredited', 'cultivated', 'notSelected', 'refused', 'notRecommended'];
const AFTER_NOTICE = ['underPublicNotice', 'underObjection', 'underAnnouncement', 'accredited', 'notSelected'];

/** What needs the whole width: judging beside what is judged. While the case is suspended, it is there to be read. */
export function LeadingPanel({ detail }: { detail: CaseDetail }) {
  const checks = useMay('check:case');
  const invited = useMay('answer:invitation');
  const { id, kind, state, subjectId, suspendedSince } = detail;
  if (kind !== 'accreditation') return null;
  return (
    <ConfigProvider componentDisabled={Boolean(suspendedSince)}>
      <div className="foremost">
        <Suspense fallback={<Opening />}>
          {checks && state === 'underFormalCheck' && <FormalCheck detail={detail} />}
          {invited && UNDER_REVIEW.includes(state) && <Invitation caseId={id} dossierId={subjectId} />}
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
  const expert = useMay('answer:invitation');
  const commission = useMay('read:panel');
  return (
    <>
      {expert && UNDER_REVIEW.includes(detail.state) && <Invitation caseId={detail.id} />}
      <Evaluation detail={detail} />
      {commission && !['underFiling', 'underVerification', 'underDraw'].includes(detail.state) && (
        <Panel detail={detail} />
      )}
    </>
  );
}

function Accreditation({ detail }: { detail: CaseDetail }) {
  const applicant = useMay('submit:dossier') && detail.yourRole !== 'viewer';
  const mayObject = useMay('read:objection');
  const lettered = useMay('read:letter');
  const commission = useMay('read:panel');
  const { state } = detail;
  return (
    <>
      {applicant && state === 'returned' && <CorrectionLink detail={detail} />}
      {AFTER_NOTICE.includes(state) && mayObject && <Objections detail={detail} />}
      {LETTERED.includes(state) && lettered && <Letter detail={detail} />}
      {!BEFORE_VISIT.includes(state) && <Visit detail={detail} />}
      {commission && !BEFORE_DRAW.includes(state) && <Panel detail={detail} />}
      <DossierOfCase dossierId={detail.subjectId} />
    </>
  );
}
