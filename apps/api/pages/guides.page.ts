import type { WorkCalendar } from '#domain/clock/work-calendar.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import { countryName } from '#domain/identifiers/country.js';
import { INDUSTRY_FIELDS } from '#domain/identifiers/industry-field.js';
import { BASE_TYPES, type LocalizedText } from '#domain/measures/measure.js';
import type { BatchDto } from '../batches/batches.dto.js';
import { type Page, type Reader } from './frame.js';
import { html, type Html } from './html.js';
import { periodIn } from './period.js';

const STATES = {
  upcoming: { zh: '未开始', en: 'Upcoming' },
  open: { zh: '受理申报', en: 'Open' },
  closed: { zh: '已截止', en: 'Closed' },
} as const;

/** 申报指南, the newest first. */
export function guidesPage(
  reader: Reader,
  calendar: WorkCalendar,
  batches: readonly BatchDto[],
  more: string | null,
): Page {
  const { say, to } = reader;
  const body = html`${batches.length === 0 ? html`<p class="nothing">${say('还没有申报指南。', 'There are no guides yet.')}</p>` : guideList(reader, calendar, batches)}
  ${more && html`<p><a href="${to(more)}">${say('更早的', 'Earlier ones')}</a></p>`}`;
  return { title: say('申报指南', 'Guides'), path: '/public/guides', body };
}

export function guideList(reader: Reader, calendar: WorkCalendar, batches: readonly BatchDto[]): Html {
  const { say, text, to } = reader;
  return html`<ul class="cards">
    ${batches.map(
      (batch) =>
        html`<li>
          <h2><a href="${to(`/public/guides/${batch.id}`)}">${batch.title}</a>${rehearsalTag(reader, batch)}</h2>
          <p>
            <strong>${text(STATES[batch.state])}</strong> · ${say('申报期', 'Window')}
            ${periodIn(batch.opensOn, batch.closesOn, reader, calendar)}
          </p>
        </li>`,
    )}
  </ul>`;
}

/** Nobody is to take a batch that is only tried out for a real one. */
function rehearsalTag({ say }: Reader, { rehearsalDaySeconds }: BatchDto): Html | false {
  return rehearsalDaySeconds !== null && html` <span class="tag">${say('演练', 'Rehearsal')}</span>`;
}

/** One guide: who may apply for what, until when. */
export function guidePage(reader: Reader, calendar: WorkCalendar, batch: BatchDto): Page {
  const { say, text, to } = reader;
  const list = (names: readonly (LocalizedText | undefined)[]) =>
    names.flatMap((name) => (name ? [text(name)] : [])).join(say('、', ', '));
  const fields = INDUSTRY_FIELDS as Readonly<Record<string, LocalizedText>>;
  const body = html` <dl class="facts">
      <dt>${say('批次编号', 'Code')}</dt>
      <dd>${batch.code}</dd>
      <dt>${say('状态', 'State')}</dt>
      <dd>${text(STATES[batch.state])}${rehearsalTag(reader, batch)}</dd>
      <dt>${say('申报期', 'Window')}</dt>
      <dd>${periodIn(batch.opensOn, batch.closesOn, reader, calendar)}${say('（含当日）', ' (included)')}</dd>
      <dt>${say('适用办法', 'Measures')}</dt>
      <dd>
        <a href="${to(`/public/measures/${encodeURIComponent(batch.measureId)}`)}"
          >${say('管理办法', 'Measures')} ${batch.measureId}</a
        >
      </dd>
      <dt>${say('领域', 'Fields')}</dt>
      <dd>${batch.fields.length === 0 ? say('不限', 'Any') : list(batch.fields.map((code) => fields[code]))}</dd>
      <dt>${say('重点国别', 'Countries')}</dt>
      <dd>${batch.countries.length === 0 ? say('不限', 'Any') : list(batch.countries.map(countryName))}</dd>
      <dt>${say('推荐', 'Recommendation')}</dt>
      <dd>
        ${batch.recommendingStep ? say('须经推荐单位推荐', 'By a recommending unit') : say('无须推荐', 'Not needed')}
      </dd>
    </dl>
    <h2>${say('分类名额', 'Places by type')}</h2>
    <table class="narrow">
      <tbody>
        ${BASE_TYPES.filter((type) => batch.quotas[type] !== undefined).map(
          (type) =>
            html`<tr>
              <th scope="row">${text(BASE_TYPE_TEXTS[type])}</th>
              <td>${batch.quotas[type]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p><a class="enter" href="/desk/batches">${say('登录申报', 'Sign in to apply')}</a></p>`;
  return { title: batch.title, path: `/public/guides/${batch.id}`, body };
}
