import { Link } from '@tanstack/react-router';
import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { DueOfCase } from '../cases/due-of-case.js';
import { PagedTable } from '../common/table.js';

export function Rectifications() {
  const say = useSay();
  const pages = usePages('/api/v1/rectifications', {}, { id: 'caseId' });
  return (
    <>
      <h1>{say('整改', 'Rectification')}</h1>
      <section className="card">
        <PagedTable
          label={say('整改', 'Rectification')}
          pages={pages}
          none={say('没有整改事项。', 'Nothing is being rectified.')}
          id={({ caseId }) => caseId}
          columns={[
            {
              name: say('基地', 'Base'),
              cell: ({ caseId, title }) => (
                <Link to="/desk/cases/$caseId" params={{ caseId }}>
                  {title}
                </Link>
              ),
            },
            { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
            {
              name: say('至何时', 'Until when'),
              cell: ({ caseId, dueAt }) => dueAt && <DueOfCase caseId={caseId} dueAt={dueAt} />,
            },
          ]}
        />
      </section>
    </>
  );
}
