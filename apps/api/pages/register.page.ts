import { BASE_TYPE_TEXTS, GRADE_TEXTS } from '#contracts/texts.js';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import { BASE_TYPES, type BaseType, type LocalizedText } from '#domain/measures/measure.js';
import type { BaseDto } from '../bases/bases.dto.js';
import { districtTiles, type DistrictCount } from './charts.js';
import { dayIn, nothing, type Page, type Reader } from './frame.js';
import { html, type Html } from './html.js';
import { CERTIFICATE_NUMBER_LENGTH } from '../bases/certificate-number.js';

/** At the staff's desk. */
const REHEARSED = '/desk/bases?rehearsed=true';

/** 基地名录: every base with what it is worth today. */
export function registerPage(
  reader: Reader,
  bases: readonly BaseDto[],
  { type, district, more, districts }: RegisterOptions,
): Page {
  const { say, text, to } = reader;
  const filters = [undefined, ...BASE_TYPES].map((each) => {
    const name = each ? text(BASE_TYPE_TEXTS[each]) : say('全部类型', 'Every type');
    return html`<li>
      <a href="${to(registerPath({ type: each, district }))}" ${each === type ? html` aria-current="true"` : ''}
        >${name}</a
      >
    </li>`;
  });
  const body = html` ${checkForm(reader)}
    <ul class="filters">
      ${filters}
      ${district && html`<li><a href="${to(registerPath({ type }))}">${say(`取消“${text(districtName(district))}”`, `Not only ${text(districtName(district))}`)}</a></li>`}
    </ul>
    ${bases.length === 0 ? nothing(reader, say('没有这样的基地。', 'There are no such bases.'), type || district ? undefined : REHEARSED) : table(reader, bases)}
    ${more && html`<p><a href="${to(more)}">${say('更多', 'More')}</a></p>`}
    ${districtTiles(reader, districts, district)}
    <p><a href="${to('/public/statistics')}">${say('类型、国别、历年统计', 'By type, country and year')}</a></p>`;
  return { title: say('基地名录', 'Register of bases'), path: registerPath({ type, district }), body };
}

interface Filters {
  readonly type?: BaseType;
  readonly district?: string;
}

interface RegisterOptions extends Filters {
  readonly more?: string | null;
  /** How many bases each has. */
  readonly districts: readonly DistrictCount[];
}

/** The address of the register with these filters. */
export function registerPath({ type, district }: Filters): string {
  const asked = new URLSearchParams({ ...(type && { type }), ...(district && { district }) }).toString();
  return asked ? `/public/register?${asked}` : '/public/register';
}

export function checkForm({ say, language }: Reader): Html {
  return html`<form class="check" action="/public/register" method="get" role="search">
    ${language === 'en' && html`<input type="hidden" name="lang" value="en" />`}
    <label for="certificate">${say('证书核验：输入证书编号', 'Check a certificate by its number')}</label>
    <span
      ><input
        id="certificate"
        name="number"
        maxlength="${CERTIFICATE_NUMBER_LENGTH}"
        placeholder="BJGH-2026-K-0007"
        required
      />
      <button type="submit">${say('核验', 'Check')}</button></span
    >
  </form>`;
}

function table(reader: Reader, bases: readonly BaseDto[]): Html {
  const { say, text } = reader;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('基地名录', 'Register of bases')}">
    <table>
      <thead>
        <tr>
          <th scope="col">${say('基地', 'Base')}</th>
          <th scope="col">${say('依托单位', 'Host')}</th>
          <th scope="col">${say('类型', 'Type')}</th>
          <th scope="col">${say('区', 'District')}</th>
          <th scope="col">${say('认定日期', 'Accredited on')}</th>
          <th scope="col">${say('最近评价', 'Last grade')}</th>
          <th scope="col">${say('状态', 'State')}</th>
        </tr>
      </thead>
      <tbody>
        ${bases.map(
          (base) =>
            html`<tr>
              <td>
                ${base.name}<br /><a href="/check/${encodeURIComponent(base.certificateNumber)}"
                  >${base.certificateNumber}</a
                >
              </td>
              <td>${base.organisation}</td>
              <td>${text(BASE_TYPE_TEXTS[base.type])}</td>
              <td>${text(districtName(base.district))}</td>
              <td>${dayIn(base.accreditedOn, reader)}</td>
              <td>${base.lastGrade ? text(GRADE_TEXTS[base.lastGrade]) : '–'}</td>
              <td>${text(base.stateText)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const districtName = (code: string): LocalizedText => BEIJING_DISTRICTS[code] ?? { zh: code, en: code };
