import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { PARTS_OF, type PartName } from '#domain/dossier/parts.js';
import { Alert, Tag } from 'antd';
import { useRef } from 'react';
import type { Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { PrintButton } from '../common/print-button.js';
import { Download } from '../common/download.js';
import { ActButton } from '../common/act-form.js';
import { useInSight } from '../common/use-in-sight.js';
import { Loaded, ReadingPage } from '../common/states.js';
import { dayText } from '../common/day-text.js';
import { Day } from '../common/when.js';
import { TYPE_TEXTS } from '../common/words.js';
import { CloneDossier } from './clone-dossier.js';
import { Correction } from './correction.js';
import './dossiers.css';
import { DossierView } from './dossier-of-case.js';
import { DossierPeople, useDossierRole } from './dossier-people.js';
import { forgetDossier, type Content } from './draft-store.js';
import { Estimate } from './estimate.js';
import { Surroundings } from './field-input.js';
import { capital } from './labels.js';
import { LapsedCorrection } from './lapsed-correction.js';
import { LeftDraft, LeftDrafts } from './left-draft.js';
import { PartEditor } from './part-editor.js';
import { PartView } from './part-view.js';
import { Preview } from './preview.js';
import { Receipt } from './receipt.js';
import { Revisions } from './revisions.js';
import { PART_SPECS } from './specs.js';
import { SubmitDossier } from './submit-dossier.js';

type Dossier = Schemas['DossierDetailDto'];
const route = getRouteApi('/desk/dossiers/$dossierId');

/** 申报书: filled in part by part while it is a draft or returned; to read once it is handed in. */
export function DossierPage() {
  const { dossierId } = route.useParams();
  const dossier = useGet('/api/v1/dossiers/{id}', { path: { id: dossierId } });
  // Asked at the same time.
  useDossierRole(dossierId, { enabled: useMay('draft:dossier') });
  return (
    <Loaded whole query={dossier}>
      {(read) => <DossierDesk key={read.id} dossier={read} />}
    </Loaded>
  );
}

function DossierDesk({ dossier }: { dossier: Dossier }) {
  const say = useSay();
  const applicant = useMay('draft:dossier');
  const navigate = useNavigate();
  const { accountId } = usePerson();
  const { mine, batch, isComing } = useSurroundings(dossier, applicant);
  const editing = applicant && !dossier.locked && mine !== undefined && mine !== 'viewer';
  if (isComing) return <ReadingPage />;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{dossier.baseName || say('新申报书', 'A new dossier')}</h1>
          <p className="row">
            <Tag>{say(TYPE_TEXTS[dossier.type])}</Tag>
            {batch.data && (
              <Link to="/desk/batches/$batchId" params={{ batchId: dossier.batchId }}>
                {batch.data.title}
              </Link>
            )}
            {batch.data && editing && !dossier.caseId && (
              <span className="quiet">
                {say('申报截止：', 'Window closes: ')}
                <Day on={batch.data.closesOn} />
              </span>
            )}
          </p>
          {editing && !dossier.caseId && mine === 'owner' && batch.data?.state === 'open' && (
            <p className="quiet no-print">
              {say(
                '申报类型选定后不能更改。选错的，请用“以此为底稿新建”另选类型，两类共有的部分随之沿用，再删除这份草稿。',
                'A draft keeps its type. Where it is the wrong one, “Begin another as a copy” of another type takes the parts that both have; then delete this draft.',
              )}
            </p>
          )}
        </div>
        <div className="row no-print">
          <Download address={`/api/v1/dossiers/${dossier.id}/archive`}>
            {say('下载全部材料', 'Download everything')}
          </Download>
          {!editing && <PrintButton />}
          {applicant && mine && mine !== 'viewer' && <CloneDossier dossier={dossier} />}
          {editing && mine === 'owner' && !dossier.caseId && (
            <ActButton
              act={{
                title: { zh: '删除草稿', en: 'Delete the draft' },
                effect: { zh: '删除后不能恢复。', en: 'It cannot be brought back.' },
                danger: true,
                send: async (_, key) => {
                  await send('delete', '/api/v1/dossiers/{id}', { path: { id: dossier.id }, key });
                  await forgetDossier(accountId, dossier.id);
                  await navigate({ to: '/desk/dossiers' });
                },
              }}
            />
          )}
          {editing && <Preview dossierId={dossier.id} />}
          {editing && mine === 'owner' && <SubmitDossier dossier={dossier} />}
        </div>
      </div>
      {editing && !dossier.caseId && batch.data?.state === 'closed' && <WindowClosed batch={batch.data} />}
      {dossier.submittedAt && <Receipt dossier={dossier} />}
      {dossier.caseId && editing && <Correction caseId={dossier.caseId} />}
      {applicant && !editing && mine && <LeftDrafts dossierId={dossier.id} />}
      {editing && dossier.caseId ? (
        <CorrectedParts caseId={dossier.caseId} dossier={dossier} measureId={batch.data?.measureId} />
      ) : editing ? (
        <Parts dossier={dossier} measureId={batch.data?.measureId} />
      ) : (
        // To read for whoever may not change it; until that is known, nothing.
        (!applicant || mine) && (
          <section className="card">
            <DossierView dossier={dossier} />
          </section>
        )
      )}
      {dossier.handedIn && dossier.draftRevision && (
        <LapsedCorrection dossierId={dossier.id} revision={dossier.draftRevision} />
      )}
      {(dossier.submittedAt || dossier.caseId) && (
        <Revisions
          key={dossier.revision}
          dossierId={dossier.id}
          present={dossier.draftRevision ?? dossier.revision}
          over={dossier.handedIn}
        />
      )}
      {applicant && <DossierPeople dossierId={dossier.id} mine={mine} />}
    </>
  );
}

/** What the top of the page says of a dossier beside itself: the page is drawn once with all of it, and nothing moves as it comes. */
function useSurroundings({ id, batchId }: Dossier, applicant: boolean) {
  const role = useDossierRole(id, { enabled: applicant });
  // Asked again: whoever writes for hours is told that the window has closed meanwhile.
  const batch = useGet('/api/v1/batches/{id}', { path: { id: batchId } }, { refetchInterval: 60_000 });
  // For a copy of it.
  const open = useGet('/api/v1/batches', { query: { state: 'open' } }, { enabled: applicant });
  return { mine: role.mine, batch, isComing: role.isComing || batch.isPending || (applicant && open.isPending) };
}

/** A draft that came too late is kept, and says what can be done with it. */
function WindowClosed({ batch: { closesOn } }: { batch: Pick<Schemas['BatchDto'], 'closesOn'> }) {
  const say = useSay();
  const language = useLanguage();
  const day = dayText(closesOn, language);
  return (
    <Alert
      role="status"
      className="problem"
      type="warning"
      showIcon
      title={say(`本批次的申报期已于${day}截止，这份申报书不能再提交。`, `The window of this batch closed on ${day}.`)}
      description={say(
        '所填内容都已保留，修改仍会保存。有批次受理申报时，可在本页“以此为底稿新建”。',
        'This dossier can no longer be submitted. What you filled in is kept, and still saves itself: once a batch is open, begin another as a copy of it, on this page.',
      )}
    />
  );
}

/** A part that was never saved is empty; a table always has its rows. */
function contentOf(part: PartName, content: unknown): Record<string, unknown> {
  return (content as Record<string, unknown> | null) ?? (PART_SPECS[part].table ? { rows: [] } : {});
}

const MARKS = {
  empty: ['○', '未填', 'empty'],
  incomplete: ['◐', '待完善', 'incomplete'],
  complete: ['●', '完整', 'complete'],
} as const;

interface PartsProps {
  readonly dossier: Dossier;
  readonly measureId: string | undefined;
  /** Those that can be changed; all unless given. */
  readonly open?: ReadonlySet<PartName>;
}

/** In a correction only what it was returned for, and what is at fault, can be changed. */
function CorrectedParts({ caseId, ...props }: PartsProps & { caseId: string }) {
  const correction = useGet('/api/v1/cases/{id}/correction', { path: { id: caseId } });
  // A part that was at fault is right as soon as it is mended: whoever is at it goes on.
  const opened = useRef(new Set<PartName>());
  return (
    <Loaded query={correction}>
      {({ openParts }) => {
        for (const part of openParts) opened.current.add(part);
        return <Parts {...props} open={opened.current} />;
      }}
    </Loaded>
  );
}

function Parts({ dossier, measureId, open }: PartsProps) {
  const say = useSay();
  const { part: asked } = route.useSearch();
  const names = PARTS_OF[dossier.type] as readonly PartName[];
  const isOpen = (name: PartName) => !open || open.has(name);
  const part = names.find((name) => name === asked) ?? names.find(isOpen) ?? (names[0] as PartName);
  const report = useGet('/api/v1/dossiers/{id}/completeness', { path: { id: dossier.id } });
  const reports = new Map(report.data?.parts.map((each) => [each.part as PartName, each]));
  const fresh = useGet('/api/v1/dossiers/{id}/parts/{part}', { path: { id: dossier.id, part } }, { keep: false });
  const list = useInSight<HTMLElement>(part);
  const done = [...reports.values()].filter(({ state }) => state === 'complete').length;
  const partners =
    (
      dossier.parts.find((each) => each.part === 'partners')?.content as
        { rows?: { id: string; nameZh?: string }[] } | undefined
    )?.rows ?? [];
  return (
    <Surroundings
      value={{ dossierId: dossier.id, partners: partners.map(({ id, nameZh }) => ({ id, name: nameZh ?? id })) }}
    >
      <div className="dossier">
        <nav ref={list} className="card parts" aria-label={say('申报书各部分', 'Parts of the dossier')}>
          <p className="quiet">
            {say(`${names.length} 部分中 ${done} 部分完整`, `${done} of ${names.length} parts complete`)}
          </p>
          <ol>
            {names.map((name) => {
              const [mark, zh, en] = MARKS[reports.get(name)?.state ?? 'empty'];
              return (
                <li key={name}>
                  <Link
                    to="/desk/dossiers/$dossierId"
                    params={{ dossierId: dossier.id }}
                    search={{ part: name }}
                    aria-current={name === part ? 'page' : undefined}
                    activeProps={{}}
                  >
                    <span title={say(zh, en)} aria-hidden="true">
                      {mark}
                    </span>{' '}
                    {capital(say(PART_SPECS[name].label))} <span className="visually-hidden">{say(zh, en)}</span>
                  </Link>
                </li>
              );
            })}
          </ol>
        </nav>
        <div>
          <Loaded query={fresh}>
            {(read) =>
              read.part === part &&
              (!isOpen(part) ? (
                <ClosedPart dossierId={dossier.id} part={part} content={contentOf(part, read.content)} />
              ) : (
                <PartEditor
                  key={`${dossier.id}-${part}`}
                  dossierId={dossier.id}
                  part={part}
                  saved={{
                    version: read.version,
                    content: contentOf(part, read.content),
                    savedAt: read.savedAt,
                  }}
                  problems={reports.get(part)?.problems ?? []}
                />
              ))
            }
          </Loaded>
          {measureId && <Estimate dossier={dossier} measureId={measureId} />}
        </div>
      </div>
    </Surroundings>
  );
}

/** A part that was not returned: to read, with what this browser keeps of it from before. */
function ClosedPart({ dossierId, part, content }: { dossierId: string; part: PartName; content: Content }) {
  const say = useSay();
  return (
    <section className="card">
      <div className="part-head">
        <h2>{capital(say(PART_SPECS[part].label))}</h2>
        <span className="quiet">{say('未被退回，不能修改', 'Not returned: it cannot be changed')}</span>
      </div>
      <LeftDraft key={part} dossierId={dossierId} part={part} />
      <PartView part={part} content={content} />
    </section>
  );
}
