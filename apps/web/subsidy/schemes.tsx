import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { DueOfCase } from '../cases/due-of-case.js';
import { useMay } from '../app/permissions.js';
import { ActButton } from '../common/act-form.js';
import { PagedTable } from '../common/table.js';
import { yearInBeijing } from '../common/when.js';

/** 后补助方案, the latest first. */
export function Schemes() {
  const say = useSay();
  const finance = useMay('open:scheme');
  const pages = usePages('/api/v1/subsidy-schemes');
  const campaigns = usePages('/api/v1/campaigns', {}, { enabled: finance });
  const batches = usePages('/api/v1/batches', {}, { enabled: finance });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('后补助', 'Post-subsidy')}</h1>
        </div>
        {finance && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '设立后补助方案', en: 'Open a scheme' },
              effect: {
                zh: '以一次年度评价或一个批次的认定为依据，二者择一。',
                en: 'On the ground of one campaign or of one batch.',
              },
              initial: { year: yearInBeijing() },
              fields: [
                { kind: 'line', name: 'code', label: { zh: '编号', en: 'Code' }, max: 40 },
                { kind: 'line', name: 'title', label: { zh: '名称', en: 'Title' }, max: LENGTHS.OpenSchemeDto.title },
                { kind: 'number', name: 'year', label: { zh: '年度', en: 'Year' }, min: 2016, max: 2100 },
                { kind: 'money', name: 'budgetFen', label: { zh: '预算', en: 'Budget' } },
                {
                  kind: 'choice',
                  name: 'campaignId',
                  label: { zh: '年度评价', en: 'Campaign' },
                  options: campaigns.rows.map(({ id, title }) => ({ value: id, label: title })),
                  optional: true,
                },
                {
                  kind: 'choice',
                  name: 'batchId',
                  label: { zh: '申报批次', en: 'Batch' },
                  options: batches.rows.map(({ id, title }) => ({ value: id, label: title })),
                  optional: true,
                },
              ],
              send: (values, key) =>
                send('post', '/api/v1/subsidy-schemes', { key, body: values as Schemas['OpenSchemeDto'] }),
            }}
          />
        )}
      </div>
      <section className="card">
        <PagedTable
          label={say('后补助方案', 'Schemes')}
          pages={pages}
          none={say('还没有后补助方案。', 'No schemes yet.')}
          id={({ id }) => id}
          columns={[
            {
              name: say('名称', 'Title'),
              cell: ({ id, title }) => (
                <Link to="/desk/cases/$caseId" params={{ caseId: id }}>
                  {title}
                </Link>
              ),
            },
            { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
            { name: say('预算', 'Budget'), cell: ({ budget }) => say(budget.text) },
            { name: say('至何时', 'Until when'), cell: (scheme) => <DueOfCase caseId={scheme.id} {...scheme} /> },
          ]}
        />
      </section>
    </>
  );
}
