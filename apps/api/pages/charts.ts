import type { LocalizedText } from '#domain/measures/measure.js';
import type { Reader } from './frame.js';
import { html, type Html } from './html.js';

/** What is drawn as a bar: so many of something. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  /** What is told beside the number. */
  readonly note?: string;
}

/**
 * Bars in a table: whoever does not see them reads the numbers. Lengths are attributes of drawings, because the policy of these
 * pages lets no style stand inside a page.
 */
export function bars(caption: string, unit: string, rows: readonly Bar[]): Html {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return html`<table class="bars">
    <caption>
      ${caption}
    </caption>
    <thead class="unseen">
      <tr>
        <th scope="col">${caption}</th>
        <td></td>
        <th scope="col">${unit}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, count, note }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width="${share(count, most)}" height="10" />
              </svg>
            </td>
            <td class="number">${count}${note && html` <span class="quiet">${note}</span>`}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const share = (count: number, of: number) => Math.round((count / of) * 1_000) / 10;

/** Shades of the map: none, and four by how many there are beside the most. */
const SHADES = 4;

/** Where names may be parted in a tile of a telephone. */
const SYLLABLES =
  /(?<=^(?:Chang|Chao|Dong|Feng|Fang|Hai|Huai|Men|Mentou|Ping|Shi|Shijing|Shun|Tong|Xi|Yan|Da|Mi))(?=[a-z]{2,}$)/g;
const SOFT_HYPHEN = '\u00ad';

/** A name that fits into a tile. */
function tileName(code: string, { zh, en }: LocalizedText): LocalizedText {
  if (code === '110302') return { zh: '经开区', en: 'E-Town' };
  return { zh: zh.replace(/区$/, ''), en: en.replace(SYLLABLES, SOFT_HYPHEN) };
}

export interface DistrictCount {
  readonly code: string;
  readonly text: LocalizedText;
  readonly count: number;
}

/**
 * 各区分布: a tile for each district, about where it lies, darker where there are more. A scheme without borders: an official map of
 * China needs an approval number, and would show nothing more here.
 */
export function districtTiles(reader: Reader, districts: readonly DistrictCount[], current?: string): Html {
  const { say, text, to } = reader;
  const most = Math.max(1, ...districts.map(({ count }) => count));
  const tiles = districts.map(({ code, text: name, count }) => {
    const shade = count === 0 ? 0 : Math.ceil((count / most) * SHADES);
    return html`<li class="d${code}">
      <a
        class="shade${shade}"
        href="${to(`/public/register?district=${code}`)}"
        title="${text(name)}"
        ${code === current ? html` aria-current="true"` : ''}
        ><span>${text(tileName(code, name))}</span> <strong>${count}</strong></a
      >
    </li>`;
  });
  return html`<section class="map" aria-labelledby="map">
    <h2 id="map">${say('各区分布', 'By district')}</h2>
    <ol class="tiles">
      ${tiles}
    </ol>
    <p class="quiet">
      ${say('位置为示意，不表示行政区划界线；颜色越深，基地越多。点选一区，只看该区。', 'A scheme, without borders: the darker, the more bases. Choose a district to see its bases alone.')}
    </p>
  </section>`;
}
