import { getRouteApi, Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { Suspense, useDeferredValue } from 'react';
import type { Schemas } from '../api/client.js';
import { isAwaited, UNDER_WAY_MS, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { PrintButton } from '../common/print-button.js';
import { Download } from '../common/download.js';
import { lazyPart } from '../common/script-missing.js';
import { Loaded, Reading } from '../common/states.js';
import { CaseActions } from './case-actions.js';
import { CasePanels, LeadingPanel } from './case-panels.js';
import { Timeline } from './timeline.js';
import { OfficerInCharge } from './officer-in-charge.js';
import { Outcome } from './outcome.js';
import { KIND_TEXTS, TYPE_TEXTS } from '../common/words.js';
import { NextWork } from '../inbox/next-work.js';
import { useNextWork } from '../inbox/use-next-work.js';
import { WhoseTurn } from './whose-turn.js';

export type CaseDetail = Schemas['CaseDetailDto'];
const Invitation = lazyPart(() => import('../reviews/invitation.js').then((m) => m.Invitation));
const route = getRouteApi('/desk/cases/$caseId');

/** One case: whose turn, why, until when; what may be done; what there is to read and to do it with. */
export function CasePage() {
  const { caseId } = route.useParams();
  const query = useGet('/api/v1/cases/{id}', { path: { id: caseId } }, { refetchInterval: UNDER_WAY_MS });
  const expert = useMay('answer:invitation');
  // Whoever is invited sees the case once the invitation is accepted; until then, the invitation alone.
  if (expert && query.error?.problem.status === 404 && !query.data) return <InvitedTo caseId={caseId} />;
  return (
    <Loaded whole query={query}>
      {(detail) => <CaseView key={detail.id} detail={detail} />}
    </Loaded>
  );
}

function InvitedTo({ caseId }: { caseId: string }) {
  const invitation = useGet('/api/v1/cases/{id}/invitation', { path: { id: caseId } });
  return (
    <Loaded whole query={invitation}>
      {({ title }) => (
        <>
          <h1>{title}</h1>
          <Suspense>
            <Invitation caseId={caseId} />
          </Suspense>
        </>
      )}
    </Loaded>
  );
}

function CaseView({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const person = usePerson();
  const timeline = useGet(
    '/api/v1/cases/{id}/timeline',
    { path: { id: detail.id } },
    { refetchInterval: UNDER_WAY_MS },
  );
  const type = detail.type && TYPE_TEXTS[detail.type as keyof typeof TYPE_TEXTS];
  const next = useNextWork();
  // Whose turn it is and where one may go on stand above all else: nothing is shown that they would push down.
  const known = useDeferredValue(!isAwaited(timeline) && !next.isAwaited);
  const ofMyRole = timeline.data?.now && (person.roles as readonly string[]).includes(timeline.data.now.turn);
  // Who has done their part waits for the others of their role.
  const mine = ofMyRole && next.holds(detail.id);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{detail.title}</h1>
          <p className="row">
            <Tag>{say(KIND_TEXTS[detail.kind])}</Tag>
            {type && <Tag>{say(type)}</Tag>}
            <Tag className="stage">{say(detail.stateText)}</Tag>
            {detail.rehearsal && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
            <Group detail={detail} />
          </p>
        </div>
        <PrintButton />
        <NextWork after={detail.id} />
      </div>
      <section className="card" aria-label={say('当前轮到谁', 'Whose turn it is')}>
        {known ? (
          <>
            <WhoseTurn
              detail={detail}
              now={timeline.data?.now ?? null}
              mine={Boolean(mine)}
              next={timeline.data?.next ?? []}
              own={next.work.filter(({ caseId }) => caseId === detail.id).map(({ taskText }) => taskText)}
            />
            <CaseActions detail={detail} />
            <OfficerInCharge detail={detail} open={Boolean(timeline.data?.now) && !detail.suspendedSince} />
          </>
        ) : (
          <Reading />
        )}
      </section>
      <LeadingPanel detail={detail} />
      <div className="columns">
        <div>
          <CasePanels detail={detail} />
        </div>
        <div>
          <Outcome detail={detail} />
          <Evidence caseId={detail.id} />
          <section className="card">
            <h2>{say('办理进度', 'Timeline')}</h2>
            <Loaded query={timeline}>{(read) => <Timeline steps={read.done} />}</Loaded>
          </section>
        </div>
      </div>
    </>
  );
}

/** What the case belongs to: its batch, or its campaign. */
function Group({ detail: { kind, groupId } }: { detail: CaseDetail }) {
  const say = useSay();
  if (groupId === null || kind === 'batch' || kind === 'subsidy') return null;
  return kind === 'evaluation' || kind === 'rectification' ? (
    <Link to="/desk/campaigns/$campaignId" params={{ campaignId: groupId }}>
      {say('所属年度评价', 'Its campaign')}
    </Link>
  ) : (
    <Link to="/desk/batches/$batchId" params={{ batchId: groupId }}>
      {say('所属申报批次', 'Its batch')}
    </Link>
  );
}

/** 证据包: all that the record has of the case, to verify without this service. */
function Evidence({ caseId }: { caseId: string }) {
  const say = useSay();
  const may = useMay('read:evidence');
  const trail = useMay('read:audit');
  if (!may && !trail) return null;
  return (
    <section className="card no-print">
      <h2>{say('审计', 'Audit')}</h2>
      <div className="row">
        {trail && (
          <Link to="/desk/audit" search={{ caseId }}>
            {say('查看审计记录', 'Its audit trail')}
          </Link>
        )}
        {may && (
          <Download address={`/api/v1/cases/${caseId}/evidence`}>{say('下载证据包', 'Evidence package')}</Download>
        )}
      </div>
    </section>
  );
}
