import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { useCodeNames } from '../dossiers/field-value.js';
import { Chart } from './chart.js';
import { DISTRICT_TILES } from './district-tiles.js';
import type { Figures } from './figures.js';
import { gradesByYear } from './grades-by-year.js';
import { bars, countryMap, districtMap } from './options.js';

type Count = Schemas['CountDto'];

/** All that is counted, each in a chart of its own. */
export function Charts({ of: { cases, bases, subsidies } }: { of: Schemas['StatisticsDto'] }) {
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
