import { createHash } from 'node:crypto';
import { CERTIFICATE_TEXTS, CHECK_TEXTS } from '#contracts/base-texts.js';
import { sentence } from '#contracts/problems.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { PRODUCT } from '#domain/common/product.js';
import { escaped } from '../pages/html.js';
import { CERTIFICATE_NUMBER_LENGTH } from './certificate-number.js';
import type { BaseDto } from './bases.dto.js';

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f5f2ed; color: #262626; font: 1rem/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
header { border-top: .4rem solid #9f1d20; padding-top: 1rem; }
h1 { font-size: 1.5rem; margin: 0; }
header p, footer, [lang=en] { color: #5a554f; }
section { background: #fff; border: 1px solid #ddd5c9; border-radius: .5rem; padding: 1.25rem 1.5rem; margin-top: 1.25rem; }
.verdict { font-size: 1.35rem; font-weight: 700; margin: 0; padding-left: .8rem; border-left: .4rem solid; }
input, button { font: inherit; min-height: 2.75rem; max-width: 100%; padding: .3rem .6rem; }
.valid { color: #17603a; } .suspended { color: #7a4a00; } .void { color: #9f1d20; }
dl { margin: 1rem 0 0; display: grid; grid-template-columns: 7rem 1fr; gap: .4rem 1rem; }
dt { color: #5a554f; } dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
`;

/** The page runs nothing and loads nothing; it may ask for another number. */
export const CHECK_PAGE_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

/** What a certificate is worth today, for whoever holds it in their hands. `at`: the moment, in Beijing. */
export function certificatePage(base: BaseDto, at: string): string {
  const [look, verdict] = verdictOf(base);
  const rows = [
    ['number', { zh: base.certificateNumber, en: base.certificateNumber }],
    ['name', { zh: base.name, en: base.name }],
    ['organisation', { zh: base.organisation, en: base.organisation }],
    ['type', BASE_TYPE_TEXTS[base.type]],
    ['accreditedOn', { zh: base.accreditedOn, en: base.accreditedOn }],
  ] as const;
  return page((language) => {
    const facts = rows.map(
      ([label, value]) => `<dt>${CHECK_TEXTS[label][language]}</dt><dd>${escaped(value[language])}</dd>`,
    );
    const asked = sentence(CHECK_TEXTS.asOf, { at })[language];
    return `<p class="verdict ${look}">${escaped(verdict[language])}</p>\n<dl>${facts.join('\n')}</dl>\n<p>${asked}</p>`;
  });
}

/** The page of a number that was never given. */
export function unknownCertificatePage(number: string): string {
  const why = sentence(CHECK_TEXTS.unknownWhy, { number });
  return page(
    (language) => `<p class="verdict void">${CHECK_TEXTS.unknown[language]}</p>\n<p>${escaped(why[language])}</p>`,
    ANOTHER_NUMBER,
  );
}

function verdictOf({ state, rehearsal, revokedOn }: BaseDto): ['valid' | 'suspended' | 'void', LocalizedText] {
  if (rehearsal) return ['void', CHECK_TEXTS.rehearsal];
  if (state === 'revoked') return ['void', sentence(CHECK_TEXTS.revoked, { on: revokedOn ?? '' })];
  if (state === 'underRectification') return ['suspended', CHECK_TEXTS.underRectification];
  return ['valid', CHECK_TEXTS.accredited];
}

const bilingual = ({ zh, en }: LocalizedText) => `${zh} <span lang="en">${en}</span>`;

/** For whoever mistyped it. */
const ANOTHER_NUMBER = `<form action="/public/register" method="get">
<label for="number">${bilingual(CHECK_TEXTS.number)}</label>
<p><input id="number" name="number" maxlength="${CERTIFICATE_NUMBER_LENGTH}" required> <button type="submit">${bilingual(CHECK_TEXTS.again)}</button></p>
</form>
`;

/** Chinese first, the same in English below. */
function page(body: (language: 'zh' | 'en') => string, after = ''): string {
  const { zh, en } = CHECK_TEXTS.title;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${zh} ${en} · ${PRODUCT.zh} ${PRODUCT.en}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${bilingual(CHECK_TEXTS.title)}</h1><p>${CERTIFICATE_TEXTS.base.zh}</p></header>
<section aria-label="${zh}">
${body('zh')}
</section>
<section lang="en" aria-label="${en}">
${body('en')}
</section>
${after}<p><a href="/public/register">${bilingual(CHECK_TEXTS.another)}</a></p>
</main>
</body>
</html>
`;
}
