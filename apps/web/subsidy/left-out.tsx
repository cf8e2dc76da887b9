import { GRADE_NAMES } from '#domain/measures/vocabulary.js';
import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { PagedTable } from '../common/table.js';

/** 未列入的基地, each with why. */
export function LeftOut({ schemeId }: { schemeId: string }) {
  const say = useSay();
  const pages = usePages('/api/v1/subsidy-schemes/{id}/left-out', { path: { id: schemeId } }, { id: 'baseId' });
  if (pages.rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{say('未列入的基地', 'Bases left out')}</h2>
      <PagedTable
        label={say('未列入的基地', 'Bases left out')}
        pages={pages}
        none=""
        id={({ baseId }) => baseId}
        columns={[
          {
            name: say('基地', 'Base'),
            cell: ({ baseName, organisationName }) =>
              say(`${baseName}（${organisationName}）`, `${baseName} (${organisationName})`),
          },
          { name: say('等次', 'Grade'), cell: ({ grade }) => (grade ? say(GRADE_NAMES[grade]) : '–') },
          { name: say('原因', 'Why'), cell: ({ reasonText }) => say(reasonText) },
        ]}
      />
    </section>
  );
}
