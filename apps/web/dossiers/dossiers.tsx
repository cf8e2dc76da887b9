import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { PagedTable } from '../common/table.js';
import { Instant } from '../common/when.js';
import { TYPE_TEXTS } from '../common/words.js';
import { BaseLink } from './base-link.js';

/** The dossiers of one's organisation. */
export function Dossiers() {
  const say = useSay();
  const pages = usePages('/api/v1/dossiers');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('我的申报书', 'My dossiers')}</h1>
        </div>
        <Link to="/desk/batches">{say('查看申报批次，新建申报书', 'See the batches and begin a dossier')}</Link>
      </div>
      <section className="card">
        <PagedTable
          pages={pages}
          none={say('还没有申报书。从申报批次新建。', 'No dossiers yet: begin one from a batch.')}
          label={say('我的申报书', 'My dossiers')}
          id={({ id }) => id}
          columns={[
            {
              name: say('基地名称', 'Base'),
              cell: (dossier) => <BaseLink dossier={dossier} />,
            },
            { name: say('类型', 'Type'), cell: ({ type }) => say(TYPE_TEXTS[type]) },
            {
              name: say('状态', 'State'),
              cell: ({ caseId, locked }) =>
                caseId ? (
                  <Link to="/desk/cases/$caseId" params={{ caseId }}>
                    {locked ? say('办理中或已办结', 'Under way or ended') : say('补正中', 'Being corrected')}
                  </Link>
                ) : (
                  <Tag>{say('填报中', 'Draft')}</Tag>
                ),
            },
            { name: say('回执编号', 'Receipt'), cell: ({ receiptNumber }) => receiptNumber },
            { name: say('提交时间', 'Submitted'), cell: ({ submittedAt }) => <Instant at={submittedAt} /> },
            { name: say('新建时间', 'Begun'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
          ]}
        />
      </section>
    </>
  );
}
