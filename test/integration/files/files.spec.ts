import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '#cli/client/api-client.js';
import { createDataSource } from '#persistence/data-source.js';
import { withEyesOf } from '#persistence/scope.js';
import type { Desk, FileView } from '../../support/desk.js';
import { aPdf, openDesk, refusalOf, sendNameless, upload } from '../../support/desk.js';
import { until } from '../../support/until.js';
import { officeFile, zipOf } from '../../support/zip.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffd9', 'hex'),
]);
const MP4 = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypmp42'), Buffer.alloc(12), randomBytes(64)]);
const EXE = Buffer.concat([Buffer.from('MZ'), randomBytes(512)]);
const ELF = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), randomBytes(512)]);
const MB = 1_048_576;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A text with a further part of this type, whatever its name. */
function withTypes(type: string, before = ''): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const types = `${before}<Types><Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/word/x.bin" ContentType="${type}"/></Types>`;
  return zipOf([
    { name: '[Content_Types].xml', content: types },
    { name: 'word/document.xml', content: '<document/>' },
    { name: 'word/x.bin', content: 'x' },
  ]);
}

describe('files over HTTP', () => {
  let desk: Desk;
  let park: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    park = await desk.as('park');
  });
  afterAll(() => desk?.stop());

  /** Everything that lies in the store. */
  const stored = async () => {
    const names = await readdir(join(desk.stack.folder, 'files'), { recursive: true, withFileTypes: true });
    return names.filter((entry) => entry.isFile()).length;
  };
  const known = async () => Number((await desk.rows<{ n: string }>(`SELECT count(*) AS n FROM stored_file`))[0]?.n);

  it.each([
    ['营业执照.pdf', aPdf(), 'application/pdf'],
    ['photo.PNG', PNG, 'image/png'],
    ['photo.jpeg', JPEG, 'image/jpeg'],
    ['方案.docx', officeFile('docx'), WORD],
    ['设备清单.xlsx', officeFile('xlsx'), SHEET],
    ['现场.mp4', MP4, 'video/mp4'],
  ])('are taken in: %s', async (name, content, mediaType) => {
    const file = await upload(park, name, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(file).toMatchObject({ name, mediaType, sizeBytes: content.length, sha256, dossierId: null });
    expect(await park.get<FileView>(`/files/${file.id}`)).toEqual(file);
    const answer = await park.send('GET', `/files/${file.id}/content`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': mediaType,
      'content-length': String(content.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      etag: `"${sha256}"`,
    });
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(name);
  });

  it.each([
    ['an empty file', 'a.pdf', Buffer.alloc(0), 422, 'file.empty'],
    ['a Windows program named as PDF', 'a.pdf', EXE, 422, 'file.contentDiffers'],
    ['a Linux program named as PDF', 'a.pdf', ELF, 422, 'file.contentDiffers'],
    ['a shell script named as an image', 'a.png', Buffer.from('#!/bin/sh\nrm -rf /\n'), 422, 'file.contentDiffers'],
    ['HTML named as PDF', 'a.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 422, 'file.contentDiffers'],
    ['a PDF named as an image', 'a.png', aPdf(), 422, 'file.contentDiffers'],
    ['a sheet named as a text', 'a.docx', officeFile('xlsx'), 422, 'file.contentDiffers'],
    ['a zip named as a text', 'a.docx', zipOf([{ name: 'x.txt', content: 'x' }]), 422, 'file.contentDiffers'],
    ['a program under its own name', 'setup.exe', EXE, 422, 'file.typeNotAllowed'],
    ['a PDF without an extension', 'report', aPdf(), 422, 'file.typeNotAllowed'],
    ['a PDF with two', 'report.pdf.exe', aPdf(), 422, 'file.typeNotAllowed'],
    ['SVG', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'file.typeNotAllowed'],
    ['macros', 'a.docx', officeFile('docx', { name: 'word/vbaProject.bin', content: 'x' }), 422, 'file.hasMacros'],
    ['macros under another name', 'a.docx', withTypes('application/vnd.ms-office.vbaProject'), 422, 'file.hasMacros'],
    ['macros by their numbers', 'a.docx', withTypes('application/vnd.ms-office.vba&#80;roject'), 422, 'file.hasMacros'],
    [
      'macros by their numbers in hexadecimal',
      'a.docx',
      withTypes('application/vnd.ms-word.document.macro&#x00045;nabled.main+xml'),
      422,
      'file.hasMacros',
    ],
    [
      'macros in an entity',
      'a.docx',
      withTypes('application/vnd.ms-office.vba&p;roject', '<!DOCTYPE Types [<!ENTITY p "P">]>'),
      422,
      'file.archiveBroken',
    ],
    [
      'a bomb',
      'a.xlsx',
      officeFile('xlsx', { name: 'xl/b.xml', content: Buffer.alloc(24 * MB) }),
      422,
      'file.archiveTooLarge',
    ],
    [
      'a bomb that lies',
      'a.docx',
      officeFile('docx', { name: 'b', content: 'x', claimedSize: 4_000_000_000 }),
      422,
      'file.archiveTooLarge',
    ],
    [
      'a bomb that makes itself small',
      'a.docx',
      officeFile('docx', { name: 'b', content: Buffer.alloc(24 * MB), claimedSize: 1000 }),
      422,
      'file.archiveBroken',
    ],
    [
      'ten thousand entries',
      'a.docx',
      officeFile('docx', ...Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}`, content: '' }))),
      422,
      'file.archiveTooLarge',
    ],
    [
      'an encrypted text',
      'a.docx',
      officeFile('docx', { name: 'x', content: 'x', encrypted: true }),
      422,
      'file.archiveBroken',
    ],
    [
      'names that leave the archive',
      'a.docx',
      officeFile('docx', { name: '../../x', content: 'x' }),
      422,
      'file.archiveBroken',
    ],
    ['half a text', 'a.docx', officeFile('docx').subarray(0, 300), 422, 'file.archiveBroken'],
  ])('are refused and leave nothing: %s', async (_rule, name, content, status, code) => {
    const before = [await stored(), await known()];
    expect(await refusalOf(upload(park, name, content))).toMatchObject({ status, code });
    expect([await stored(), await known()]).toEqual(before);
  });

  it('may have 50 MB and no more', async () => {
    const before = await stored();
    const whole = Buffer.concat([aPdf(), Buffer.alloc(50 * MB - aPdf().length)]);
    expect(await upload(park, 'big.pdf', whole)).toMatchObject({ sizeBytes: 50 * MB });
    const refusal = await refusalOf(upload(park, 'bigger.pdf', Buffer.concat([whole, Buffer.alloc(MB)])));
    expect(refusal).toMatchObject({ status: 413, code: 'file.tooLarge', params: { limitMb: 50 } });
    expect(await refusalOf(upload(park, 'one.pdf', Buffer.concat([whole, Buffer.alloc(1)])))).toMatchObject({
      status: 413,
    });
    expect(await stored()).toBe(before + 1);
  });

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\a\\合同.pdf', '合同.pdf'],
    ['/etc/cron.d/x.pdf', 'x.pdf'],
    ['report\u202efdp.pdf', 'reportfdp.pdf'],
    ['a<script>"x".pdf', 'ascript%22x%22.pdf'], // quotes as forms send them,
    ['CON.pdf', 'file-CON.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
  ])('get a safe name: %s', async (given, name) => {
    const form = new FormData();
    form.set('file', new Blob([aPdf() as Uint8Array<ArrayBuffer>]), given);
    expect(await park.post<FileView>('/files', form)).toMatchObject({ name });
  });

  it('come one at a time, in the field `file` of a form', async () => {
    const two = new FormData();
    two.append('file', new Blob([aPdf() as Uint8Array<ArrayBuffer>]), 'a.pdf');
    two.append('file', new Blob([aPdf() as Uint8Array<ArrayBuffer>]), 'b.pdf');
    const elsewhere = new FormData();
    elsewhere.set('document', new Blob([aPdf() as Uint8Array<ArrayBuffer>]), 'a.pdf');
    const text = new FormData();
    text.set('file', 'just text');
    const before = [await stored(), await known()];
    for (const body of [two, elsewhere, text, new FormData(), { file: 'a.pdf' }]) {
      expect(await refusalOf(park.post('/files', body))).toMatchObject({ status: 400, code: 'file.none' });
    }
    // A part of bytes counts as a file without a name, too.
    const nameless = await sendNameless(`${desk.stack.apiUrl}/api/v1/files`, {
      Authorization: `Bearer ${await desk.tokenOf('park')}`,
    });
    expect([nameless.status, await nameless.json()]).toMatchObject([400, { code: 'file.none' }]);
    const broken = park.send('POST', '/files', undefined, { 'Content-Type': 'multipart/form-data' });
    expect((await broken).status).toBe(400);
    expect([await stored(), await known()]).toEqual(before);
  });

  it('that break off leave nothing', async () => {
    const before = [await stored(), await known()];
    const { hostname, port } = new URL(desk.stack.apiUrl);
    const token = await desk.tokenOf('park');
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(
      `POST /api/v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=b\r\n` +
        `Content-Length: 10000000\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n`,
    );
    for (let i = 0; i < 20; i++) socket.write(randomBytes(64_000));
    const arriving = async () => (await stored()) > (before[0] ?? 0);
    for (let i = 0; i < 100 && !(await arriving()); i++) await sleep(20);
    expect(await arriving()).toBe(true);
    socket.destroy();
    for (let i = 0; i < 100 && (await arriving()); i++) await sleep(20);
    expect([await stored(), await known()]).toEqual(before);
  });

  it('sent again under one key are one file; other bytes under that key are refused', async () => {
    const send = (text: string) => {
      const form = new FormData();
      form.set('file', new Blob([aPdf(text) as Uint8Array<ArrayBuffer>]), 'a.pdf');
      return park.post<FileView>('/files', form, { key: 'upload-key-1' });
    };
    const first = await send('one');
    const before = await stored();
    expect(await send('one')).toEqual(first);
    expect(await refusalOf(send('two'))).toMatchObject({ status: 422, code: 'request.keyReused' });
    expect(await stored()).toBe(before);
  });

  it('belong to an organisation: for others they do not exist', async () => {
    const file = await upload(park, 'a.pdf', aPdf());
    for (const login of ['research', 'expert1', 'recommender']) {
      const client = await desk.as(login);
      expect(await refusalOf(client.get(`/files/${file.id}`))).toMatchObject({ status: 404, code: 'request.notFound' });
      expect(await refusalOf(client.get(`/files/${file.id}/content`))).toMatchObject({ status: 404 });
    }
    expect((await (await desk.as('research')).get<FileView[]>('/files')).map(({ id }) => id)).not.toContain(file.id);
    expect((await park.get<FileView[]>('/files?limit=200')).map(({ id }) => id)).toContain(file.id);
    expect(await refusalOf(upload(await desk.as('recommender'), 'a.pdf', aPdf()))).toMatchObject({ status: 403 });
  });

  it('of an expert are no organisation’s, though the expert works for one or acts for it elsewhere', async () => {
    const [{ id: organisation } = { id: '' }] = await desk.rows<{ id: string }>(
      `SELECT organisation_id AS id FROM account WHERE login = 'park'`,
    );
    const change = (roles: string) =>
      desk.rows(`UPDATE account SET organisation_id = $1, roles = $2 WHERE login = 'expert3'`, [organisation, roles]);
    const seenByPark = async () => (await park.get<FileView[]>('/files?limit=200')).map(({ id }) => id);
    await change('{expert}');
    const expert = await desk.as('expert3');
    const asEmployee = await upload(expert, 'visit.pdf', aPdf('of an employee'));
    await change('{applicant,expert}');
    // The API hears of it a moment later.
    await until(async () => (await expert.get<{ roles: string[] }>('/sessions/current')).roles.includes('applicant'));
    const asExpert = await upload(expert, 'visit.pdf', aPdf('of an expert'), '?asExpert=true');
    const asApplicant = await upload(expert, 'plan.pdf', aPdf('of an applicant'));
    const shown = await seenByPark();
    expect([asEmployee, asExpert, asApplicant].map(({ id }) => shown.includes(id))).toEqual([false, false, true]);
    for (const { id } of [asEmployee, asExpert]) {
      expect((await park.send('GET', `/files/${id}`)).status).toBe(404);
      expect((await expert.send('GET', `/files/${id}`)).status).toBe(200);
      // Nor is it handed in for anything: it is for the commission, not for whoever visits somebody else.
      expect((await (await desk.as('officer')).send('GET', `/files/${id}/content`)).status).toBe(200);
      for (const path of [`/files/${id}`, `/files/${id}/content`]) {
        expect((await (await desk.as('assessor')).send('GET', path)).status).toBe(404);
      }
    }
  });

  it('stay with their organisation when whoever uploaded them leaves it', async () => {
    const colleague = await desk.as('research');
    const { accountId } = colleague;
    const [home, other] = await Promise.all(
      ['research', 'park'].map(async (login) => {
        const rows = await desk.rows<{ id: string }>(`SELECT organisation_id AS id FROM account WHERE login = $1`, [login]); // prettier-ignore
        return rows[0]?.id ?? '';
      }),
    );
    const actFor = async (organisationId: string | undefined) => {
      await colleague.put('/account/organisation', { organisationId });
    };
    await desk.rows(
      `INSERT INTO membership (account_id, organisation_id, administrator) VALUES ($1, $2, true), ($1, $3, false) ON CONFLICT DO NOTHING`,
      [accountId, home, other],
    );
    await actFor(other);
    const { id } = await upload(colleague, '合同.pdf', aPdf('a contract'));
    const record = createDataSource({ databaseUrl: desk.stack.databaseUrl, pool: 1, applicationName: 'wall', role: 'guohe_app' }); // prettier-ignore
    await record.initialize();
    const behindTheWall = () => {
      const actor = { accountId, displayName: '', roles: ['applicant'] as const, organisationId: home ?? null };
      return withEyesOf(() => actor, () => record.query<object[]>(`SELECT id FROM stored_file WHERE id = $1`, [id])); // prettier-ignore
    };
    await actFor(home);
    expect((await colleague.send('GET', `/files/${id}/content`)).status).toBe(200);
    expect(await behindTheWall()).toEqual([{ id }]);

    await park.delete(`/colleagues/${accountId}`);
    for (const path of [`/files/${id}`, `/files/${id}/content`]) {
      expect((await colleague.send('GET', path)).status).toBe(404);
    }
    expect((await colleague.send('POST', `/files/${id}/link`)).status).toBe(404);
    expect(await behindTheWall()).toEqual([]);
    await record.destroy();
    expect((await park.send('GET', `/files/${id}/content`)).status).toBe(200);
  });

  it('of a dossier under review are open to its experts', async () => {
    const batch = await desk.openBatch();
    const { id } = await desk.draft('park', batch.id);
    const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${id}/submission`);
    const { parts } = await park.get<{ parts: { part: string; content: { evidence?: string[] } }[] }>(
      `/dossiers/${id}`,
    );
    const fileId = parts.find(({ part }) => part === 'site')?.content.evidence?.[0] ?? '';
    const expert = await desk.as('expert1');
    expect(await refusalOf(expert.get(`/files/${fileId}/content`))).toMatchObject({ status: 404 });
    await desk.rows(
      `INSERT INTO expert_assignment (id, case_id, expert_id) SELECT gen_random_uuid(), $1, id FROM account WHERE login IN ('expert1', 'expert2')`,
      [caseId],
    );
    expect((await expert.send('GET', `/files/${fileId}/content`)).status).toBe(200);
    await (await desk.as('expert2')).post(`/files/${fileId}/link`);
    await park.send('GET', `/files/${fileId}/content`);
    // Whoever opens what is another's is on the trail, however it is opened.
    const look = (login: string) => ({ login, action: 'openFile', role: 'expert', case: caseId });
    const looks = await desk.rows(
      `SELECT a.login, e.action, e.actor_role AS role, e.case_id AS case FROM audit_entry e JOIN account a ON a.id = e.actor_id
       WHERE e.subject_id = $1 AND e.action <> 'uploadFile' ORDER BY e.id`,
      [fileId],
    );
    expect(looks).toEqual([look('expert1'), look('expert2')]);
    const unrelated = await upload(park, 'b.pdf', aPdf());
    expect(await refusalOf(expert.get(`/files/${unrelated.id}`))).toMatchObject({ status: 404 });
  });

  it.each(['officer', 'assessor', 'decider', 'finance', 'auditor', 'admin'])(
    'of a draft do not exist for the commission until it is submitted: %s',
    async (login) => {
      const client = await desk.as(login);
      const batch = await desk.openBatch();
      const proof = await upload(park, `${login}.pdf`, aPdf(login));
      const { id } = await desk.draft('park', batch.id, (sample) => sample.with('site', { evidence: [proof.id] }));
      const draft = await upload(park, '草稿.pdf', aPdf(), `?dossierId=${id}`);
      const absent = async ({ id: fileId }: FileView) => {
        for (const path of [`/files/${fileId}`, `/files/${fileId}/content`]) {
          expect(await refusalOf(client.get(path))).toMatchObject({ status: 404, code: 'request.notFound' });
        }
      };
      await absent(proof);
      await park.post(`/dossiers/${id}/submission`);
      expect(await client.get<FileView>(`/files/${proof.id}`)).toEqual(proof);
      expect((await client.send('GET', `/files/${proof.id}/content`)).status).toBe(200);
      await absent(draft);
    },
  );

  it('keep their bytes where nobody knows whether they were recorded', async () => {
    await desk.rows(`
      CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER cut_off AFTER INSERT ON stored_file DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION cut_off();`);
    const [bytes, rows] = [await stored(), await known()];
    const form = new FormData();
    form.set('file', new Blob([aPdf('cut off') as Uint8Array<ArrayBuffer>]), 'a.pdf');
    const { status } = await park.send('POST', '/files', form);
    await desk.rows(`DROP TRIGGER cut_off ON stored_file`);
    expect(status).toBeGreaterThanOrEqual(500);
    expect([await stored(), await known()]).toEqual([bytes + 1, rows]);
    expect(await upload(park, 'a.pdf', aPdf('cut off'))).toMatchObject({ name: 'a.pdf' });
  });

  it('that were kept and never recorded are set aside a day later; what is recorded, or fresh, stays', async () => {
    const folder = join(desk.stack.folder, 'files');
    const file = await upload(park, 'a.pdf', aPdf('recorded'));
    const [row] = await desk.rows<{ storage_key: string }>(`SELECT storage_key FROM stored_file WHERE id = $1`, [
      file.id,
    ]);
    const recorded = join(folder, row?.storage_key ?? '');
    const prefix = join(recorded, '..');
    const [orphan, fresh] = [join(prefix, 'orphan'), join(prefix, 'fresh')];
    for (const path of [orphan, fresh]) await writeFile(path, 'bytes');
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    for (const path of [recorded, orphan]) await utimes(path, twoDaysAgo, twoDaysAgo);
    await desk.stack.restart('api');
    const aside = () => readdir(join(folder, 'aside')).catch(() => []);
    await until(async () => (await aside()).length > 0);
    expect(await aside()).toEqual([`${basename(prefix)}-orphan`]);
    expect((await readdir(prefix)).includes('orphan')).toBe(false);
    expect((await readdir(prefix)).includes('fresh')).toBe(true);
    expect((await park.send('GET', `/files/${file.id}/content`)).status).toBe(200);
    await rm(fresh);
  });

  it('for a dossier need one of one’s own', async () => {
    const batch = await desk.openBatch();
    const { id } = await desk.draft('park', batch.id);
    expect(await upload(park, 'a.pdf', aPdf(), `?dossierId=${id}`)).toMatchObject({ dossierId: id });
    expect(await park.get<FileView[]>(`/files?dossierId=${id}`)).toHaveLength(1);
    const before = await stored();
    const research = await desk.as('research');
    expect(await refusalOf(upload(research, 'a.pdf', aPdf(), `?dossierId=${id}`))).toMatchObject({ status: 404 });
    expect(await refusalOf(upload(park, 'a.pdf', aPdf(), '?dossierId=x'))).toMatchObject({ status: 400 });
    expect(await stored()).toBe(before);
  });
});
