import { getRouteApi } from '@tanstack/react-router';
import { Input } from 'antd';
import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { PagedTable } from '../common/table.js';
import { Instant } from '../common/when.js';
import { auditFilters, type AuditFilters } from './audit-filters.js';

const route = getRouteApi('/desk/audit');

/** 审计记录: who did what, in the order in which it happened. */
export function Audit() {
  const say = useSay();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const pages = usePages('/api/v1/audit', { query: filters });
  const set = (change: AuditFilters) =>
    void navigate({ search: auditFilters({ ...filters, ...change }), replace: true });
  return (
    <>
      <h1>{say('审计记录', 'Audit trail')}</h1>
      <div className="filters" role="search">
        <Input
          className="filter-words"
          allowClear
          aria-label={say('事项编号', 'Id of a case')}
          placeholder={say('事项编号', 'Id of a case')}
          defaultValue={filters.caseId}
          onChange={({ target }) => set({ caseId: target.value })}
        />
        <Input
          className="filter-words"
          allowClear
          aria-label={say('办理人账号编号', 'Id of an account')}
          placeholder={say('办理人账号编号', 'Id of an account')}
          defaultValue={filters.actorId}
          onChange={({ target }) => set({ actorId: target.value })}
        />
      </div>
      <section className="card">
        <PagedTable
          label={say('审计记录', 'Audit trail')}
          pages={pages}
          none={say('没有记录。', 'Nothing on record.')}
          id={({ id }) => id}
          columns={[
            { name: say('时间', 'When'), cell: ({ at }) => <Instant at={at} /> },
            { name: say('操作', 'Action'), cell: ({ action }) => <code>{action}</code> },
            { name: say('身份', 'As'), cell: ({ actorRole }) => actorRole },
            { name: say('对象', 'Subject'), cell: ({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}` },
            { name: say('依据', 'Article'), cell: ({ rule }) => rule },
            { name: say('理由', 'Reason'), cell: ({ reason }) => reason && <span className="typed">{reason}</span> },
          ]}
        />
      </section>
    </>
  );
}
