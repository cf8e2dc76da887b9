import { get as ask, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { openDesk, type Desk } from '../../support/desk.js';

const SITE = 'https://guohe.example';
/** More than two files of a sitemap, each of which holds 25 000 pages in two languages. */
const NOTICES = 50_010;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

describe('public pages, for search engines and slow lines', () => {
  let desk: Desk;
  let batch: string;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { PUBLIC_URL: `${SITE}/` } });
    ({ id: batch } = await desk.openBatch());
    await desk.rows('UPDATE batch SET rehearsal_day_seconds = NULL WHERE id = $1', [batch]);
    await desk.openBatch();
    await desk.rows(
      `INSERT INTO campaign (id, code, year, title, measure_id, batch_ids, rehearsal_day_seconds, state, published_at, filing_due_at, created_by)
       SELECT v.id, v.id::text, 2025, 'a year', '2025', '{}', v.seconds, 'published', now(), now(), a.id
       FROM (VALUES ($1::uuid, NULL), ($2::uuid, 60)) AS v (id, seconds), account a WHERE a.login = 'officer'`,
      [uuid(), uuid()],
    );
    await putUnderNotice(NOTICES);
  });
  afterAll(() => desk.stop());

  /** Cases of one meeting, as the publication of its notice leaves them: what a page of notices reads alone. */
  async function putUnderNotice(count: number): Promise<void> {
    await desk.rows(
      `WITH rows AS MATERIALIZED (
         SELECT uuidv7() AS id, o.id AS organisation FROM generate_series(1, $3::int), (SELECT id FROM organisation LIMIT 1) o
       ), held AS (
         INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, title, measure_id, state)
         VALUES ($1::uuid, 'meeting', $1::uuid::text, $1::uuid, $2::uuid, 'a meeting', '2025', 'underPublicNotice')
       ), called AS (
         INSERT INTO meeting (case_id, batch_id, held_on, member_ids, convened_by)
         SELECT $1::uuid, $2::uuid, current_date, ARRAY[id], id FROM account WHERE login = 'decider'
       ), cases AS (
         INSERT INTO procedure_case (id, kind, workflow_id, subject_id, group_id, organisation_id, type, title, measure_id, state)
         SELECT id, 'accreditation', id::text, id, $2::uuid, organisation, 'park', '国际合作园', '2025', 'underPublicNotice' FROM rows
       ), agenda AS (
         INSERT INTO meeting_item (meeting_id, case_id, position, total_hundredths, recommendation, reasons, needs_vote, explanation,
           waiting_since, result)
         SELECT $1::uuid, id, row_number() OVER (), 8800, 'selected', '{}', false, '[]', now(), 'selected' FROM rows
       )
       INSERT INTO case_deadline (id, case_id, rule, opened_at, due_on, due_at, provisional, explanation)
       SELECT uuidv7(), id, 'publicNotice', now(), current_date + 5, now() + interval '5 days', false, '{}'
       FROM (SELECT id FROM rows UNION ALL SELECT $1::uuid) AS all_of_them`,
      [uuid(), batch, count],
    );
    await desk.rows('ANALYZE procedure_case, case_deadline, meeting_item');
  }

  function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return new Promise((done, failed) => {
      ask(`${desk.stack.apiUrl}${path}`, { headers }, (answer) => {
        const { statusCode: status = 0, headers: given } = answer;
        buffer(answer).then((body) => done({ status, headers: given, body }), failed);
      }).on('error', failed);
    });
  }
  const textOf = async (path: string) => (await get(path)).body.toString();
  const addressesIn = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address);
  const pathOf = (address: string) => {
    expect(address.startsWith(`${SITE}/`)).toBe(true);
    return address.slice(SITE.length);
  };

  it('are named to search engines by robots.txt, in files of at most 50 000 addresses: every page once in each language', async () => {
    const robots = await textOf('/robots.txt');
    expect(robots).toMatch(/^Disallow: \/desk$/m);
    const index = /^Sitemap: (.*)$/m.exec(robots)?.[1] ?? '';
    const files = addressesIn(await textOf(pathOf(index)));
    expect(files.filter((file) => file.includes('/sitemap-notices.xml'))).toHaveLength(3);
    const all: string[] = [];
    for (const file of files) {
      const { status, headers, body } = await get(pathOf(file));
      expect({ file, status, type: headers['content-type'] }).toMatchObject({ status: 200, type: /^application\/xml/ });
      expect(body.length).toBeLessThan(50 * 1_048_576);
      const addresses = addressesIn(body.toString());
      expect(addresses.length).toBeGreaterThan(0);
      expect(addresses.length).toBeLessThanOrEqual(50_000);
      all.push(...addresses);
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((address) => address.includes('/notices/'))).toHaveLength(2 * NOTICES);
    const others = all.filter((address) => !address.includes('/notices/')).map(pathOf);
    expect(others).toEqual(
      expect.arrayContaining(['/public', '/public/measures/2025?lang=en', `/public/guides/${batch}`]),
    );
    // What is rehearsed is not among them.
    expect(others.filter((path) => path.startsWith('/public/grades/'))).toHaveLength(2);
    expect(others.filter((path) => path.startsWith('/public/guides/'))).toHaveLength(2);
    const [notice = ''] = all.filter((address) => address.includes('/notices/'));
    for (const path of [...others, pathOf(notice)]) expect([path, (await get(path)).status]).toEqual([path, 200]);
  }, 60_000);

  it.each([
    ['/', '/public'],
    ['/?lang=en', '/public?lang=en'],
  ])('are opened from %s in the language that was asked for', async (path, opened) => {
    expect((await get(path)).headers.location).toBe(opened);
  });

  it('mark a batch that is rehearsed, in the lists and in its guide, and no other', async () => {
    const [tried] = await desk.rows<{ id: string }>('SELECT id FROM batch WHERE id <> $1', [batch]);
    for (const [lang, tag] of [
      ['zh', '演练'],
      ['en', 'Rehearsal'],
    ] as const) {
      const marks = async (path: string) =>
        (await textOf(`${path}?lang=${lang}`)).split(`<span class="tag">${tag}</span>`).length - 1;
      expect(await marks('/public')).toBe(1);
      expect(await marks('/public/guides')).toBe(1);
      expect(await marks(`/public/guides/${tried?.id}`)).toBe(1);
      expect(await marks(`/public/guides/${batch}`)).toBe(0);
    }
  });

  it('have one address each, and name it in the other language', async () => {
    const { body } = await get('/public/notices');
    const more = /href="([^"]*after=[^"]*)"/.exec(body.toString())?.[1] ?? '';
    for (const path of ['/public', '/public/register?type=park&district=110108', more]) {
      for (const [own, lang] of [
        [path, ''],
        [`${path}${path.includes('?') ? '&' : '?'}lang=en`, 'en'],
      ] as const) {
        const head = (await textOf(own)).replaceAll('&amp;', '&');
        expect(head).toContain(`<link rel="canonical" href="${SITE}${own}"`);
        const zh = `${SITE}${path}`;
        for (const [language, address] of [
          ['zh-CN', zh],
          ['en', `${zh}${path.includes('?') ? '&' : '?'}lang=en`],
          ['x-default', zh],
        ] as const)
          expect({ lang, head }).toMatchObject({
            head: expect.stringContaining(`<link rel="alternate" hreflang="${language}" href="${address}"`) as string,
          });
      }
    }
    const refused = await get(`/public/notices/${uuid()}`, { Accept: 'text/html' });
    expect(refused.status).toBe(404);
    expect(refused.body.toString()).toContain('<meta name="robots" content="noindex"');
    expect(refused.body.toString()).not.toContain('canonical');
  });

  it.each(['/public/notices', '/public/register', '/public/measures/2025', '/api/v1/measures/2025'])(
    'come compressed as the browser takes it: %s',
    async (path) => {
      const plain = await get(path, { 'Accept-Encoding': 'identity' });
      const br = await get(path, { 'Accept-Encoding': 'gzip;q=0.8, br' });
      const gzip = await get(path, { 'Accept-Encoding': 'gzip, br;q=0' });
      expect([plain, br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
      for (const { headers } of [plain, br, gzip]) expect(headers['vary']).toBe('Accept-Encoding');
      expect(brotliDecompressSync(br.body).toString()).toBe(plain.body.toString());
      expect(gunzipSync(gzip.body).toString()).toBe(plain.body.toString());
      expect(br.body.length).toBeLessThan(plain.body.length / 2);
    },
  );

  it('are not sent again to a browser that has them', async () => {
    const first = await get('/public/measures', { 'Accept-Encoding': 'br' });
    expect(first.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
    const tag = first.headers['etag'] ?? '';
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = await get('/public/measures', { 'Accept-Encoding': 'br', 'If-None-Match': `"other", ${tag}` });
    expect([again.status, again.body.length, again.headers['etag'], again.headers['vary']]).toEqual([
      304,
      0,
      tag,
      'Accept-Encoding',
    ]);
    expect((await get('/public/measures', { 'If-None-Match': tag.replace('W/', '') })).status).toBe(304);
    expect((await get('/public/measures?lang=en', { 'If-None-Match': tag })).status).toBe(200);
  });

  it('are compressed alone: nothing is by whose length a listener could guess what somebody is shown', async () => {
    const Authorization = `Bearer ${await desk.tokenOf('officer')}`;
    const own = ['/api/v1/cases', '/api/v1/experts', '/api/v1/permissions/current'];
    const asked = [...own.map((path) => [path, { Authorization }] as const), ['/desk', {}] as const];
    for (const [path, who] of asked) {
      const { status, headers, body } = await get(path, { ...who, 'Accept-Encoding': 'br, gzip' });
      expect({ path, status, encoding: headers['content-encoding'] }).toEqual({
        path,
        status: 200,
        encoding: undefined,
      });
      expect({ path, length: body.length > 1_024 }).toEqual({ path, length: true });
      expect(headers['etag']).toBeUndefined();
    }
  });
});
