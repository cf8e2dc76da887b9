import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import type { BaseStatisticsDto } from '../statistics/statistics.dto.js';
import { bars, districtTiles, type DistrictCount } from './charts.js';
import type { Page, Reader } from './frame.js';
import { html, type Html } from './html.js';

/** Every district, those without a base too, in the order of their codes. */
export function everyDistrict({ byDistrict }: BaseStatisticsDto): DistrictCount[] {
  const counts = new Map(byDistrict.map(({ code, count }) => [code, count]));
  return Object.entries(BEIJING_DISTRICTS).map(([code, text]) => ({ code, text, count: counts.get(code) ?? 0 }));
}

/** 基地统计: where the bases are, of what type, with whom they cooperate, how they were graded. */
export function statisticsPage(reader: Reader, statistics: BaseStatisticsDto): Page {
  const { say, text } = reader;
  const unit = say('基地数', 'bases');
  const counted = statistics.total;
  const body = html` <p class="lead">${say(`现有基地 ${counted} 家。`, `${counted} bases hold the title now.`)}</p>
    ${districtTiles(reader, everyDistrict(statistics))}
    ${chart(
      say('类型', 'By type'),
      unit,
      statistics.byType.map((each) => ({ label: text(each.text), count: each.count })),
    )}
    ${chart(
      say('合作国别和地区', 'Countries and regions of the partners'),
      unit,
      statistics.byCountry.map(({ text: name, count, partners }) => ({
        label: text(name),
        count,
        note: say(`合作方 ${partners} 个`, `${partners} partners`),
      })),
    )}
    ${chart(
      say('历年认定', 'Accredited by year'),
      unit,
      statistics.byYear.map(({ year, accredited, revoked }) => ({
        label: String(year),
        count: accredited,
        note: revoked > 0 ? say(`撤销 ${revoked} 家`, `${revoked} revoked`) : '',
      })),
    )}
    ${chart(
      say('历年评价等次', 'Grades by year'),
      unit,
      statistics.grades.map(({ year, gradeText, count }) => ({
        label: `${year} ${text(gradeText)}`,
        count,
      })),
    )}
    <p class="quiet">${say('演练不在其中。', 'Rehearsals are not counted.')}</p>`;
  return { title: say('基地统计', 'The bases in numbers'), path: '/public/statistics', body };
}

function chart(caption: string, unit: string, rows: Parameters<typeof bars>[2]): Html | '' {
  return rows.length === 0 ? '' : html`<section class="chart">${bars(caption, unit, rows)}</section>`;
}
