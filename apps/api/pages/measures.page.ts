import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import { BASE_TYPES, DEADLINE_KEYS, type DeadlineRule, type Measure } from '#domain/measures/measure.js';
import { articleText } from '#domain/measures/article.js';
import type { MeasureSummaryDto } from '../measures/measures.dto.js';
import { dayIn, type Page, type Reader } from './frame.js';
import { html, type Html } from './html.js';

const STATUS = {
  inForce: { zh: '现行', en: 'In force' },
  draft: { zh: '征求意见稿', en: 'Draft' },
  superseded: { zh: '已废止', en: 'Superseded' },
} as const;

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  workingDays: ['个工作日', 'working days'],
  calendarDays: ['日', 'days'],
  months: ['个月', 'months'],
  hours: ['小时', 'hours'],
};

export function measuresPage(reader: Reader, measures: readonly MeasureSummaryDto[]): Page {
  const { say, text, to } = reader;
  const body = html`<ul class="cards">
    ${[...measures].reverse().map(
      (measure) =>
        html`<li>
          <h2><a href="${to(`/public/measures/${encodeURIComponent(measure.id)}`)}">${text(measure.title)}</a></h2>
          <p>
            <strong>${text(STATUS[measure.status])}</strong
            >${measure.documentNumber && html` · ${measure.documentNumber}`}${
              measure.effectiveFrom &&
              html` · ${say('自', 'from')} ${dayIn(measure.effectiveFrom, reader)}${say('起施行', '')}`
            }
          </p>
        </li>`,
    )}
  </ul>`;
  return { title: say('管理办法', 'Measures'), path: '/public/measures', body };
}

/** One version: its limits, and what each type is judged by, with the articles. */
export function measurePage(reader: Reader, measure: Measure): Page {
  const { say, text } = reader;
  const body = html` <p>
      <strong>${text(STATUS[measure.status])}</strong>${measure.documentNumber && html` · ${measure.documentNumber}`}
    </p>
    <p class="quiet">
      ${say(
        '标注：S 为文件所载，F 为同类公告可查，A 为本系统暂定，以正式文本为准。',
        'Marks: S stated in the document, F found in comparable notices, A assumed here until the official text says otherwise.',
      )}
    </p>
    <h2>${say('期限', 'Limits')}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${say('期限', 'Limits')}">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('环节', 'Step')}</th>
            <th scope="col">${say('期限', 'Limit')}</th>
            <th scope="col">${say('依据', 'Article')}</th>
          </tr>
        </thead>
        <tbody>
          ${DEADLINE_KEYS.map((key) => measure.deadlines[key]).map((rule) => limitRow(reader, rule))}
        </tbody>
      </table>
    </div>
    ${BASE_TYPES.map((type) => typeTable(reader, measure, type))}`;
  return { title: text(measure.title), path: `/public/measures/${encodeURIComponent(measure.id)}`, body };
}

function limitRow({ say, text }: Reader, rule: DeadlineRule): Html {
  const [zh, en] = UNITS[rule.unit] ?? ['', ''];
  const limit = rule.monthDay ? `${say('每年', 'every year,')} ${rule.monthDay}` : `${rule.amount} ${say(zh, en)}`;
  return html`<tr>
    <td>${text(rule.name)}</td>
    <td>${limit}</td>
    <td>${text(articleText(rule.article))} <abbr>${rule.mark}</abbr></td>
  </tr>`;
}

function typeTable({ say, text }: Reader, { types }: Measure, type: (typeof BASE_TYPES)[number]): Html {
  const { indicators, dimensions } = types[type];
  const dimension = new Map(dimensions.map(({ id, name }) => [id, name]));
  const title = text(BASE_TYPE_TEXTS[type]);
  return html`<h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('指标', 'Indicator')}</th>
            <th scope="col">${say('维度', 'Dimension')}</th>
            <th scope="col">${say('满分值', 'Full value')}</th>
            <th scope="col">${say('认定权重', 'Weight, accreditation')}</th>
            <th scope="col">${say('评价权重', 'Weight, evaluation')}</th>
            <th scope="col">${say('依据', 'Article')}</th>
          </tr>
        </thead>
        <tbody>
          ${indicators.map((each) => {
            const of = dimension.get(each.dimension);
            return html`<tr>
              <td>${text(each.name)}</td>
              <td>${of && text(of)}</td>
              <td>${each.kind === 'expert' ? say('专家评分', 'by experts') : each.fullValue}</td>
              <td>${each.weightAccreditation}</td>
              <td>${each.weightEvaluation}</td>
              <td>${text(articleText(each.article))} <abbr>${each.mark}</abbr></td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
