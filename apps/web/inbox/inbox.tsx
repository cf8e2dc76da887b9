import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Tag } from 'antd';
import { useEffect, useMemo } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { DueOfCase } from '../cases/due-of-case.js';
import { useManyCases, type Pickable } from '../cases/many-cases.js';
import { FilterWords } from '../common/filter-words.js';
import { isHeld } from '../common/read-on.js';
import { Loaded, Nothing } from '../common/states.js';
import { NotReadOn, Table, type Column } from '../common/table.js';
import { Instant } from '../common/when.js';
import type { InboxFilters } from './filters.js';
import { workAddress } from './work-address.js';

type WorkItem = Schemas['WorkItemDto'];

/** 待办: whose turn it is — mine —, why, and until when; what is due first stands first. */
export function Inbox() {
  const say = useSay();
  const filters = useSearch({ from: '/desk' });
  const pages = usePages('/api/v1/work-items', {}, { size: 200 });
  const { more } = pages;
  const held = isHeld(pages);
  const filtered = Boolean(filters.q ?? filters.task ?? filters.overdue);
  // What is looked for may lie further down: it is read on while somebody looks for something.
  useEffect(() => {
    if (filtered && more && !held) more();
  }, [filtered, more, held]);
  const shown = useMemo(() => pages.rows.filter((item) => matches(item, filters)), [pages.rows, filters]);
  const all = useColumns();
  const list = JSON.stringify(filters);
  const { columns, bar } = useManyCases({ list, rows: shown, columns: all, pages, pickable });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('待办', 'Inbox')}</h1>
          <p className="quiet">
            {say('轮到您办理的事项，先到期的在前，授牌在后。', 'What waits for you, due first; plaques last.')}
          </p>
        </div>
      </div>
      <WaitingRegistrations />
      <Loaded query={pages}>
        {() => (
          <>
            <Filters items={pages.rows} filters={filters} />
            {more && (
              <p className="quiet" role="status">
                {say(
                  `计数只含已读取的前 ${pages.rows.length} 件`,
                  `Counted are the first ${pages.rows.length}, read so far`,
                )}
              </p>
            )}
            <section className="card">
              {bar}
              {shown.length > 0 ? (
                <Items items={shown} columns={columns} />
              ) : pages.isFetchNextPageError ? null : (
                <Nothing>
                  {more
                    ? say('正在继续查找…', 'Looking further…')
                    : pages.rows.length === 0
                      ? say('没有轮到您办理的事项。', 'Nothing waits for you.')
                      : say('没有符合筛选条件的事项。', 'Nothing matches these filters.')}
                </Nothing>
              )}
              <NotReadOn pages={pages} />
              {pages.more && (
                <Button onClick={pages.more} loading={pages.isFetchingNextPage}>
                  {say('继续读取', 'Read more')}
                </Button>
              )}
            </section>
          </>
        )}
      </Loaded>
    </>
  );
}

/** Organisations that want to register are nobody's case: whoever may decide on them is told of them here. */
function WaitingRegistrations() {
  const say = useSay();
  const may = useMay('decide:registration');
  const { data } = useGet('/api/v1/registrations/waiting', {}, { enabled: may });
  if (!may || !data || data.count === 0) return null;
  return (
    <p className="card">
      <Link to="/desk/registrations">
        {say(`${data.count} 家单位注册待审核`, `Registrations to be decided: ${data.count}`)}
      </Link>
      {say('，最早提交于 ', ', the first filed on ')}
      <Instant at={data.oldestFiledAt} />
    </p>
  );
}

function matches({ title, task, overdue, taskText }: WorkItem, filters: InboxFilters): boolean {
  const words = filters.q?.toLowerCase();
  return (
    (!filters.task || task === filters.task) &&
    (!filters.overdue || overdue) &&
    (!words || [title, taskText.zh, taskText.en].some((text) => text.toLowerCase().includes(words)))
  );
}

function Filters({ items, filters }: { items: readonly WorkItem[]; filters: InboxFilters }) {
  const say = useSay();
  const navigate = useNavigate({ from: '/desk' });
  const set = (change: Partial<InboxFilters>) => void navigate({ search: { ...filters, ...change }, replace: true });
  const tasks = useMemo(() => {
    const counts = new Map<string, { text: WorkItem['taskText']; count: number }>();
    for (const { task, taskText } of items)
      counts.set(task, { text: taskText, count: (counts.get(task)?.count ?? 0) + 1 });
    return [...counts];
  }, [items]);
  const overdue = items.filter((item) => item.overdue).length;
  return (
    <div className="filters no-print" role="search">
      <FilterWords label={say('在待办中查找', 'Search the inbox')} value={filters.q} onChange={(q) => set({ q })} />
      <div className="row" role="group" aria-label={say('按事项筛选', 'By task')}>
        <button type="button" className="chip" aria-pressed={!filters.task} onClick={() => set({ task: undefined })}>
          {say('全部', 'All')} {items.length}
        </button>
        {tasks.map(([task, { text, count }]) => (
          <button
            key={task}
            type="button"
            className="chip"
            aria-pressed={filters.task === task}
            onClick={() => set({ task })}
          >
            {say(text)} {count}
          </button>
        ))}
      </div>
      <Checkbox
        checked={filters.overdue ?? false}
        onChange={({ target }) => set({ overdue: target.checked || undefined })}
      >
        {say(`只看逾期（${overdue}）`, `Overdue only (${overdue})`)}
      </Checkbox>
    </div>
  );
}

/** Applications alone are acted on together. */
const pickable = ({ caseId, title, batchId }: WorkItem): Pickable | undefined =>
  batchId === null ? undefined : { caseId, title, batchId };

function useColumns(): readonly Column<WorkItem>[] {
  const say = useSay();
  return [
    {
      name: say('事项', 'Case'),
      cell: (item) => (
        <>
          <Link {...workAddress(item)}>{item.title}</Link>
          {item.rehearsal && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
        </>
      ),
    },
    { name: say('需要您做什么', 'What to do'), cell: ({ taskText }) => say(taskText) },
    { name: say('至何时', 'Until when'), cell: (item) => <DueOfCase {...item} /> },
    { name: say('转来时间', 'Since'), cell: ({ openedAt }) => <Instant at={openedAt} /> },
  ];
}

interface ItemsProps {
  readonly items: readonly WorkItem[];
  readonly columns: readonly Column<WorkItem>[];
}

function Items({ items, columns }: ItemsProps) {
  const say = useSay();
  return (
    <Table stacks label={say('待办事项', 'What waits for you')} rows={items} id={({ id }) => id} columns={columns} />
  );
}
