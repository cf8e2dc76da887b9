import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PRODUCT } from '#domain/common/product.js';
import { startStack, type Stack } from '../../support/stack.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const WEB = join(ROOT, 'dist/apps/web');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
const manifest = JSON.parse(readFileSync(join(WEB, '.manifest.json'), 'utf8')) as Record<string, Chunk>;

const ROUTER = readFileSync(join(ROOT, 'apps/web/app/router.tsx'), 'utf8');
const PAGES = [...new Set([...ROUTER.matchAll(/import\('\.\.\/(.+)\.js'\)/g)].map(([, path]) => `${path}.tsx`))];
const CASE = 'cases/case-page.tsx';
const EDITOR = 'dossiers/dossier-page.tsx';

const FIRST_SCREEN_KB = 350;
/** What no first screen waits for: it comes once somebody opens it or chooses a file for it, or is drawn into its place on a page that stands. */
const LATER = [
  'common/dialog-of-act.tsx',
  'common/download-for-another.tsx',
  'api/resumable.ts',
  'dossiers/sheet-file.ts',
  'documents/pdf-preview.tsx',
  'statistics/charts.tsx',
];
/** A case is of one kind, which shows its own panels; those that more than one shows are not named. */
const PANELS_OF = {
  accreditation: [
    'reviews/formal-check.tsx',
    'dossiers/correction-link.tsx',
    'meetings/notice-of-case.tsx',
    'objections/objections.tsx',
    'letters/letter.tsx',
    'onsite/visit.tsx',
    'dossiers/dossier-of-case.tsx',
  ],
  meeting: ['meetings/meeting.tsx'],
  evaluation: ['evaluations/evaluation.tsx'],
  rectification: ['rectifications/rectification.tsx'],
  reconsideration: ['reconsiderations/reconsideration.tsx'],
  subsidy: ['subsidy/scheme.tsx'],
  batch: ['batches/batch-link.tsx'],
} as const;
const KINDS = Object.keys(PANELS_OF) as (keyof typeof PANELS_OF)[];
const panelsOfOthers = (kind: keyof typeof PANELS_OF): readonly string[] =>
  KINDS.filter((other) => other !== kind).flatMap((other) => PANELS_OF[other]);

/** Of the desks themselves: each of these is a first screen of its own. */
const OPENED = manifest['index.html']?.dynamicImports ?? [];

/** These together, each piece with those that it asks for. */
function piecesOf(entries: readonly string[], askedBy: (piece: Chunk) => readonly string[]): Map<string, Chunk> {
  const pieces = new Map<string, Chunk>();
  const walk = (name: string) => {
    if (pieces.has(name)) return;
    const piece = manifest[name] as Chunk;
    pieces.set(name, piece);
    askedBy(piece).forEach(walk);
  };
  entries.forEach(walk);
  return pieces;
}

/** What is loaded at once. */
const firstPieces = (...entries: string[]) => piecesOf(entries, ({ imports = [] }) => imports);

/** With all that these draw by themselves, as the panels of a case and the calendar of a field: all at once, whatever of it is shown. */
const drawnPieces = (entries: readonly string[], without: readonly string[] = []) =>
  piecesOf(entries, ({ imports = [], dynamicImports = [] }) => [
    ...imports,
    ...dynamicImports.filter((name) => ![...LATER, ...OPENED, ...without].includes(name)),
  ]);

/** Compressed. */
function firstScreenKb(page: string, without: readonly string[] = []): number {
  const pieces = drawnPieces(['index.html', page], without);
  const files = new Set([...pieces.values()].flatMap(({ file, css = [] }) => [file, ...css]));
  return [...files].reduce((sum, file) => sum + readFileSync(join(WEB, `${file}.br`)).length, 0) / 1024;
}

describe('the desks as the API serves them', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ worker: false });
  });
  afterAll(() => stack.stop());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${stack.apiUrl}${path}`, { headers });

  it.each(['/desk', '/desk/cases/0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21', '/desk/nowhere'])(
    'answers %s with the page of the desks, under a policy that lets nothing strange run',
    async (path) => {
      const answer = await get(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] as string;
      expect(answer.status).toBe(200);
      expect(policy).not.toMatch(/unsafe/);
      expect(policy).toContain("default-src 'none'");
      expect(await answer.text()).toContain(`nonce="${nonce}"`);
      const again = (await get(path)).headers.get('content-security-policy') ?? '';
      expect(again).not.toContain(nonce);
    },
  );

  it.each([
    ['/desk', PRODUCT.zh],
    ['/public', PRODUCT.zh],
    ['/public?lang=en', PRODUCT.en],
    ['/check/none', PRODUCT.zh],
  ])('calls the product by its name on %s', async (path, name) => {
    const page = await (await get(path)).text();
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toContain(name);
    expect(page).not.toMatch(/__\w+__/);
  });

  it.each([
    ['/public', '/desk/cases?kind=accreditation&amp;state=underPublicNotice'],
    ['/public/notices', '/desk/cases?kind=accreditation&amp;state=underPublicNotice'],
    ['/public/register', '/desk/bases?rehearsed=true'],
  ])('leads from %s, while nothing real is on it, to what is rehearsed', async (path, rehearsed) => {
    expect(await (await get(path)).text()).toContain(`<a href="${rehearsed}">登录查看演练的</a>`);
  });

  const WITH_SESSION = { cookie: `guohe_session=${'x'.repeat(43)}` };
  const askedBy = async (path: string, headers: Record<string, string> = {}) =>
    [
      ...(await (await get(path, headers)).text()).matchAll(/<(?:link|script)[^>]* (?:href|src)="\/(assets\/[^"]+)"/g),
    ].map(([, file]) => file as string);

  it('asks whoever has no session for nothing of the desks but how they look, and for the sign-in', async () => {
    const asked = await askedBy('/desk/cases');
    expect(asked.filter((file) => file.endsWith('.js'))).toEqual([expect.stringMatching(/^assets\/gate-/)]);
    const script = asked.find((file) => file.endsWith('.js')) as string;
    expect(readFileSync(join(WEB, `${script}.br`)).length).toBeLessThan(5 * 1_024);
    // These are there without one.
    expect(await askedBy('/desk/password')).toContain(manifest['index.html']?.file);
  });

  it('asks at once for what is drawn at an address, whichever it is', async () => {
    const everywhere = firstPieces('index.html');
    const addresses = [...ROUTER.matchAll(/path: '([^']+)'(?:(?!createRoute).)*?import\('\.\.\/(.+?)\.js'\)/gs)];
    expect(addresses.length).toBeGreaterThan(25);
    for (const [, address, page] of addresses) {
      const asked = await askedBy(
        (address as string).replace(/\$\w+/, '0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21'),
        WITH_SESSION,
      );
      const drawn = [...firstPieces(`${page}.tsx`)].filter(([name]) => !everywhere.has(name));
      const files = drawn.flatMap(([, { file, css = [] }]) => [file, ...css]);
      expect(files.length).toBeGreaterThan(0);
      expect(asked).toEqual(expect.arrayContaining(files));
    }
  });

  it('serves assets compressed, to be kept for good', async () => {
    const { file } = manifest['index.html'] as Chunk;
    const answer = await get(`/${file}`, { 'Accept-Encoding': 'br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(existsSync(join(WEB, `${file}.br`))).toBe(true);
  });

  it('does not answer an unknown asset with a page', async () => {
    expect((await get('/assets/nothing.js')).status).toBe(404);
  });

  it.each([
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/package.json',
    '/assets/.manifest.json',
    '/assets/..%2f..%2f..%2fpackage.json',
  ])('does not answer %s, which is no file of the desks', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it.each(['/assets', '/assets/', '/.git/', '/node_modules/', '/docs/static/'])(
    'does not list the folder %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toMatch(/\.js\b|<li>|<a /);
    },
  );

  it('loads at most 350 KB for the first screen of any page, with all that it draws there by itself', () => {
    expect(LATER.filter((name) => !manifest[name])).toEqual([]);
    expect(PAGES.filter((page) => !OPENED.includes(page))).toEqual([]);
    expect(PAGES.length).toBeGreaterThan(25);
    const ofPages = ['index.html', ...OPENED]
      .filter((page) => page !== CASE)
      .map((page) => [page, firstScreenKb(page)] as const);
    const ofCases = KINDS.map((kind) => [kind, firstScreenKb(CASE, panelsOfOthers(kind))] as const);
    const sizes = [...ofPages, ...ofCases];
    const [[heaviest, most] = ['none', 0]] = sizes.toSorted(([, one], [, other]) => other - one);
    console.info(
      `first screen: ${Math.round(firstScreenKb('index.html'))} KB compressed, at most ${Math.round(most)} (${heaviest})`,
    );
    expect(sizes.filter(([, kb]) => kb > FIRST_SCREEN_KB)).toEqual([]);
  });

  it('counts for a case every panel of every stage of its kind, and where a dossier is filled in the calendar of its fields', () => {
    const panels = manifest[CASE]?.dynamicImports ?? [];
    expect(panels).toEqual(expect.arrayContaining(Object.values(PANELS_OF).flat()));
    for (const kind of KINDS) {
      const [drawn, others] = [drawnPieces([CASE], panelsOfOthers(kind)), panelsOfOthers(kind)];
      expect(panels.filter((panel) => !drawn.has(panel) && !others.includes(panel))).toEqual([]);
    }
    const withCalendar = [drawnPieces([CASE], panelsOfOthers('accreditation')), drawnPieces([EDITOR])];
    for (const drawn of withCalendar) expect([...drawn.keys()]).toContain('common/day-picker.tsx');
  });

  it('comes in a few pieces, none of which asks for one that asks for it', () => {
    const pieces = firstPieces('index.html');
    expect(pieces.size).toBeLessThanOrEqual(6);
    const [entry, ...asked] = pieces.keys();
    for (const name of asked) expect([name, ...firstPieces(name).keys()]).not.toContain(entry);
    for (const name of asked)
      for (const { imports = [] } of [...firstPieces(name)]
        .filter(([other]) => other !== name)
        .map(([, piece]) => piece))
        expect(imports).not.toContain(name);
  });

  it('knows the API as it describes itself today (otherwise: npm run web-types)', async () => {
    const script = join(ROOT, 'apps/web/api/generate.mjs');
    await promisify(execFile)(process.execPath, [script, `${stack.apiUrl}/docs/openapi.json`, stack.folder], {
      env: { PATH: process.env['PATH'] },
    });
    for (const file of ['schema.d.ts', 'lengths.ts']) {
      const written = await readFile(join(stack.folder, file), 'utf8');
      expect(written).toBe(await readFile(join(ROOT, 'apps/web/api', file), 'utf8'));
    }
  });
});
