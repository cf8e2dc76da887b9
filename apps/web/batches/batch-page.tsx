import { getRouteApi, Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { BASE_TYPES } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, UNDER_WAY_MS, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { PagedTable, Table } from '../common/table.js';
import { Day, Instant } from '../common/when.js';
import { useCodeNames } from '../dossiers/field-value.js';
import { RESULT_TEXTS, TYPE_TEXTS } from '../common/words.js';
import { BeginDossier } from './begin-dossier.js';
import { BulkAction } from './bulk-action.js';
import { Convene } from './convene.js';
import { placesText } from './types-called-for.js';
import { BaseLink } from '../dossiers/base-link.js';

type Batch = Schemas['BatchDto'];
const route = getRouteApi('/desk/batches/$batchId');

/** One batch: its guide; for the commission its pipeline, ranking and meetings. */
export function BatchPage() {
  const { batchId } = route.useParams();
  const batch = useGet('/api/v1/batches/{id}', { path: { id: batchId } }, { refetchInterval: UNDER_WAY_MS });
  return (
    <Loaded whole query={batch}>
      {(read) => <BatchView batch={read} />}
    </Loaded>
  );
}

function BatchView({ batch }: { batch: Batch }) {
  const say = useSay();
  const names = useCodeNames();
  const listed = (codes: readonly string[]) =>
    codes.length === 0 ? say('不限', 'any') : codes.map(names).join(say('、', ', '));
  const applicant = useMay('draft:dossier');
  const commission = useMay('read:batchProgress');
  const officer = useMay('extend:batch');
  const mayActInBulk = useMay('act:inBulk');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{batch.title}</h1>
          <p className="quiet">
            {batch.code} · {say('申报期', 'Window')} <Day on={batch.opensOn} /> – <Day on={batch.closesOn} /> ·{' '}
            {say('管理办法', 'Measures')} {batch.measureId} · {placesText(batch, say)}
            {batch.rehearsalDaySeconds !== null && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
          </p>
          <p className="quiet">
            {say('支持领域：', 'Fields: ')}
            {listed(batch.fields)} · {say('重点国别：', 'Countries: ')}
            {listed(batch.countries)}
            {batch.recommendingStep && say(' · 须经推荐单位推荐', ' · with a recommending unit')}
          </p>
        </div>
        <a href={`/public/guides/${batch.id}`}>{say('阅读指南', 'Read the guide')}</a>
        {officer && <BatchActs batch={batch} />}
      </div>
      {applicant && <OwnDossiers batch={batch} />}
      {commission && <Progress batchId={batch.id} />}
      {mayActInBulk && <BulkAction batchId={batch.id} />}
      {commission && <Meetings batchId={batch.id} />}
      {commission && <Ranking batchId={batch.id} />}
    </>
  );
}

/** What one's organisation has in the batch, and how another is begun. */
function OwnDossiers({ batch }: { batch: Batch }) {
  const say = useSay();
  const pages = usePages('/api/v1/dossiers', { query: { batchId: batch.id } });
  return (
    <section className="card">
      <h2>{say('我的申报书', 'My dossiers')}</h2>
      <PagedTable
        label={say('我的申报书', 'My dossiers')}
        pages={pages}
        none={say('在这一批次还没有申报书。', 'No dossier in this batch yet.')}
        id={({ id }) => id}
        columns={[
          {
            name: say('基地名称', 'Base'),
            cell: (dossier) => <BaseLink dossier={dossier} />,
          },
          { name: say('类型', 'Type'), cell: ({ type }) => say(TYPE_TEXTS[type]) },
          { name: say('新建时间', 'Begun'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
        ]}
      />
      <BeginDossier batch={batch} />
    </section>
  );
}

/** 延长申报期、办结批次: where the batch is a case that takes it, and nothing of it goes on. */
function BatchActs({ batch }: { batch: Batch }) {
  const path = { id: batch.id };
  const theCase = useGet('/api/v1/cases/{id}', { path }, { refetchInterval: UNDER_WAY_MS });
  const progress = useGet('/api/v1/batches/{id}/progress', { path });
  const may = (verb: string) => theCase.data?.verbs.includes(verb);
  return (
    <div className="row">
      {may('extendWindow') && (
        <ActButton
          act={{
            title: { zh: '延长申报期', en: 'Extend the window' },
            initial: { closesOn: batch.closesOn },
            fields: [
              { kind: 'day', name: 'closesOn', label: { zh: '新的截止日', en: 'New last day' } },
              {
                kind: 'text',
                name: 'reason',
                label: { zh: '理由', en: 'Reason' },
                max: LENGTHS.ExtendWindowDto.reason,
              },
            ],
            send: (values, key) =>
              send('post', '/api/v1/batches/{id}/extension', {
                path,
                key,
                body: values as { closesOn: string; reason: string },
              }),
          }}
        />
      )}
      {may('closeBatch') && progress.data?.open === 0 && (
        <ActButton
          act={{
            title: { zh: '办结批次', en: 'Close the batch' },
            effect: { zh: '须全部事项均已办结。', en: 'Only when all its cases have ended.' },
            send: (_, key) => send('post', '/api/v1/batches/{id}/closure', { path, key }),
          }}
        />
      )}
    </div>
  );
}

type Count = Schemas['BatchCountDto'];
type Stage = readonly [state: string, counts: readonly Count[]];

/** The counts of each stage together, in the order in which the record tells them. */
function stagesOf(counts: readonly Count[]): Stage[] {
  const stages = new Map<string, Count[]>();
  for (const count of counts) stages.set(count.state, [...(stages.get(count.state) ?? []), count]);
  return [...stages];
}

function Progress({ batchId }: { batchId: string }) {
  const say = useSay();
  const progress = useGet(
    '/api/v1/batches/{id}/progress',
    { path: { id: batchId } },
    { refetchInterval: UNDER_WAY_MS },
  );
  return (
    <section className="card">
      <h2>{say('办理进度', 'Pipeline')}</h2>
      <Loaded query={progress}>
        {(read) => (
          <>
            <p>
              {say(
                `填报中 ${read.drafts} 份，已提交 ${read.submitted} 份，办理中 ${read.open} 件`,
                `${read.drafts} drafts, ${read.submitted} submitted, ${read.open} open`,
              )}
            </p>
            <Table
              label={say('各环节件数', 'Cases by stage')}
              rows={stagesOf(read.cases)}
              id={([state]) => state}
              columns={[
                { name: say('环节', 'Stage'), cell: ([, counts]) => say(counts[0]?.stateText) },
                ...BASE_TYPES.map((type) => ({
                  name: say(TYPE_TEXTS[type]),
                  number: true,
                  cell: ([, counts]: Stage) => counts.find((each) => each.type === type)?.count ?? '–',
                })),
                {
                  name: say('合计', 'All'),
                  number: true,
                  cell: ([, counts]) => counts.reduce((sum, { count }) => sum + count, 0),
                },
                {
                  name: say('其中逾期', 'Overdue'),
                  number: true,
                  cell: ([, counts]) => {
                    const overdue = counts.reduce((sum, each) => sum + each.overdue, 0);
                    return <span className={overdue > 0 ? 'overdue' : undefined}>{overdue}</span>;
                  },
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Meetings({ batchId }: { batchId: string }) {
  const say = useSay();
  const mayConvene = useMay('convene:meeting');
  const ranking = useGet('/api/v1/batches/{id}/ranking', { path: { id: batchId } });
  const waiting = (ranking.data ?? []).some(({ cases }) => cases.some(({ state }) => state === 'underDecision'));
  const pages = usePages('/api/v1/batches/{id}/meetings', { path: { id: batchId } }, { refetchInterval: UNDER_WAY_MS });
  return (
    <section className="card">
      <h2>{say('审定会', 'Meetings')}</h2>
      <PagedTable
        label={say('审定会', 'Meetings')}
        pages={pages}
        none={say('还没有召集过审定会。', 'No meeting has been called yet.')}
        id={({ id }) => id}
        columns={[
          {
            name: say('名称', 'Name'),
            cell: ({ id, title }) => (
              <Link to="/desk/cases/$caseId" params={{ caseId: id }}>
                {title}
              </Link>
            ),
          },
          { name: say('日期', 'Day'), cell: ({ heldOn }) => <Day on={heldOn} /> },
          { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
          { name: say('项数', 'Items'), number: true, cell: ({ items }) => items },
        ]}
      />
      {mayConvene && waiting && <Convene batchId={batchId} />}
    </section>
  );
}

function Ranking({ batchId }: { batchId: string }) {
  const say = useSay();
  const ranking = useGet('/api/v1/batches/{id}/ranking', { path: { id: batchId } }, { refetchInterval: UNDER_WAY_MS });
  return (
    <section className="card">
      <h2>{say('分类排序', 'Ranking by type')}</h2>
      <Loaded query={ranking}>
        {(types) =>
          types.map(({ type, typeText, quota, pending, cases }) => (
            <div key={type}>
              <h3>
                {say(typeText)}{' '}
                <span className="quiet">
                  {say(`名额 ${quota}，待审定 ${pending}`, `${quota} places, ${pending} pending`)}
                </span>
              </h3>
              {cases.length > 0 && (
                <Table
                  label={say(typeText)}
                  rows={cases}
                  id={({ caseId }) => caseId}
                  columns={[
                    { name: say('排名', 'Rank'), number: true, cell: ({ rank }) => rank ?? '–' },
                    {
                      name: say('名称', 'Name'),
                      cell: ({ caseId, title }) => (
                        <Link to="/desk/cases/$caseId" params={{ caseId }}>
                          {title}
                        </Link>
                      ),
                    },
                    { name: say('总分', 'Total'), number: true, cell: ({ total }) => total },
                    { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
                    {
                      name: say('规则建议', 'Recommended'),
                      cell: ({ recommendation }) => say(RESULT_TEXTS[recommendation]),
                    },
                    {
                      name: say('依据', 'Why'),
                      cell: ({ explanation }) => explanation.map((text) => say(text)).join(' '),
                    },
                  ]}
                />
              )}
            </div>
          ))
        }
      </Loaded>
    </section>
  );
}
