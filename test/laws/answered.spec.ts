import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * By what a page could make somebody wait with nothing to show for it: each is done in the places that show it (`atWork`, the line at
 * the top of every page), and nowhere else. What goes through them is answered wherever it is begun.
 */
const WAYS: readonly {
  readonly what: string;
  readonly found: RegExp;
  /** Where it is done, and what answers there. */
  readonly places: Readonly<Record<string, string>>;
  /** One that would go unanswered. */
  readonly breach: string;
}[] = [
  {
    what: 'asks the server',
    found:
      /(?<![.\w])(?:(?:window|globalThis)\.)?fetch\(|\bXMLHttpRequest\b|\bsendBeacon\b|\bEventSource\b|\bWebSocket\b|'(?:tus-js-client|openapi-fetch)'/,
    places: {
      'apps/web/api/client.ts': 'the door: whatever changes something is shown from there',
      'apps/web/api/resumable.ts': 'a part of upload.ts',
      'apps/web/api/upload.ts': 'a file on its way, shown from there',
      'apps/web/gate/asked.ts': 'the sign-in page, whose line is shown from there',
      'apps/web/offline/worker.ts': 'answers in the place of the server; it has no page',
      'apps/web/public/public.ts': 'forms of the public pages: busy themselves',
    },
    breach: "onClick={() => void window.fetch('/api/v1/reminders', { method: 'POST' })}",
  },
  {
    what: 'reads a list or a record beside the readings that are watched',
    found: /\bqueries\.(?:fetchQuery|ensureQueryData|fetchInfiniteQuery)\b|\buseMutation\b/,
    places: {},
    breach: "const rows = await queries.fetchQuery({ queryKey: ['rows'] });",
  },
  {
    what: 'leads to what is saved or shown by the browser',
    found: /<a\b(?:=>|[^>])*?(?:\bdownload\b|href=(?:"|\{`)\/api\/)/s,
    places: { 'apps/web/common/download.tsx': 'says that it has begun' },
    breach: '<a onClick={() => begun()} href={address} download>',
  },
  {
    what: 'asks for a script once it is needed',
    found: /(?<!lazyPart\(\(\) => |lazyRouteComponent\(\(\) => )\bimport\(/,
    places: {
      'apps/web/api/upload.ts': 'a part of what is shown there',
      'apps/web/app/sign-in-later.tsx': 'parts, which have a place of their own until they come',
      'apps/web/app/start.ts': 'the opening screen',
      'apps/web/common/act-form.tsx': 'within the attempt of its button',
      'apps/web/documents/file-preview.tsx': 'a part, which has a place of its own until it comes',
      'apps/web/dossiers/sheet-file-later.ts': 'within the attempts of its buttons',
    },
    breach: "onClick={() => void import('./heavy.js').then((m) => m.begin())}",
  },
  {
    what: 'has a button that is busy by itself',
    found: /\bset(?:Busy|Checking|Sending|Saving|Working|Loading)\(true\)/,
    places: {
      'apps/web/account/to-directory.tsx': 'sends by the door',
      'apps/web/app/sign-in.tsx': 'sends by the door',
      'apps/web/common/form-of-act.tsx': 'sends by the door',
      'apps/web/common/print-button.tsx': 'shown from there',
      'apps/web/common/use-attempt.ts': 'shown from there, for whoever uses it',
      'apps/web/dossiers/preview.tsx': 'shown from there',
      'apps/web/dossiers/submit-dossier.tsx': 'shown from there',
    },
    breach: 'setBusy(true); await countAll();',
  },
];

describe('whatever is done at a desk', () => {
  const sources = globSync('apps/web/**/*.{ts,tsx}', { cwd: ROOT }).filter((path) => !path.endsWith('.d.ts'));
  const texts = new Map(sources.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

  it.each(WAYS)('that $what is answered at once: elsewhere nothing does', ({ found, places, breach }) => {
    expect(texts.size).toBeGreaterThan(200);
    const doing = [...texts].flatMap(([path, text]) => (found.test(text) ? [path] : []));
    expect(doing.sort()).toEqual(Object.keys(places).sort());
    expect(breach).toMatch(found);
  });

  it('and is said to be shown by such a place is, by its own text or by the door', () => {
    const shown = WAYS.flatMap(({ places }) => Object.entries(places)).flatMap(([path, why]) =>
      why.includes('from there') ? [path] : [],
    );
    expect(shown.filter((path) => !texts.get(path)?.includes('atWork('))).toEqual([]);
    const byTheDoor = WAYS.flatMap(({ places }) => Object.entries(places)).flatMap(([path, why]) =>
      why.includes('by the door') ? [path] : [],
    );
    expect(byTheDoor.filter((path) => !/\bsend\(/.test(texts.get(path) ?? ''))).toEqual([]);
  });
});
