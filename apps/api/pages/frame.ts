import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalizedText } from '#domain/measures/measure.js';
import { PRODUCT, PURPOSE } from '#domain/common/product.js';
import { HREFLANGS, inLanguage, siteOf, type Language } from './address.js';
import { html, type Html } from './html.js';
import { WEB } from './web.js';

/** What a page is in, and says things with. */
export interface Reader {
  readonly language: Language;
  /** In the reader's language. */
  say(zh: string, en: string): string;
  text(text: LocalizedText): string;
  /** An address in the same language. */
  to(path: string): string;
  /** Are there rehearsals here? What is rehearsed stands apart, for the staff. */
  readonly rehearsals: boolean;
  /** Under what address search engines know this service; they are told none of a page that is not to be found. */
  readonly site?: string;
}

interface Served {
  readonly rehearsalAllowed: boolean;
  readonly publicUrl: string;
}

/** @param served by whom; nobody, where only a refusal is said */
export function readerOf(language: Language | undefined, served?: Served): Reader {
  const of = language ?? 'zh';
  return {
    language: of,
    say: (zh, en) => (of === 'zh' ? zh : en),
    text: (text) => text[of],
    to: (path) => inLanguage(path, of),
    rehearsals: served?.rehearsalAllowed ?? false,
    ...(served && { site: siteOf(served.publicUrl) }),
  };
}

export interface Page {
  readonly title: string;
  /** The address without its language. */
  readonly path: string;
  readonly body: Html;
  readonly description?: string;
}

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
}

/** The public pages' script and style, by the names that the build gave them. */
function assets(): { readonly script: string; readonly styles: readonly string[] } {
  const manifest = join(WEB, '.manifest.json');
  if (!existsSync(manifest)) return { script: '', styles: [] };
  const chunk = (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>)['public/public.ts'];
  return { script: chunk?.file ?? '', styles: chunk?.css ?? [] };
}
const { script, styles } = assets();

/** Public pages are markup: a small script of ours helps with the forms. */
export const PUBLIC_PAGE_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

const PLACES: readonly [path: string, zh: string, en: string][] = [
  ['/public/notices', '公示', 'Public notices'],
  ['/public/register', '基地名录', 'Register of bases'],
  ['/public/statistics', '基地统计', 'In numbers'],
  ['/public/guides', '申报指南', 'Guides'],
  ['/public/grades', '评价等次', 'Grades'],
  ['/public/measures', '管理办法', 'Measures'],
];

/** What every public page is answered with. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': PUBLIC_PAGE_POLICY,
};

/** What search engines are told: of two addresses of one page the one to keep, and the same in each language. */
function found({ site, language }: Reader, path: string): Html {
  if (site === undefined) return html`<meta name="robots" content="noindex" />`;
  return html`<link rel="canonical" href="${site}${inLanguage(path, language)}" />
    ${HREFLANGS.map(([hreflang, other]) => html`<link rel="alternate" hreflang="${hreflang}" href="${site}${inLanguage(path, other)}" />`)}`;
}

/** A whole page, with the way to the others and to the same in the other language. */
export function framed(reader: Reader, { title, path, body, description }: Page): string {
  const { language, say, text, to } = reader;
  const site = text(PRODUCT);
  const other = inLanguage(path, language === 'zh' ? 'en' : 'zh');
  const places = PLACES.map(([at, zh, en]) => {
    const current = path === at || path.startsWith(`${at}/`) || path.startsWith(`${at}?`);
    return html`<li><a href="${to(at)}" ${current ? html` aria-current="page"` : ''}>${say(zh, en)}</a></li>`;
  });
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${description ?? `${title} · ${text(PURPOSE)}`}" />
        <title>${title} · ${site}</title>
        <link rel="icon" href="data:," />
        ${found(reader, path)} ${styles.map((file) => html`<link rel="stylesheet" href="/${file}" />`)}
        ${script && html`<script type="module" src="/${script}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${say('跳到正文', 'Skip to the content')}</a>
        <header class="top">
          <p class="brand"><a href="${to('/public')}">${site}</a></p>
          <p class="tools">
            <a
              href="${other}"
              lang="${language === 'zh' ? 'en' : 'zh-CN'}"
              hreflang="${language === 'zh' ? 'en' : 'zh-CN'}"
              >${language === 'zh' ? 'English' : '中文'}</a
            >
            <a class="enter" href="/desk">${say('登录办理', 'Sign in')}</a>
          </p>
          <nav aria-label="${say('栏目', 'Sections')}">
            <ul>
              ${places}
            </ul>
          </nav>
        </header>
        <main id="main">
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>
          <p>${site}${say('：', ': ')}${text(PURPOSE)}${say('。', '.')}</p>
          <p>
            ${say('本页内容公开，无须登录。时间均为北京时间。', 'Open to everybody, without signing in. Times are those of Beijing.')}
          </p>
        </footer>
      </body>
    </html> `.markup;
}

/** An empty list; whoever tries Guohe out is led to what is rehearsed, which is never listed with it. */
export function nothing({ say, rehearsals }: Reader, said: string, rehearsed?: string): Html {
  return html`<p class="nothing">${said}</p>
    ${rehearsals && rehearsed && html`<p>${say('此处只列正式的，演练的另行存放，供工作人员查看：', 'This list holds only what is real. What is rehearsed stands apart, for the staff: ')}<a href="${rehearsed}">${say('登录查看演练的', 'sign in to see it')}</a></p>`}`;
}

/** A day, written as the reader's language does. */
export function dayIn(day: string, { language }: Reader): Html {
  const shown = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
  return html`<time datetime="${day}">${shown}</time>`;
}
