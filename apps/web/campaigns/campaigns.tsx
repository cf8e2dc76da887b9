import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { PagedTable } from '../common/table.js';
import { Day, yearInBeijing } from '../common/when.js';
import { RosterPreview } from './roster-preview.js';

/** 年度评价, the latest first. */
export function Campaigns() {
  const say = useSay();
  const pages = usePages('/api/v1/campaigns');
  const may = useMay('open:campaign');
  const measures = useGet('/api/v1/measures', {}, { enabled: may });
  const batches = usePages('/api/v1/batches', {}, { size: 200, enabled: may });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('年度评价', 'Yearly evaluation')}</h1>
        </div>
        {may && <RosterPreview />}
        {may && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '启动年度评价', en: 'Open a campaign' },
              effect: {
                zh: '应评的基地全部列入名册，开始报送自评材料。',
                en: 'All bases that are due are on the roster and file their self-evaluation.',
              },
              fields: [
                { kind: 'line', name: 'code', label: { zh: '编号', en: 'Code' }, max: 40 },
                { kind: 'line', name: 'title', label: { zh: '名称', en: 'Title' }, max: LENGTHS.OpenCampaignDto.title },
                { kind: 'number', name: 'year', label: { zh: '年度', en: 'Year' }, min: 2000, max: 2100 },
                {
                  kind: 'choice',
                  name: 'measureId',
                  label: { zh: '管理办法版本', en: 'Version of the measures' },
                  options: (measures.data ?? []).map(({ id, title }) => ({
                    value: id,
                    label: `${id} · ${say(title)}`,
                  })),
                },
                {
                  kind: 'choices',
                  name: 'batchIds',
                  label: { zh: '认定批次', en: 'Batches' },
                  hint: {
                    zh: '只评所选批次认定的基地；不选为全部应评的。',
                    en: 'Only bases of these; all that are due unless chosen.',
                  },
                  options: batches.rows.map(({ id, title }) => ({ value: id, label: title })),
                  optional: true,
                },
                {
                  kind: 'number',
                  name: 'rehearsalDaySeconds',
                  label: { zh: '演练：一个工作日折合的秒数', en: 'Rehearsal: seconds a working day' },
                  hint: {
                    zh: '不填即为正式评价，只评正式认定的基地；填写即为演练，只评演练中认定的基地。',
                    en: 'Empty: the real evaluation, of real bases only. Filled in: a rehearsal, of rehearsed bases only.',
                  },
                  min: 1,
                  max: 86_400,
                  optional: true,
                },
              ],
              initial: { measureId: '2025', year: yearInBeijing() },
              send: (values, key) =>
                send('post', '/api/v1/campaigns', {
                  key,
                  body: values as Schemas['OpenCampaignDto'],
                }),
            }}
          />
        )}
      </div>
      <section className="card">
        <PagedTable
          label={say('年度评价', 'Campaigns')}
          pages={pages}
          none={say('还没有启动过年度评价。', 'No campaign has been opened yet.')}
          id={({ id }) => id}
          columns={[
            {
              name: say('名称', 'Title'),
              cell: ({ id, title }) => (
                <Link to="/desk/campaigns/$campaignId" params={{ campaignId: id }}>
                  {title}
                </Link>
              ),
            },
            { name: say('年度', 'Year'), number: true, cell: ({ year }) => year },
            { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
            { name: say('报送截止', 'Filing until'), cell: ({ filingDueOn }) => <Day on={filingDueOn} /> },
          ]}
        />
      </section>
    </>
  );
}
