import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import type { ApiClient } from '#cli/client/api-client.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { unpacked } from '../../support/zip.js';

const MB = 1_048_576;
/** `ARCHIVE_MB=1024` measures what is promised of a gigabyte. */
const LARGE_MB = Number(process.env['ARCHIVE_MB'] ?? 256);

interface Manifest {
  readonly dossierId: string;
  readonly files: readonly { path: string; sha256: string; sizeBytes: number; absentBecause?: string }[];
}

describe("a dossier's archive", () => {
  let desk: Desk;
  let park: ApiClient;
  let id: string;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    park = await desk.as('park');
    const batch = await desk.openBatch();
    ({ id } = await desk.draft('park', batch.id));
    await park.post(`/dossiers/${id}/submission`);
  }, 90_000);
  afterAll(() => desk?.stop());

  const ask = async (client: ApiClient) => client.send('GET', `/dossiers/${id}/archive`);
  it('holds its content, a summary, its files, and the hash of each', async () => {
    const answer = await ask(park);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="GHSL|^attachment; /);
    const files = await unpacked(Buffer.from(await answer.arrayBuffer()));
    const manifest = JSON.parse(String(files.get('manifest.json'))) as Manifest;
    expect(manifest.dossierId).toBe(id);
    expect([...files.keys()].sort()).toEqual(['manifest.json', ...manifest.files.map(({ path }) => path)].sort());
    expect(manifest.files.length).toBeGreaterThan(2);
    for (const { path, sha256, sizeBytes } of manifest.files) {
      const content = files.get(path) as Buffer;
      expect([path, createHash('sha256').update(content).digest('hex'), content.length]).toEqual([path, sha256, sizeBytes]);
    } // prettier-ignore
    expect(String(files.get('summary.pdf')).startsWith('%PDF-')).toBe(true);
    expect(JSON.parse(String(files.get('dossier.json')))).toEqual(await park.get(`/dossiers/${id}`));
  });

  it('is given to those who may read the dossier, and to nobody else', async () => {
    expect((await ask(await desk.as('officer'))).status).toBe(200);
    await expect(ask(await desk.as('research'))).resolves.toMatchObject({ status: 404 });
    await expect(ask(await desk.as('expert1'))).resolves.toMatchObject({ status: 404 });
    // It holds all there is: who took it is on the trail.
    const taken = await desk.rows(
      `SELECT a.login, e.case_id = (SELECT id FROM procedure_case WHERE subject_id = $1) AS "inCase" FROM audit_entry e JOIN account a ON a.id = e.actor_id WHERE e.subject_id = $1 AND e.action = 'takeArchive'`,
      [id],
    );
    expect(taken).toEqual([{ login: 'officer', inCase: true }]);
  });

  it('leaves out what was found to be malware, and says so', async () => {
    await desk.rows(`UPDATE stored_file SET scan = 'infected' WHERE id IN (SELECT id FROM stored_file ORDER BY id LIMIT 1)`); // prettier-ignore
    const files = await unpacked(Buffer.from(await (await ask(park)).arrayBuffer()));
    const { files: listed } = JSON.parse(String(files.get('manifest.json'))) as Manifest;
    const [absent, ...more] = listed.filter(({ absentBecause }) => absentBecause !== undefined);
    expect([absent?.absentBecause, more.length, files.has(absent?.path ?? '')]).toEqual(['infected', 0, false]);
    await desk.rows(`UPDATE stored_file SET scan = 'none'`);
  });

  describe(`of ${LARGE_MB} MB`, () => {
    const EACH_MB = Math.min(128, LARGE_MB / 4);
    const keys: string[] = [];
    beforeAll(async () => {
      const [owner] = await desk.rows<{ organisation_id: string }>(`SELECT organisation_id FROM dossier WHERE id = $1`, [id]); // prettier-ignore
      const ids: string[] = [];
      for (let n = 0; n < LARGE_MB / EACH_MB; n += 1) {
        const [fileId, block] = [randomUUID(), randomBytes(MB)];
        const hash = createHash('sha256');
        const key = `0${n % 10}/${randomUUID()}`;
        const path = join(desk.stack.folder, 'files', key);
        await mkdir(dirname(path), { recursive: true });
        const handle = await open(path, 'w');
        for (let written = 0; written < EACH_MB; written += 1) {
          hash.update(block);
          await handle.write(block);
        }
        await handle.close();
        await desk.rows(
          `INSERT INTO stored_file (id, organisation_id, name, media_type, size_bytes, sha256, storage_key)
           VALUES ($1, $2, $3, 'video/mp4', $4, $5, $6)`,
          [fileId, owner?.organisation_id, `现场-${n}.mp4`, EACH_MB * MB, hash.digest('hex'), key],
        );
        keys.push(key);
        ids.push(fileId);
      }
      await desk.rows(
        `UPDATE dossier_part SET content = content || jsonb_build_object('evidence', $2::jsonb)
         WHERE dossier_id = $1 AND part = (SELECT part FROM dossier_part WHERE dossier_id = $1 AND jsonb_typeof(content) = 'object' LIMIT 1)`,
        [id, JSON.stringify(ids)],
      );
    }, 300_000);

    const pidOfApi = async () => {
      for (const name of await readdir('/proc')) {
        const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
        const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
        if (command.includes('apps/api/main.js') && environment.includes(desk.stack.folder)) return name;
      }
      throw new Error('the API does not run');
    };
    const rssMb = async (pid: string) =>
      Number(/VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

    it('streams: it is never held in memory', async () => {
      const pid = await pidOfApi();
      const before = await rssMb(pid);
      let most = before;
      const watch = setInterval(() => void rssMb(pid).then((now) => (most = Math.max(most, now))), 50);
      const target = join(tmpdir(), `archive-${process.pid}.zip`);
      const answer = await ask(park);
      let bytes = 0;
      const handle = await open(target, 'w');
      const started = performance.now();
      await pipeline(
        answer.body as unknown as AsyncIterable<Uint8Array>,
        new Writable({
          write(chunk: Uint8Array, _, done) {
            bytes += chunk.length;
            handle.write(chunk).then(() => done(), done);
          },
        }),
      );
      const seconds = (performance.now() - started) / 1_000;
      clearInterval(watch);
      await handle.close();
      const zip = await yauzl.openPromise(target, { lazyEntries: true });
      let unpackedBytes = 0;
      for await (const entry of zip.eachEntry()) unpackedBytes += entry.uncompressedSize;
      await rm(target);
      console.log(
        `archive of ${LARGE_MB} MB in ${seconds.toFixed(1)} s; the API held ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`,
      );
      expect(bytes).toBeGreaterThan(LARGE_MB * MB);
      expect(unpackedBytes).toBeGreaterThan(LARGE_MB * MB);
      expect(most - before).toBeLessThan(100);
    }, 300_000);

    it('breaks off where a file is not the one that was uploaded: nobody takes it for whole', async () => {
      const path = join(desk.stack.folder, 'files', keys.at(-1) as string);
      const { size } = await stat(path);
      await truncate(path, size - 1);
      await writeFile(path, 'x', { flag: 'a' });
      const answer = await ask(park);
      await expect(answer.arrayBuffer()).rejects.toThrow();
    }, 300_000);
  });
});
