import { Segmented } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { Download } from '../common/download.js';
import { Loaded, Nothing } from '../common/states.js';
import { Instant } from '../common/when.js';
import { useCodeNames } from '../dossiers/field-value.js';
import { Chart } from './chart.js';
import { DISTRICT_TILES } from './district-tiles.js';
import type { Figures } from './figures.js';
import { gradesByYear } from './grades-by-year.js';
import { bars, countryMap, districtMap } from './options.js';

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
            <Charts of={read} />
          )
        }
      </Loaded>
    </>
  );
}

const isEmpty = ({ cases, bases, subsidies }: Schemas['StatisticsDto']): boolean =>
  [cases.byState, cases.byYear, bases.byYear, subsidies].every((rows) => rows.length === 0);

type Count = Schemas['CountDto'];

function Charts({ of: { cases, bases, subsidies } }: { of: Schemas['StatisticsDto'] }) {
  const say = useSay();
  const names = useCodeNames();
  const count = say('数量', 'Count');
  const counted = (what: string, rows: readonly Count[]): Figures => ({
    headings: [what, count],
    lines: rows.map(({ text, count: number }) => [say(text), number]),
  });
  const open: Figures = {
    headings: [say('环节', 'Stage'), say('未逾期', 'In time'), say('逾期', 'Overdue')],
    lines: cases.byState
      .filter((line) => line.open)
      .map(({ kindText, stateText, count: all, overdue }) => [
        `${say(kindText)} · ${say(stateText)}`,
        all - overdue,
        overdue,
      ]),
  };
  const applied: Figures = {
    headings: [
      say('年度', 'Year'),
      say('认定', 'Accredited'),
      say('培育', 'Cultivated'),
      say('未认定', 'Not selected'),
      say('未进入审定', 'Ended before the meeting'),
      say('办理中', 'Under way'),
    ],
    lines: cases.byYear.map((line) => [
      String(line.year),
      line.accredited,
      line.cultivated,
      line.notSelected,
      line.submitted - line.accredited - line.cultivated - line.notSelected - line.open,
      line.open,
    ]),
  };
  const titled: Figures = {
    headings: [say('年度', 'Year'), say('认定', 'Accredited'), say('撤销', 'Revoked')],
    lines: bases.byYear.map(({ year, accredited, revoked }) => [String(year), accredited, revoked]),
  };
  const paid: Figures = {
    headings: [say('年度', 'Year'), say('批准补助（万元）', 'Allocated (10 000 CNY)')],
    lines: subsidies.map(({ year, allocated }) => [String(year), allocated.fen / 1_000_000]),
  };
  const districts = (rows: readonly Count[]) =>
    DISTRICT_TILES.map(({ code }) => ({
      code,
      name: names(code),
      count: rows.find((row) => row.code === code)?.count ?? 0,
    }));
  const grades = gradesByYear(bases.grades, say);
  const byCountry = counted(say('国别（地区）', 'Country or region'), bases.byCountry);
  const tall = (figures: Figures) => Math.max(200, 48 + figures.lines.length * 30);
  return (
    <div className="charts">
      <Chart
        title={say('正在办理的事项', 'Cases under way')}
        figures={open}
        option={bars(open, { lying: true })}
        heightPx={tall(open)}
      />
      <Chart
        title={say('基地分布（按区，示意）', 'Bases by district (a scheme)')}
        figures={counted(say('区', 'District'), bases.byDistrict)}
        option={districtMap(districts(bases.byDistrict))}
        heightPx={320}
      />
      <Chart
        title={say('申报分布（按区，示意）', 'Applications by district (a scheme)')}
        figures={counted(say('区', 'District'), cases.byDistrict)}
        option={districtMap(districts(cases.byDistrict))}
        heightPx={320}
      />
      <Chart
        title={say('合作国别（地区）分布（示意，不绘国界）', 'Where partners are (a scheme without borders)')}
        figures={byCountry}
        option={countryMap(
          bases.byCountry.map(({ code, text, count: number }) => ({ code, name: say(text), count: number })),
        )}
        heightPx={360}
      />
      <Chart
        title={say('合作国别（地区）', 'Cooperating countries and regions')}
        figures={byCountry}
        option={bars(byCountry, { lying: true })}
        heightPx={tall(byCountry)}
      />
      {[
        [say('基地类型', 'Bases by type'), counted(say('类型', 'Type'), bases.byType)] as const,
        [say('申报类型', 'Applications by type'), counted(say('类型', 'Type'), cases.byType)] as const,
        [say('各年申报及结果', 'Applications by year'), applied] as const,
        [say('各年认定与撤销', 'Accredited and revoked by year'), titled] as const,
        [say('各年评价等次', 'Grades by year'), grades] as const,
        [say('各年后补助', 'Post-subsidy by year'), paid] as const,
      ].map(([title, figures]) => (
        <Chart key={title} title={title} figures={figures} option={bars(figures)} />
      ))}
    </div>
  );
}
