import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '#cli/client/api-client.js';
import { Seal } from '#platform/crypto/sealed.js';
import { clamd, EICAR, type Clamd } from '../../support/clamd.js';
import { aPdf, openDesk, refusalOf, upload, type Desk, type FileView } from '../../support/desk.js';
import { until } from '../../support/until.js';
import { TEST_KEYS } from '../../support/stack.js';
import { officeFile, officeFileAfter, zipOf } from '../../support/zip.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const MP4 = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomiso2', 'latin1');

/** A remark behind the directory of an archive, as long as it says. */
function remarked(zip: Buffer, remark: string): Buffer {
  const end = Buffer.from(zip);
  end.writeUInt16LE(remark.length, end.length - 2);
  return Buffer.concat([end, Buffer.from(remark)]);
}

interface Scanned extends FileView {
  readonly scan: string;
}

describe('a file by a link', () => {
  let desk: Desk;
  let park: ApiClient;
  let file: FileView;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    park = await desk.as('park');
    file = await upload(park, '方案.pdf', aPdf('link'));
  }, 60_000);
  afterAll(() => desk?.stop());
  const link = () => park.post<{ url: string; expiresAt: string }>(`/files/${file.id}/link`);
  const follow = (url: string) => fetch(`${desk.stack.apiUrl}${url}`);

  it('is given out without signing in, as an attachment that nothing runs', async () => {
    const { url, expiresAt } = await link();
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000);
    const answer = await follow(url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; /) as string,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(aPdf('link'))).toBe(true);
  });

  it('is asked for by those alone who may see the file', async () => {
    const research = await desk.as('research');
    expect((await refusalOf(research.post(`/files/${file.id}/link`))).code).toBe('request.notFound');
  });

  it('is not given out by a link that is changed, made up, or of somebody who was sent away', async () => {
    const { url } = await link();
    const at = url.length - 10;
    const changed = `${url.slice(0, at)}${url[at] === 'A' ? 'B' : 'A'}${url.slice(at + 1)}`;
    for (const wrong of [changed, '/api/v1/downloads/nothing', `/api/v1/downloads/test.${'A'.repeat(100)}`]) {
      const answer = await follow(wrong);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'file.linkExpired']);
    }
    await desk.rows(`UPDATE account SET disabled_at = now() WHERE login = 'park'`);
    expect((await follow(url)).status).toBe(404);
    await desk.rows(`UPDATE account SET disabled_at = NULL WHERE login = 'park'`);
  });

  it('is given out for five minutes, not a moment longer', async () => {
    const { accountId } = park;
    const until = (ms: number) => {
      const said = [file.id, accountId].map((each) => each.replaceAll('-', '')).join('.');
      const sealed = Seal.of(TEST_KEYS).seal(`${said}.${Date.now() + ms}`, 'download');
      return `/api/v1/downloads/${sealed.replace(/^sealed:1:/, '').replace(':', '.')}`;
    };
    expect((await follow(until(5_000))).status).toBe(200);
    const late = await follow(until(-1));
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([404, 'file.linkExpired']);
  });

  it.each([
    ['a picture with an archive behind it', 'photo.png', Buffer.concat([PNG, zipOf([{ name: 'a.txt', content: Buffer.from('a') }])])],
    ['a PDF with an archive behind it', 'a.pdf', Buffer.concat([aPdf(), zipOf([{ name: 'a.txt', content: Buffer.from('a') }])])],
    ['a picture with an archive and more behind it', 'photo.png', Buffer.concat([PNG, zipOf([{ name: 'a.txt', content: Buffer.from('a') }]), Buffer.alloc(70_000, 7)])],
    ['a PDF with an archive and a byte behind it', 'c.pdf', Buffer.concat([aPdf(), zipOf([{ name: 'a.txt', content: Buffer.from('a') }]), Buffer.from('\n')])],
    ['a PDF with an archive and a false end behind it', 'd.pdf', Buffer.concat([aPdf(), zipOf([{ name: 'a.txt', content: Buffer.from('a') }]), Buffer.from('PK\x05\x06 and so on')])],
    ['a PDF that is a page at its beginning', 'b.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n<script >alert(1)</script>\n'), aPdf()])],
    ['a PDF that is a page further on', 'e.pdf', Buffer.concat([aPdf(), Buffer.alloc(262_140, 10), Buffer.from('<script>alert(1)</script>\n')])],
    ['a picture that is a program in the midst of it', 'photo.png', Buffer.concat([PNG, Buffer.alloc(50_000, 7), Buffer.from('<?php system($_GET[0]);')])],
    ['a large video that is a page at its end', 'v.mp4', Buffer.concat([MP4, Buffer.alloc(33 * 1_048_576, 7), Buffer.from('<html><body onload=alert(1)>')])],
    ['a picture that is a page to whoever reads a slash as a space', 'photo.png', Buffer.concat([PNG, Buffer.from('<script/x>alert(1)</script>')])],
    ['a picture that is a page of wide letters', 'photo.png', Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>', 'utf16le')])],
    ['a picture that asks for another', 'photo.png', Buffer.concat([PNG, Buffer.from('<img src=x onerror=alert(1)>')])],
    ['a picture with a document in its first kilobyte', 'photo.png', Buffer.concat([PNG, aPdf()])],
    ['a picture with a RAR behind it', 'photo.png', Buffer.concat([PNG, Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1')])],
    ['a picture with a 7z behind it', 'photo.png', Buffer.concat([PNG, Buffer.from('7z\xbc\xaf\x27\x1c\x00\x04', 'latin1')])],
    ['a text that is a PDF', 'f.docx', officeFileAfter('docx', [{ name: 'a', content: aPdf(), stored: true }])],
    ['a sheet that is a page', 'g.xlsx', officeFileAfter('xlsx', [{ name: 'a', content: '<script>alert(1)</script>', stored: true }])],
    ['a text with a page behind it', 'h.docx', remarked(officeFile('docx'), '<svg onload=alert(1)>')],
  ])('is not taken in as %s', async (_, name, content) => {
    expect((await refusalOf(upload(park, name, content))).code).toBe('file.polyglot');
  }); // prettier-ignore

  it.each([
    ['a PDF with notes as its programs write them', 'a.pdf', Buffer.concat([aPdf(), Buffer.alloc(5_000, 10), Buffer.from('/RC (<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>意见</p></body>)')])],
    ['a text with its types as they are and a page packed into it', 'a.docx', officeFile('docx', { name: 'word/chunk.htm', content: '<html><script>1</script></html>' })],
    ['a sheet whose types are not packed', 'a.xlsx', officeFileAfter('xlsx', [{ name: 'docProps/app.xml', content: '<?xml version="1.0"?><Properties/>', stored: true }])],
  ])('is taken in as %s', async (_, name, content) => {
    expect(await upload(park, name, content)).toMatchObject({ name });
  }); // prettier-ignore
});

describe('files that a scanner looks at', () => {
  let scanner: Clamd;
  let desk: Desk;
  let park: ApiClient;
  beforeAll(async () => {
    scanner = await clamd({ limit: 100_000 });
    desk = await openDesk({ env: { CLAMAV_ADDRESS: scanner.address } });
    park = await desk.as('park');
  }, 60_000);
  afterAll(async () => {
    await desk?.stop();
    await scanner?.close();
  });
  const stateOf = async ({ id }: FileView) => (await park.get<Scanned>(`/files/${id}`)).scan;
  const scanned = (file: FileView) => until(async () => (await stateOf(file)) !== 'waiting');
  const read = ({ id }: FileView) => refusalOf(park.get(`/files/${id}/content`));

  it('are given out once they were found to be clean', async () => {
    const file = await upload(park, 'clean.pdf', aPdf('clean'));
    await scanned(file);
    expect(await stateOf(file)).toBe('clean');
    expect((await park.send('GET', `/files/${file.id}/content`)).status).toBe(200);
    expect(scanner.seen).toContain(aPdf('clean').length);
  });

  it('stay closed where malware is found, or where they are too large to be looked at; whoever uploaded them is told', async () => {
    const file = await upload(park, 'infected.pdf', Buffer.concat([aPdf(), EICAR]));
    const large = await upload(park, 'large.pdf', Buffer.concat([aPdf(), Buffer.alloc(300_000)]));
    await scanned(file);
    await scanned(large);
    expect([(await read(file)).code, (await read(large)).code]).toEqual(['file.infected', 'file.unscannable']);
    const { url } = await park.post<{ url: string }>(`/files/${file.id}/link`);
    expect((await fetch(`${desk.stack.apiUrl}${url}`)).status).toBe(409);
    const notices = await park.get<{ template: string }[]>('/notices');
    expect(notices.map(({ template }) => template).sort()).toEqual(['file.infected', 'file.unscannable']);
  });

  it('are taken in while the scanner is away, and given out when it has come back', async () => {
    const port = Number(scanner.address.split(':')[1]);
    await scanner.close();
    const file = await upload(park, 'later.pdf', aPdf('later'));
    await pause(1_500);
    expect([await stateOf(file), (await read(file)).code]).toEqual(['waiting', 'file.beingScanned']);
    scanner = await clamd({ port });
    await scanned(file);
    expect(await stateOf(file)).toBe('clean');
  }, 60_000);
});
