import { Segmented } from 'antd';
import { Suspense, useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { Download } from '../common/download.js';
import { lazyPart } from '../common/script-missing.js';
import { Loaded, Nothing, Reading } from '../common/states.js';
import { Instant } from '../common/when.js';

/** What draws them is as much as all else of the page: it comes after the page. */
const Charts = lazyPart(() => import('./charts.js').then((m) => m.Charts));

/** 统计: what there is, in charts; each is taken along as a picture or a spreadsheet, all of it as one. */
export function Statistics() {
  const say = useSay();
  const language = useLanguage();
  const [rehearsal, setRehearsal] = useState(false);
  const statistics = useGet('/api/v1/statistics', { query: { rehearsal } });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('统计', 'Statistics')}</h1>
          {statistics.data && (
            <p className="quiet">
              {say('统计时间', 'As of')} <Instant at={statistics.data.asOf} /> ·{' '}
              <Download address={`/api/v1/statistics.xlsx?lang=${language}&rehearsal=${rehearsal}`}>
                {say('全部存为一份表格', 'All of it as one spreadsheet')}
              </Download>
            </p>
          )}
        </div>
        <Segmented
          aria-label={say('正式或演练', 'Real or rehearsed')}
          value={rehearsal ? 'rehearsed' : 'real'}
          onChange={(value) => setRehearsal(value === 'rehearsed')}
          options={[
            { value: 'real', label: say('正式', 'Real') },
            { value: 'rehearsed', label: say('演练', 'Rehearsed') },
          ]}
        />
      </div>
      <Loaded query={statistics}>
        {(read) =>
          isEmpty(read) ? (
            <Nothing>
              {rehearsal
                ? say('还没有演练数据。', 'Nothing has been rehearsed yet.')
                : say(
                    '还没有正式数据；演练的数据请选择“演练”。',
                    'Nothing real yet; what was rehearsed is under “Rehearsed”.',
                  )}
            </Nothing>
          ) : (
            <Suspense fallback={<Reading />}>
              <Charts of={read} />
            </Suspense>
          )
        }
      </Loaded>
    </>
  );
}

const isEmpty = ({ cases, bases, subsidies }: Schemas['StatisticsDto']): boolean =>
  [cases.byState, cases.byYear, bases.byYear, subsidies].every((rows) => rows.length === 0);
