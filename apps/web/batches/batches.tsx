import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { BASE_TYPES } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { TYPE_TEXTS } from '../common/words.js';
import { Loaded, Nothing } from '../common/states.js';
import { Day } from '../common/when.js';
import { BeginDossier } from './begin-dossier.js';
import { placesText } from './types-called-for.js';

type Batch = Schemas['BatchDto'];

/** 申报批次: what is open, what each asks for; applicants begin their dossiers here. */
export function Batches() {
  const say = useSay();
  const officer = useMay('open:batch');
  const pages = usePages('/api/v1/batches');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('申报批次', 'Batches')}</h1>
          <p className="quiet">
            {say(
              '每一批次即一份申报指南，适用其所定的管理办法版本。',
              'Each batch is a guide, under the version of the measures that it names.',
            )}
          </p>
        </div>
        {officer && <OpenBatch />}
      </div>
      <section className="card">
        <Loaded query={pages}>
          {() =>
            pages.rows.length === 0 ? (
              <Nothing>{say('还没有申报批次。', 'No batches yet.')}</Nothing>
            ) : (
              <ul className="list">
                {pages.rows.map((batch) => (
                  <BatchItem key={batch.id} batch={batch} />
                ))}
              </ul>
            )
          }
        </Loaded>
        {pages.more && (
          <Button onClick={pages.more} loading={pages.isFetchingNextPage}>
            {say('继续读取', 'Read more')}
          </Button>
        )}
      </section>
    </>
  );
}

const STATES = {
  upcoming: { zh: '未开始', en: 'Upcoming' },
  open: { zh: '受理申报', en: 'Open' },
  closed: { zh: '已截止', en: 'Closed' },
} as const;

function BatchItem({ batch }: { batch: Batch }) {
  const say = useSay();
  const state = STATES[batch.state];
  return (
    <li>
      <h2>
        <Link to="/desk/batches/$batchId" params={{ batchId: batch.id }}>
          {batch.title}
        </Link>{' '}
        <Tag className={batch.state === 'open' ? 'good' : undefined}>{say(state)}</Tag>
        {batch.rehearsalDaySeconds !== null && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
      </h2>
      <p className="quiet">
        {batch.code} · {say('申报期', 'Window')} <Day on={batch.opensOn} /> – <Day on={batch.closesOn} /> ·{' '}
        {placesText(batch, say)}
      </p>
      <BeginDossier batch={batch} />
    </li>
  );
}

/** 发布申报指南: under which version of the measures, for which fields and countries, with how many places of each type. */
function OpenBatch() {
  const say = useSay();
  const reference = useGet('/api/v1/reference');
  const measures = useGet('/api/v1/measures');
  const codes = (words: readonly { code: string; name: Schemas['TextDto'] }[] = []) =>
    words.map(({ code, name }) => ({ value: code, label: say(name) }));
  return (
    <ActButton
      type="primary"
      act={{
        title: { zh: '发布申报指南', en: 'Open a batch' },
        fields: [
          { kind: 'line', name: 'code', label: { zh: '批次编号', en: 'Code' }, max: 40 },
          { kind: 'line', name: 'title', label: { zh: '名称', en: 'Title' }, max: LENGTHS.OpenBatchDto.title },
          { kind: 'day', name: 'opensOn', label: { zh: '开始日期', en: 'Opens on' } },
          { kind: 'day', name: 'closesOn', label: { zh: '截止日期', en: 'Closes on' } },
          {
            kind: 'choice',
            name: 'measureId',
            label: { zh: '管理办法版本', en: 'Version of the measures' },
            hint: { zh: '不选为现行办法。', en: 'The one in force unless chosen.' },
            options: (measures.data ?? []).map(({ id, title }) => ({ value: id, label: `${id} · ${say(title)}` })),
            optional: true,
          },
          {
            kind: 'choices',
            name: 'fields',
            label: { zh: '支持领域', en: 'Fields' },
            hint: { zh: '不选为不限。', en: 'None: any field.' },
            options: codes(reference.data?.fields),
            optional: true,
          },
          {
            kind: 'choices',
            name: 'countries',
            label: { zh: '重点国别', en: 'Countries' },
            hint: { zh: '不选为不限。', en: 'None: any country.' },
            options: codes(reference.data?.countries.filter(({ code }) => code !== 'CN')),
            optional: true,
          },
          ...BASE_TYPES.map((type) => ({
            kind: 'number' as const,
            name: type,
            sentAs: `quotas.${type}`,
            label: { zh: `${TYPE_TEXTS[type].zh}名额`, en: `Places: ${TYPE_TEXTS[type].en}` },
            min: 0,
            max: 1000,
            optional: true,
          })),
          { kind: 'yes', name: 'recommendingStep', label: { zh: '须经推荐单位推荐', en: 'With a recommending unit' } },
          {
            kind: 'number',
            name: 'rehearsalDaySeconds',
            label: { zh: '演练：一个工作日折合的秒数', en: 'Rehearsal: seconds a working day' },
            hint: { zh: '正式批次不填。', en: 'Empty for the real thing.' },
            min: 1,
            max: 86_400,
            optional: true,
          },
        ],
        send: ({ park, research, platform, enterprise, ...rest }, key) =>
          send('post', '/api/v1/batches', {
            key,
            body: { ...rest, quotas: { park, research, platform, enterprise } } as Schemas['OpenBatchDto'],
          }),
      }}
    />
  );
}
