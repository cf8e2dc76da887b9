import { getRouteApi, Link } from '@tanstack/react-router';
import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { PROCEDURES } from '#domain/procedures/index.js';
import { UNDER_WAY_MS, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { OneStop } from '../common/one-stop.js';
import { moveBetweenRows } from '../common/row-keys.js';
import { Loaded } from '../common/states.js';
import { LeftOff, NotReadOn, type Pages } from '../common/table.js';
import { useLongList } from '../common/use-long-list.js';
import { KIND_TEXTS } from '../common/words.js';
import { typeText, type Case } from './case-table.js';
import { DueOfCase } from './due-of-case.js';
import { BOARDS, type BoardFilters, type CaseFilters } from './filters.js';
import './board.css';

const route = getRouteApi('/desk/board');
type Kind = (typeof BOARDS)[number];
type State = NonNullable<CaseFilters['state']>;

/** 进度看板: the stages of a procedure side by side, and in each its cases. */
export function Board() {
  const say = useSay();
  const { of = 'accreditation' } = route.useSearch();
  const navigate = route.useNavigate();
  const reference = useGet('/api/v1/reference');
  const name = (state: State) => say(reference.data?.states.find(({ code }) => code === state)?.name) || state;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('进度看板', 'Board')}</h1>
          <p className="quiet">
            {say('各环节正在办理的事项；办结的见全部事项。', 'What is under way, stage by stage.')}
          </p>
        </div>
        <Segmented
          aria-label={say('程序', 'Procedure')}
          value={of}
          onChange={(kind) => void navigate({ search: { of: kind } satisfies BoardFilters, replace: true })}
          options={BOARDS.map((kind) => ({ value: kind, label: say(KIND_TEXTS[kind]) }))}
        />
      </div>
      <div
        className="board"
        tabIndex={0}
        role="region"
        aria-label={say('进度看板', 'Board')}
        aria-busy={reference.isPending}
      >
        {(Object.keys(PROCEDURES[of].stages) as State[]).map((state) => (
          <Stage key={`${of}/${state}`} kind={of} state={state} name={name(state)} />
        ))}
      </div>
    </>
  );
}

/** Read at once: a column shows some ten. */
const PAGE = 50;
/** As high as a card with a title of two lines. */
const CARD_PX = 88;
/** As `board.css` has it. */
const GAP_PX = 8;

function Stage({ kind, state, name }: { kind: Kind; state: State; name: string }) {
  const say = useSay();
  const pages = usePages('/api/v1/cases', { query: { kind, state } }, { size: PAGE, refetchInterval: UNDER_WAY_MS });
  const count = `${pages.rows.length}${pages.more ? '+' : ''}`;
  return (
    <section className="board-stage" aria-label={name}>
      <h2>
        <Link to="/desk/cases" search={{ kind, state }}>
          {name}
        </Link>{' '}
        <span className="quiet">{pages.data && count}</span>
      </h2>
      <Loaded query={pages}>
        {() => (pages.rows.length === 0 ? <p className="quiet">{say('没有', 'None')}</p> : <Cards pages={pages} />)}
      </Loaded>
    </section>
  );
}

/**
 * The cards of a stage, however many. One of them is a stop of the Tab key, however many there are; from it the arrows lead to those
 * above and below.
 */
function Cards({ pages }: { pages: Pages<Case> }) {
  const { frame, shown, measure, below } = useLongList({
    pages,
    id: ({ id }) => id,
    rowPx: CARD_PX,
    gapPx: GAP_PX,
  });
  const [reached, setReached] = useState('');
  // The card that was reached is gone, or is no longer drawn.
  const stop = shown.some(({ key }) => key === reached) ? reached : shown[0]?.key;
  return (
    <>
      <div ref={frame} className="board-frame" onKeyDown={moveBetweenRows}>
        {/* Where a list has no marks, Safari takes it for one by its role alone. */}
        <ul className="board-cards" role="list" style={{ paddingBottom: below }}>
          {shown.map(({ index, key, row, gap }) => (
            <li
              key={key}
              ref={measure}
              data-index={index}
              className="board-card"
              style={{ marginTop: gap }}
              aria-posinset={index + 1}
              aria-setsize={pages.more ? -1 : pages.rows.length}
              onFocus={() => setReached(key)}
            >
              <Card of={row} stop={key === stop} />
            </li>
          ))}
        </ul>
      </div>
      <NotReadOn pages={pages} />
      <LeftOff pages={pages} />
    </>
  );
}

function Card({ of, stop }: { of: Case; stop: boolean }) {
  const say = useSay();
  const type = typeText(of.type, say);
  return (
    <>
      <Link to="/desk/cases/$caseId" params={{ caseId: of.id }} tabIndex={stop ? 0 : -1}>
        {of.title}
      </Link>
      <span className="row quiet">
        {type && <Tag>{type}</Tag>}
        {of.rehearsal && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
        <OneStop value={stop ? null : ''}>
          {(of.dueAt || of.suspendedSince) && <DueOfCase caseId={of.id} {...of} />}
        </OneStop>
      </span>
    </>
  );
}
