import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiClient } from '#cli/client/api-client.js';
import type { Anchor } from '#contracts/anchor.js';
import type { EvidenceManifest } from '#contracts/evidence.js';
import { FILE_COLUMNS } from '#persistence/record/audit/evidence-files.js';
import { EVIDENCE_TABLES } from '#persistence/record/audit/evidence.js';
import { newKey } from '#platform/crypto/key-ring.js';
import { Signer } from '#platform/crypto/signing.js';
import { anchorTrail } from '../../support/anchor-trail.js';
import { aPdf, openDesk, upload, type Desk } from '../../support/desk.js';
import { Guohe } from '../../support/guohe.js';
import { TEST_KEYS } from '../../support/stack.js';
import { unpacked, zipOf } from '../../support/zip.js';

const SECRETS = ['11010519491231002X', '13911112222', '举报人甲', '13900009999'];

interface Checked {
  readonly verified: boolean;
  readonly caseId: string;
  readonly entries: number;
  readonly anchoredEntries: number;
  readonly faults: readonly { readonly kind: string; readonly what?: string; readonly sequence?: number }[];
}

describe('the evidence package of a case', () => {
  let desk: Desk;
  let auditor: ApiClient;
  let caseId: string;
  let publicKey: string;
  let folder: string;
  let files: Map<string, Buffer>;
  /** Uploaded and handed in nowhere, but named in a text: one's own, and somebody else's. */
  let mentioned: string[];
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    auditor = await desk.as('auditor');
    const park = await desk.as('park');
    const batch = await desk.openBatch();
    const uploaded = [park, await desk.as('research')].map((who) => upload(who, '另案.pdf', aPdf('elsewhere')));
    mentioned = (await Promise.all(uploaded)).map((file) => file.id);
    const { id } = await desk.draft('park', batch.id, (sample) =>
      sample
        .with('legalRepresentative', { idNumber: SECRETS[0], phone: SECRETS[1] })
        .with('base', { mainDirection: `见附件 ${mentioned.join('、')}` }),
    );
    ({ caseId } = await park.post<{ caseId: string }>(`/dossiers/${id}/submission`));
    await desk.rows(
      `INSERT INTO objection (id, case_id, receipt_number, token_hash, state, objector_kind, objector_name, contact, statement, filed_at)
       VALUES (gen_random_uuid(), $1, 'YY-1', 'hash', 'filed', 'person', $2, $3, '材料不实。', now())`,
      [caseId, SECRETS[2], SECRETS[3]],
    );
    await anchorTrail(desk.stack);
    [{ publicKey }] = (await auditor.get<Anchor[]>('/audit/anchors')) as [Anchor];
    files = await unpacked(await take());
  }, 90_000);
  afterAll(() => desk?.stop());

  async function take(id = caseId): Promise<Buffer> {
    const answer = await auditor.send('GET', `/cases/${id}/evidence`);
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  }
  /** On a machine that knows no server and no key. */
  async function verified(bytes: Buffer, ...more: readonly string[]): Promise<{ code: number | null; said: Checked }> {
    const path = join(folder, `${performance.now()}.zip`);
    await writeFile(path, bytes);
    const run = Guohe.run(['audit', 'verify', '--package', path, '--json', ...more], { GUOHE_DATA: folder });
    const code = await run.ended();
    if (run.stderr) throw new Error(run.stderr);
    return { code, said: JSON.parse(run.stdout) as Checked };
  }
  const packed = (change: (files: Map<string, Buffer>) => void) => {
    const changed = new Map(files);
    change(changed);
    return zipOf([...changed].map(([name, content]) => ({ name, content })));
  };
  const manifestOf = (from: ReadonlyMap<string, Buffer>) =>
    JSON.parse(String(from.get('manifest.json'))) as EvidenceManifest;
  const kinds = async (bytes: Buffer, ...more: readonly string[]) =>
    (await verified(bytes, '--public-key', publicKey, ...more)).said.faults.map(({ kind }) => kind);

  it('holds record, files, chains and proofs, and is verified with nothing but itself and the published key', async () => {
    const manifest = manifestOf(files);
    expect([...files.keys()].sort()).toEqual(
      ['manifest.json', 'signature.json', ...manifest.files.map(({ path }) => path)].sort(),
    );
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['record/procedure_case.json', 'record/dossier_part.json', `trail/${caseId}.ndjson`]),
    );
    expect([...files.keys()].filter((path) => path.startsWith('files/')).length).toBeGreaterThan(2);
    expect(manifest.chains.map(({ anchored }) => anchored === null)).toEqual(manifest.chains.map(() => false));
    const { code, said } = await verified(await take(), '--public-key', publicKey);
    expect(said).toMatchObject({ verified: true, caseId, faults: [] });
    // Its own taking is on the trail already, which no anchor has seen.
    expect([code, said.entries - said.anchoredEntries]).toEqual([0, 2]);
  });

  it('is believed only where its signer is known', async () => {
    const { code, said } = await verified(packed(() => undefined));
    expect([code, said.faults.map(({ kind }) => kind)]).toEqual([1, expect.arrayContaining(['unknownKey'])]);
    const stranger = Signer.of(newKey('stranger'));
    const again = packed((all) => {
      all.set('signature.json', Buffer.from(JSON.stringify(stranger.sign(String(all.get('manifest.json'))))));
    });
    expect(await kinds(again)).toEqual(['unknownKey']);
  });

  it('shows a file that was changed, is gone, or was put in', async () => {
    const [file = ''] = [...files.keys()].filter((path) => path.startsWith('files/'));
    expect(await kinds(packed((all) => void all.set(file, Buffer.from('%PDF-1.7 other'))))).toEqual(['changedFile']);
    expect(await kinds(packed((all) => void all.delete(file)))).toEqual(['missingFile']);
    expect(await kinds(packed((all) => void all.set('files/more.pdf', Buffer.from('x'))))).toEqual(['addedFile']);
    expect(await kinds(packed((all) => void all.delete('manifest.json')))).toEqual(['unreadable']);
    expect(await kinds(Buffer.from('no archive'))).toEqual(['unreadable']);
  });

  it('shows a second file of one name, whichever of them comes first', async () => {
    const [path = ''] = [...files.keys()].filter((each) => each.startsWith('files/'));
    const [entries, forged] = [[...files].map(([name, content]) => ({ name, content })), '%PDF-1.7 other'];
    const other = { name: path, content: forged };
    expect(await kinds(zipOf([other, ...entries]))).toEqual(['repeatedFile']);
    expect(await kinds(zipOf([...entries, other]))).toEqual(['repeatedFile', 'changedFile']);
    expect(await kinds(zipOf([...entries, { name: 'manifest.json', content: '{}' }]))).toContain('repeatedFile');
  });

  it('shows an archive that other tools read as another: by its headers, by what lies between or behind its files', async () => {
    const entries = [...files].map(([name, content]) => ({ name, content }));
    const [path = ''] = [...files.keys()].filter((each) => each.startsWith('files/'));
    const forge = (change: object) =>
      zipOf(entries.map((each) => (each.name === path ? { ...each, ...change } : each)));
    const hidden = zipOf([{ name: path, content: '%PDF-1.7 other' }]).subarray(0, -22);
    const whole = zipOf(entries);
    const lied = Buffer.from(whole);
    lied.writeUInt32LE(lied.readUInt32LE(lied.length - 10) - 46, lied.length - 10);
    expect(await kinds(whole)).toEqual([]);
    for (const [what, bytes] of Object.entries({
      'another name': forge({ localName: path.replace(/.pdf$/, '.PDF') }),
      'another size': forge({ localSize: 3 }),
      'behind its bytes': forge({ trailing: 'PK\x03\x04 other' }),
      'before a file': forge({ before: hidden }),
      'a directory of another size': lied,
      'behind the end': Buffer.concat([whole, Buffer.from('\0')]),
    })) {
      expect([what, await kinds(bytes)]).toEqual([what, [what === 'behind the end' ? 'unreadable' : 'ambiguous']]);
    }
  });

  it('shows a manifest that was written anew', async () => {
    const shorter = packed((all) => {
      const manifest = manifestOf(all);
      all.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, madeAt: '2020-01-01T00:00:00.000Z' })));
    });
    expect(await kinds(shorter)).toEqual(['unsigned']);
  });

  it('shows entries that its anchor never had, even where everything was signed by the right key', async () => {
    const signer = Signer.of(TEST_KEYS);
    const forged = packed((all) => {
      const manifest = manifestOf(all);
      const chains = manifest.chains.map((chain) => ({
        ...chain,
        anchored: chain.anchored && { ...chain.anchored, hash: '0'.repeat(64) },
      }));
      const text = JSON.stringify({ ...manifest, chains });
      all.set('manifest.json', Buffer.from(text));
      all.set('signature.json', Buffer.from(JSON.stringify(signer.sign(text))));
    });
    expect(await kinds(forged)).toEqual(expect.arrayContaining(['rewritten', 'unproven']));
  });

  it('shows what was changed in the database before it was taken', async () => {
    const tamper = async (reason: string | null) => {
      await desk.rows('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
      await desk.rows(`UPDATE audit_entry SET reason = $2 WHERE chain = $1 AND sequence = 1`, [caseId, reason]);
      await desk.rows('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
    };
    await tamper('另一个理由');
    const { said } = await verified(await take(), '--public-key', publicKey);
    await tamper(null);
    expect(said.faults).toEqual([expect.objectContaining({ kind: 'changed', sequence: 1 })]);
  });

  it('names nobody who objects, and masks what is personal', () => {
    const whole = [...files].map(([path, content]) => `${path}\n${content.toString()}`).join('\n');
    expect(whole).toContain('材料不实。');
    expect(whole).toContain('1****************X');
    expect(SECRETS.filter((secret) => whole.includes(secret))).toEqual([]);
    expect(whole).not.toContain('sealed:1:');
  });

  it('brings no file that is only mentioned, and nothing of a correction that nobody handed in yet', async () => {
    expect(String(files.get('record/dossier_part.json'))).toContain(mentioned[0]);
    expect([...files.keys()].filter((path) => mentioned.some((id) => path.includes(id)))).toEqual([]);
    await desk.rows(
      `INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
       SELECT subject_id, organisation_id, 2, 'leader', 1, '{"title": "还在改的一稿"}', $2 FROM procedure_case WHERE id = $1`,
      [caseId, auditor.accountId],
    );
    const whole = [...(await unpacked(await take())).values()].map(String).join('\n');
    expect(whole).not.toContain('还在改的一稿');
  });

  it('tells nobody how members of a meeting vote before it is concluded', async () => {
    const meetingId = randomUUID();
    await desk.rows(
      `WITH meeting_case AS (
         INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state)
         SELECT $1::uuid, 'meeting', $1::uuid::text, $1::uuid, 'a meeting', measure_id, 'inSession' FROM procedure_case WHERE id = $2
       ), called AS (
         INSERT INTO meeting (case_id, batch_id, held_on, member_ids, convened_by)
         SELECT $1::uuid, group_id, current_date, ARRAY[$3::uuid], $3::uuid FROM procedure_case WHERE id = $2
       ), item AS (
         INSERT INTO meeting_item (meeting_id, case_id, position, total_hundredths, recommendation, reasons, needs_vote, explanation, waiting_since)
         VALUES ($1::uuid, $2::uuid, 1, 8000, 'selected', '{}', true, '[]', now())
       )
       INSERT INTO meeting_vote (meeting_id, case_id, member_id, vote) VALUES ($1::uuid, $2::uuid, $3::uuid, 'abstained')`,
      [meetingId, caseId, auditor.accountId],
    );
    const votesIn = async (id: string) => (await unpacked(await take(id))).has('record/meeting_vote.json');
    expect([await votesIn(caseId), await votesIn(meetingId)]).toEqual([false, false]);
    await desk.rows(`UPDATE procedure_case SET state = 'concluded' WHERE id = $1`, [meetingId]);
    expect([await votesIn(caseId), await votesIn(meetingId)]).toEqual([true, true]);
  });

  it('is for auditors, each taking on the trail', async () => {
    for (const login of ['park', 'research', 'officer', 'decider', 'admin', 'expert1']) {
      expect([login, (await (await desk.as(login)).send('GET', `/cases/${caseId}/evidence`)).status]).toEqual([login, 403]);
    } // prettier-ignore
    const taken = await auditor.get<object[]>(`/audit?subjectId=${caseId}&action=takeEvidence`);
    expect(taken.length).toBeGreaterThan(1);
    expect(taken[0]).toMatchObject({ actorId: auditor.accountId, chain: caseId });
  });

  it('has every table that tells of a case', async () => {
    const tables = await desk.rows<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND c.column_name = 'case_id' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'audit_entry'`,
    );
    expect(tables.map(({ name }) => name).filter((name) => !(name in EVIDENCE_TABLES))).toEqual([]);
  });

  it('knows every column of its tables that refers to files', async () => {
    const columns = await desk.rows<{ name: string }>(
      `SELECT a.attrelid::regclass || '.' || a.attname AS name FROM pg_attribute a
         LEFT JOIN pg_constraint c ON c.conrelid = a.attrelid AND a.attnum = ANY(c.conkey) AND c.contype = 'f'
       WHERE a.attrelid = ANY($1::regclass[]) AND (c.confrelid = 'stored_file'::regclass
         OR a.atttypid = 'uuid[]'::regtype AND a.attname NOT LIKE '%\\_ids')`,
      [Object.keys(EVIDENCE_TABLES)],
    );
    const known = Object.entries(FILE_COLUMNS).flatMap(([table, of]) => of.map((column) => `${table}.${column}`));
    expect(columns.map(({ name }) => name).sort()).toEqual(known.sort());
  });
});
