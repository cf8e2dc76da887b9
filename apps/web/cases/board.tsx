import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Segmented, Tag } from 'antd';
import { PROCEDURES } from '#domain/procedures/index.js';
import { UNDER_WAY_MS, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded } from '../common/states.js';
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
      <div className="board" tabIndex={0} role="region" aria-label={say('进度看板', 'Board')}>
        {(Object.keys(PROCEDURES[of].stages) as State[]).map((state) => (
          <Stage key={`${of}/${state}`} kind={of} state={state} name={name(state)} />
        ))}
      </div>
    </>
  );
}

/** Cards of a stage that are shown before one asks for more. */
const CARDS = 20;

function Stage({ kind, state, name }: { kind: Kind; state: State; name: string }) {
  const say = useSay();
  const pages = usePages('/api/v1/cases', { query: { kind, state } }, { size: CARDS, refetchInterval: UNDER_WAY_MS });
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
        {() =>
          pages.rows.length === 0 ? (
            <p className="quiet">{say('没有', 'None')}</p>
          ) : (
            <ul className="board-cards">
              {pages.rows.map((each) => (
                <Card key={each.id} of={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {pages.more && (
        <Button size="small" onClick={pages.more} loading={pages.isFetchingNextPage}>
          {say('更多', 'More')}
        </Button>
      )}
    </section>
  );
}

function Card({ of }: { of: Case }) {
  const say = useSay();
  const type = typeText(of.type, say);
  return (
    <li className="board-card">
      <Link to="/desk/cases/$caseId" params={{ caseId: of.id }}>
        {of.title}
      </Link>
      <span className="row quiet">
        {type && <Tag>{type}</Tag>}
        {of.rehearsal && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
        {(of.dueAt || of.suspendedSince) && <DueOfCase caseId={of.id} {...of} />}
      </span>
    </li>
  );
}
