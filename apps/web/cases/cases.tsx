import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import type { Schemas } from '../api/client.js';
import { useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { KIND_TEXTS, TYPE_TEXTS } from '../common/words.js';
import { Loaded, Nothing } from '../common/states.js';
import { Due, Instant } from '../common/when.js';
import type { CaseFilters } from './filters.js';

type Case = Schemas['CaseDto'];

/** All cases that one may see, newest first, by pages; kind and state stand in the address. */
export function Cases() {
  const say = useSay();
  const { kind, state } = useSearch({ from: '/desk/cases' });
  const navigate = useNavigate({ from: '/desk/cases' });
  const reference = useGet('/api/v1/reference');
  const pages = usePages('/api/v1/cases', { query: { kind, state } });
  const set = (change: CaseFilters) => void navigate({ search: { kind, state, ...change }, replace: true });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('全部事项', 'All cases')}</h1>
        </div>
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
      </div>
      <section className="card">
        <Loaded query={pages}>
          {() =>
            pages.rows.length === 0 ? (
              <Nothing>{say('没有符合条件的事项。', 'No such cases.')}</Nothing>
            ) : (
              <CaseTable cases={pages.rows} />
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

export function CaseTable({ cases }: { cases: readonly Case[] }) {
  const say = useSay();
  return (
    <div className="scroll">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('名称', 'Name')}</th>
            <th scope="col">{say('种类', 'Kind')}</th>
            <th scope="col">{say('状态', 'State')}</th>
            <th scope="col">{say('至何时', 'Until when')}</th>
            <th scope="col">{say('进入本环节', 'In this stage since')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => (
            <tr key={each.id}>
              <td>
                <Link to="/desk/cases/$caseId" params={{ caseId: each.id }}>
                  {each.title}
                </Link>
                {each.rehearsal && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
              </td>
              <td>
                {say(KIND_TEXTS[each.kind])}
                {each.type && TYPE_TEXTS[each.type as 'park'] && ` · ${say(TYPE_TEXTS[each.type as 'park'])}`}
              </td>
              <td>{say(each.stateText)}</td>
              <td>{each.dueAt || each.suspendedSince ? <Due {...each} /> : '–'}</td>
              <td>
                <Instant at={each.stateSince} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
