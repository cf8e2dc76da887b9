import { getRouteApi, Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { DayInput } from '../common/day-input.js';
import { FilterWords } from '../common/filter-words.js';
import { LongTable } from '../common/long-table.js';
import { lazyPart } from '../common/script-missing.js';
import { Nothing } from '../common/states.js';
import { Instant } from '../common/when.js';
import { asQuery, auditFilters, wrongFilters, type AuditFilters } from './audit-filters.js';
import './office.css';

const AuditAction = lazyPart(() => import('./audit-action.js').then((m) => m.AuditAction));
const route = getRouteApi('/desk/audit');
type Entry = Schemas['AuditEntryDto'];

/** What may be looked for, beside the days. */
const FIELDS = [
  ['caseId', '事项编号', 'Id of a case'],
  ['subjectId', '对象编号（申报书、账号等）', 'Id of a subject: a dossier, an account'],
  ['actorId', '办理人账号编号', 'Id of who did it'],
] as const;

/** 审计记录: who did what, in the order in which it happened. */
export function Audit() {
  const say = useSay();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const reference = useGet('/api/v1/reference');
  const wrong = wrongFilters(filters);
  const pages = usePages('/api/v1/audit', { query: asQuery(filters) }, { size: 200, enabled: wrong.length === 0 });
  const set = (change: AuditFilters) =>
    void navigate({ search: auditFilters({ ...filters, ...change }), replace: true });
  const roleName = (role: string) => say(reference.data?.roles.find(({ code }) => code === role)?.name) || role;
  return (
    <>
      <h1>{say('审计记录', 'Audit trail')}</h1>
      <div className="filters no-print" role="search">
        {FIELDS.map(([name, zh, en]) => (
          <FilterWords
            key={name}
            label={say(zh, en)}
            value={filters[name]}
            onChange={(value) => set({ [name]: value })}
            wrong={wrong.includes(name) ? say('不是完整的编号', 'This is no whole id') : undefined}
          />
        ))}
        <Suspense fallback={<span className="filter" />}>
          <AuditAction value={filters.action} onChange={(action) => set({ action })} />
        </Suspense>
        <label className="filter-day" htmlFor="audit-from">
          {say('自', 'From')} <DayInput id="audit-from" value={filters.from} onChange={(from) => set({ from })} />
        </label>
        <label className="filter-day" htmlFor="audit-until">
          {say('至', 'Until')} <DayInput id="audit-until" value={filters.until} onChange={(until) => set({ until })} />
        </label>
      </div>
      <section className="card">
        {wrong.length > 0 ? (
          <Nothing>{say('筛选条件有误，请先改正。', 'Mend what is looked for first.')}</Nothing>
        ) : (
          <LongTable
            label={say('审计记录', 'Audit trail')}
            pages={pages}
            none={say('没有记录。', 'Nothing on record.')}
            id={({ id }) => id}
            columns={[
              { name: say('时间', 'When'), cell: ({ at }) => <Instant at={at} /> },
              { name: say('操作', 'Action'), cell: ({ actionText }) => say(actionText) },
              { name: say('办理人', 'Who'), cell: (entry) => <Who entry={entry} /> },
              { name: say('身份', 'As'), cell: ({ actorRole }) => roleName(actorRole) },
              { name: say('对象', 'Subject'), cell: (entry) => <Subject entry={entry} /> },
              { name: say('依据', 'Rule'), cell: ({ ruleText }) => ruleText && say(ruleText) },
              { name: say('理由', 'Reason'), cell: ({ reason }) => reason && <span className="typed">{reason}</span> },
              { name: say('内容', 'What exactly'), cell: (entry) => <What entry={entry} /> },
            ]}
          />
        )}
      </section>
    </>
  );
}

/** Who did it, and on whose behalf: each leads to all that they did. */
function Who({ entry: { actorId, actorName, onBehalfOf, onBehalfOfName } }: { entry: Entry }) {
  const say = useSay();
  const filters = route.useSearch();
  const person = (id: string, name: string | null) => (
    <Link to="/desk/audit" search={auditFilters({ ...filters, actorId: id })}>
      {name ?? <small>{id}</small>}
    </Link>
  );
  return (
    <>
      {actorId === null ? '–' : person(actorId, actorName)}
      {onBehalfOf !== null && (
        <div className="quiet">
          {say('代 ', 'on behalf of ')}
          {person(onBehalfOf, onBehalfOfName)}
        </div>
      )}
    </>
  );
}

function Subject({ entry: { caseId, subjectText, subjectId } }: { entry: Entry }) {
  const say = useSay();
  return caseId ? (
    <Link to="/desk/cases/$caseId" params={{ caseId }}>
      {say(subjectText)} <small>{subjectId}</small>
    </Link>
  ) : (
    <>
      {say(subjectText)} <small>{subjectId}</small>
    </>
  );
}

/** Before and after, and by what the entry is held in its chain. */
function What({ entry: { before, after, chain, sequence, hash, requestId, address } }: { entry: Entry }) {
  const say = useSay();
  const shown = Object.entries({ before, after, chain, sequence, hash, requestId, address }).filter(
    ([, value]) => value !== null,
  );
  return (
    <details>
      <summary>{say('展开', 'Show')}</summary>
      <pre className="audit-entry" tabIndex={0}>
        {JSON.stringify(Object.fromEntries(shown), null, 1)}
      </pre>
    </details>
  );
}
