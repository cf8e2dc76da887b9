import { getRouteApi, Link } from '@tanstack/react-router';
import { usePages } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { useCodeNames } from '../dossiers/field-value.js';
import { FilterWords } from '../common/filter-words.js';
import { PagedTable } from '../common/table.js';
import { Day } from '../common/when.js';
import { languageName } from './profile-acts.js';

const route = getRouteApi('/desk/experts');

/** The pool of experts, as a draw finds it. */
export function Experts() {
  const say = useSay();
  const language = useLanguage();
  const names = useCodeNames();
  const { sought } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = usePages('/api/v1/experts', { query: { search: sought } }, { id: 'accountId' });
  return (
    <>
      <h1>{say('专家库', 'Experts')}</h1>
      <section className="card">
        <FilterWords
          label={say('按姓名、工作单位或账号查找', 'Find by name, employer or account')}
          value={sought}
          onChange={(words) => void navigate({ search: { sought: words }, replace: true })}
        />
        <PagedTable
          label={say('专家库', 'Experts')}
          pages={pages}
          none={sought ? say('没有符合的专家。', 'No expert is called so.') : say('专家库为空。', 'The pool is empty.')}
          id={({ accountId }) => accountId}
          columns={[
            {
              name: say('姓名', 'Name'),
              cell: ({ accountId, name }) => (
                <Link to="/desk/experts/$accountId" params={{ accountId }}>
                  {name}
                </Link>
              ),
            },
            { name: say('工作单位', 'Employer'), cell: ({ institution }) => institution },
            {
              name: say('专业领域', 'Fields'),
              cell: ({ fields }) => <div className="readable">{fields.map(names).join(say('、', ', '))}</div>,
            },
            {
              name: say('语种', 'Languages'),
              cell: ({ languages }) => languages.map((code) => languageName(code, language)).join(say('、', ', ')),
            },
            { name: say('暂不参加至', 'Away until'), cell: ({ awayUntil }) => <Day on={awayUntil} /> },
            { name: say('须回避的关系', 'Ties'), number: true, cell: ({ ties }) => ties.length },
          ]}
        />
      </section>
    </>
  );
}
