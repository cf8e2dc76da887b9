import { createHash } from 'node:crypto';
import { MAIL_PAGE_TEXTS } from '#contracts/mail-texts.js';
import { secondInBeijing } from '#domain/common/beijing-time.js';
import { escaped, linked } from '#platform/mail/mail-html.js';
import { PRODUCT } from '#domain/common/product.js';

/** A mail as its page shows it. */
export interface ShownMail {
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly capturedAt: Date;
}

const STYLE = `
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem 3rem; color: #262626; font: 1rem/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.4rem; } p.note { color: #5a554f; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ddd5c9; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .3rem 1rem; } dt { color: #5a554f; } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid #ddd5c9; border-radius: .5rem; padding: 1rem 1.25rem; }
`;

/** The pages run nothing and load nothing: what stands in a mail may have been typed by anybody. */
export const CAPTURED_MAIL_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

export function capturedMailsPage(mails: readonly ShownMail[]): string {
  const rows = mails.map(
    ({ id, address, subject, capturedAt }) =>
      `<tr><td>${secondInBeijing(capturedAt)}</td><td>${escaped(address)}</td><td><a href="/dev/mail/${id}">${escaped(subject)}</a></td></tr>`,
  );
  const { title, note, none, at, to, subject } = MAIL_PAGE_TEXTS;
  const head = [at, to, subject].map((each) => `<th scope="col">${both(each)}</th>`).join('');
  const list = rows.length === 0 ? `<p>${both(none)}</p>` : `<table>\n<tr>${head}</tr>\n${rows.join('\n')}\n</table>`;
  return page(both(title), `<h1>${both(title)}</h1>\n<p class="note">${both(note)}</p>\n${list}`);
}

export function capturedMailPage({ id, address, subject, body, capturedAt }: ShownMail): string {
  const { at, to, source, title } = MAIL_PAGE_TEXTS;
  const facts = `<dt>${both(at)}</dt><dd>${secondInBeijing(capturedAt)}</dd><dt>${both(to)}</dt><dd>${escaped(address)}</dd>`;
  const links = `<a href="/dev/mail">${both(title)}</a> · <a href="/dev/mail/${id}/source">${both(source)}</a>`;
  return page(
    escaped(subject),
    `<h1>${escaped(subject)}</h1>\n<dl>${facts}</dl>\n<pre>${linked(body)}</pre>\n<p>${links}</p>`,
  );
}

function both({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return `${zh} / ${en}`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${PRODUCT.zh} ${PRODUCT.en}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
