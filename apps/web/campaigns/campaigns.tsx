import { Link } from '@tanstack/react-router';
import { send, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { PagedTable } from '../common/table.js';
import { Day } from '../common/when.js';
import { RosterPreview } from './roster-preview.js';

/** 年度评价, the latest first. */
export function Campaigns() {
  const say = useSay();
  const pages = usePages('/api/v1/campaigns');
  const may = useMay('open:campaign');
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
                { kind: 'line', name: 'title', label: { zh: '名称', en: 'Title' }, max: 200 },
                { kind: 'number', name: 'year', label: { zh: '年度', en: 'Year' }, min: 2000, max: 2199 },
                {
                  kind: 'line',
                  name: 'measureId',
                  label: { zh: '管理办法版本', en: 'Version of the measures' },
                  max: 40,
                },
                {
                  kind: 'number',
                  name: 'rehearsalDaySeconds',
                  label: { zh: '演练：一个工作日折合的秒数', en: 'Rehearsal: seconds a working day' },
                  min: 1,
                  max: 86_400,
                  optional: true,
                },
              ],
              initial: { measureId: '2025', year: new Date().getFullYear() },
              send: (values, key) =>
                send('post', '/api/v1/campaigns', {
                  key,
                  body: values as { code: string; title: string; year: number; measureId: string },
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
