import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { GRADE_NAMES } from '#domain/measures/vocabulary.js';
import { usePages } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { Download } from '../common/download.js';
import { useCodeNames } from '../dossiers/field-value.js';
import { PagedTable } from '../common/table.js';
import { Day } from '../common/when.js';
import { TYPE_TEXTS } from '../common/words.js';
import { workbookAddress } from '../common/workbook.js';

const route = getRouteApi('/desk/bases');

/** The register of bases; for the commission also what was rehearsed: which of them stands in the address. */
export function Bases() {
  const say = useSay();
  const language = useLanguage();
  const mayRehearse = useMay('read:rehearsedBase');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const rehearsed = mayRehearse && search.rehearsed === true;
  const names = useCodeNames();
  const pages = usePages(rehearsed ? '/api/v1/bases/rehearsed' : '/api/v1/bases');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('基地', 'Bases')}</h1>
        </div>
        {!rehearsed && (
          <Download address={workbookAddress('/api/v1/bases.xlsx', { lang: language })}>
            {say('存为表格', 'As a spreadsheet')}
          </Download>
        )}
        {mayRehearse && (
          <Segmented
            aria-label={say('正式或演练', 'Real or rehearsed')}
            value={rehearsed ? 'rehearsed' : 'real'}
            onChange={(value) =>
              void navigate({ search: value === 'rehearsed' ? { rehearsed: true } : {}, replace: true })
            }
            options={[
              { value: 'real', label: say('正式', 'Real') },
              { value: 'rehearsed', label: say('演练', 'Rehearsed') },
            ]}
          />
        )}
      </div>
      <section className="card">
        <PagedTable
          label={say('基地', 'Bases')}
          pages={pages}
          none={
            rehearsed
              ? say('还没有演练中认定的基地。', 'No rehearsed bases yet.')
              : mayRehearse
                ? say(
                    '还没有正式认定的基地；演练的请选择“演练”。',
                    'No real bases yet; rehearsed ones are under “Rehearsed”.',
                  )
                : say('还没有正式认定的基地。', 'No real bases yet.')
          }
          id={({ id }) => id}
          columns={[
            { name: say('基地', 'Base'), cell: ({ name }) => name },
            {
              name: say('证书编号', 'Certificate'),
              cell: ({ certificateNumber }) => (
                <a href={`/check/${encodeURIComponent(certificateNumber)}`}>{certificateNumber}</a>
              ),
            },
            { name: say('依托单位', 'Host'), cell: ({ organisation }) => organisation },
            { name: say('类型', 'Type'), cell: ({ type }) => say(TYPE_TEXTS[type]) },
            { name: say('区', 'District'), cell: ({ district }) => names(district) },
            { name: say('认定日期', 'Accredited on'), cell: ({ accreditedOn }) => <Day on={accreditedOn} /> },
            {
              name: say('最近评价', 'Last grade'),
              cell: ({ lastGrade }) => (lastGrade ? say(GRADE_NAMES[lastGrade]) : '–'),
            },
            { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
          ]}
        />
      </section>
    </>
  );
}
