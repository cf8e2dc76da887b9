import { getRouteApi, Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { Schemas } from '../api/client.js';
import { useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { DayInput } from '../common/day-input.js';
import { LongTable } from '../common/long-table.js';
import { Instant } from '../common/when.js';
import { asQuery, auditFilters, type AuditFilters } from './audit-filters.js';
import './office.css';

const route = getRouteApi('/desk/audit');
type Entry = Schemas['AuditEntryDto'];

/** What may be looked for, beside the days. */
const FIELDS = [
  ['caseId', '事项编号', 'Id of a case'],
  ['subjectId', '对象编号（申报书、账号等）', 'Id of a subject: a dossier, an account'],
  ['actorId', '办理人账号编号', 'Id of who did it'],
  ['action', '操作代码', 'Code of an action'],
] as const;

/** 审计记录: who did what, in the order in which it happened. */
export function Audit() {
  const say = useSay();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const reference = useGet('/api/v1/reference');
  const pages = usePages('/api/v1/audit', { query: asQuery(filters) }, { size: 200 });
  const set = (change: AuditFilters) =>
    void navigate({ search: auditFilters({ ...filters, ...change }), replace: true });
  const roleName = (role: string) => say(reference.data?.roles.find(({ code }) => code === role)?.name) || role;
  return (
    <>
      <h1>{say('审计记录', 'Audit trail')}</h1>
      <div className="filters no-print" role="search">
        {FIELDS.map(([name, zh, en]) => (
          <Input
            key={name}
            className="filter-words"
            allowClear
            aria-label={say(zh, en)}
            placeholder={say(zh, en)}
            defaultValue={filters[name]}
            onChange={({ target }) => set({ [name]: target.value })}
          />
        ))}
        <label className="filter-day" htmlFor="audit-from">
          {say('自', 'From')} <DayInput id="audit-from" value={filters.from} onChange={(from) => set({ from })} />
        </label>
        <label className="filter-day" htmlFor="audit-until">
          {say('至', 'Until')} <DayInput id="audit-until" value={filters.until} onChange={(until) => set({ until })} />
        </label>
      </div>
      <section className="card">
        <LongTable
          label={say('审计记录', 'Audit trail')}
          pages={pages}
          none={say('没有记录。', 'Nothing on record.')}
          id={({ id }) => id}
          columns={[
            { name: say('时间', 'When'), cell: ({ at }) => <Instant at={at} /> },
            { name: say('操作', 'Action'), cell: ({ action }) => <code>{action}</code> },
            { name: say('身份', 'As'), cell: ({ actorRole }) => roleName(actorRole) },
            { name: say('对象', 'Subject'), cell: (entry) => <Subject entry={entry} /> },
            { name: say('依据', 'Article'), cell: ({ rule }) => rule },
            { name: say('理由', 'Reason'), cell: ({ reason }) => reason && <span className="typed">{reason}</span> },
            { name: say('内容', 'What exactly'), cell: (entry) => <What entry={entry} /> },
          ]}
        />
      </section>
    </>
  );
}

function Subject({ entry: { caseId, subjectKind, subjectId } }: { entry: Entry }) {
  return caseId ? (
    <Link to="/desk/cases/$caseId" params={{ caseId }}>
      {subjectKind} <small>{subjectId}</small>
    </Link>
  ) : (
    <>
      {subjectKind} <small>{subjectId}</small>
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
