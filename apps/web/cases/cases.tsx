import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { useGet, usePages } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { Download } from '../common/download.js';
import { LongTable } from '../common/long-table.js';
import { workbookAddress } from '../common/workbook.js';
import { KIND_TEXTS } from '../common/words.js';
import { useCaseColumns, type Case } from './case-table.js';
import type { CaseFilters } from './filters.js';
import { useManyCases, type Pickable } from './many-cases.js';

/** Read at once: a screen shows some twenty. */
const PAGE = 200;

/** Applications alone are acted on together. */
const pickable = ({ id, title, kind, groupId }: Case): Pickable | undefined =>
  kind === 'accreditation' && groupId !== null ? { caseId: id, title, batchId: groupId } : undefined;

/** All cases that one may see, newest first, however many; what is looked for stands in the address. */
export function Cases() {
  const say = useSay();
  const language = useLanguage();
  const { kind, state, mine } = useSearch({ from: '/desk/cases' });
  const navigate = useNavigate({ from: '/desk/cases' });
  const { accountId } = usePerson();
  const inCharge = useMay('assign:case');
  const reference = useGet('/api/v1/reference');
  const caseColumns = useCaseColumns();
  const officerId = mine ? accountId : undefined;
  const pages = usePages('/api/v1/cases', { query: { kind, state, officerId } }, { size: PAGE });
  const list = JSON.stringify({ kind, state, officerId });
  const { columns, bar } = useManyCases({ list, rows: pages.rows, columns: caseColumns, pages, pickable });
  const set = (change: CaseFilters) => void navigate({ search: { kind, state, mine, ...change }, replace: true });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('全部事项', 'All cases')}</h1>
        </div>
        <Download address={workbookAddress('/api/v1/cases.xlsx', { kind, state, officerId, lang: language })}>
          {say('存为表格', 'As a spreadsheet')}
        </Download>
      </div>
      <div className="filters no-print" role="search">
        <Select
          className="filter"
          aria-label={say('种类', 'Kind')}
          placeholder={say('全部种类', 'Every kind')}
          allowClear
          value={kind}
          onChange={(value) => set({ kind: value as CaseFilters['kind'] })}
          options={Object.entries(KIND_TEXTS).map(([value, text]) => ({ value, label: say(text) }))}
        />
        <Select
          className="filter"
          aria-label={say('状态', 'State')}
          placeholder={say('全部状态', 'Every state')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={state}
          onChange={(value) => set({ state: value as CaseFilters['state'] })}
          options={reference.data?.states
            .filter(({ code }) => code !== 'draft')
            .map(({ code, name }) => ({ value: code, label: say(name) }))}
        />
        {inCharge && (
          <Checkbox checked={mine ?? false} onChange={({ target }) => set({ mine: target.checked || undefined })}>
            {say('只看我经办的', 'In my charge only')}
          </Checkbox>
        )}
      </div>
      <section className="card">
        {bar}
        <LongTable
          label={say('全部事项', 'All cases')}
          pages={pages}
          none={say('没有符合条件的事项。', 'No such cases.')}
          whole={say('全部各行见本页的“存为表格”。', 'The spreadsheet of this page has all of them.')}
          id={({ id }) => id}
          columns={columns}
        />
      </section>
    </>
  );
}
