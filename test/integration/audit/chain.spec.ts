import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { AuditAction } from '#domain/texts/audit.js';
import type { AnchoredChain } from '#contracts/anchor.js';
import { createDataSource } from '#persistence/data-source.js';
import { CHAINED_COLUMNS, hashOf, type ChainedEntry } from '#persistence/record/audit/canonical.js';
import type { Fault } from '#persistence/record/audit/chain-check.js';
import { verifyTrail } from '#persistence/record/audit/verify.js';
import { audit, auditAll, type AuditLine } from '#persistence/record/trail.js';
import { freshDatabase, type FreshDatabase } from '../../support/servers.js';

const LINE = { actorId: null, actorRole: 'system', action: 'open', rule: 'Ch. 3' } as const;
/** What a canonical form has to get right. */
const AWKWARD = {
  z: 1,
  a: [{ ü: 'ü', B: null, b: true }, [], {}, 'line\nbreak\t"quoted" \\ \u0001 \u2028 😀 /'],
  'key "quoted"': -0.25,
  numbers: [0, -1, 1.5, 100, 123456789012, 0.000001],
  中文: { 键: '值' },
};

describe('the chain of the trail', () => {
  let database: FreshDatabase;
  let record: DataSource;
  beforeAll(async () => {
    database = await freshDatabase();
    record = createDataSource({ databaseUrl: database.databaseUrl, pool: 8, applicationName: 'test' });
    await record.initialize();
  });
  afterAll(async () => {
    await record.destroy();
    await database.drop();
  });

  const write = (chain: string, line: Omit<Partial<AuditLine>, 'rule'> & { rule?: string } = {}) =>
    audit(record.manager, { ...LINE, caseId: chain, subject: { kind: 'accreditation', id: chain }, ...line });
  const aChain = async (length = 5) => {
    const chain = randomUUID();
    for (let n = 1; n <= length; n += 1)
      await write(chain, { action: `act${n}` as AuditAction, after: { version: n } });
    return chain;
  };
  const verified = async (chains?: readonly string[], anchored: AnchoredChain[] = []) => {
    const faults: Fault[] = [];
    const whole = (async function* () {
      yield anchored;
    })();
    const { entries } = await verifyTrail(record, { chains, anchored: whole, found: (fault) => faults.push(fault) });
    return { entries, faults };
  };
  /** As only a superuser, or the owner, may. */
  const tampered = async (...statements: readonly (readonly [string, unknown[]])[]) => {
    const client = new pg.Client({ connectionString: database.databaseUrl });
    await client.connect();
    try {
      await client.query('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
      for (const [sql, values] of statements) await client.query(sql, values);
    } finally {
      await client.query('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
      await client.end();
    }
  };
  const headOf = async (chain: string, anchor: number): Promise<AnchoredChain> => {
    const [head] = await record.query<{ sequence: number; hash: string }[]>(
      `SELECT length AS sequence, encode(head, 'hex') AS hash FROM audit_chain WHERE chain = $1`,
      [chain],
    );
    return { chain, anchor, ...(head as { sequence: number; hash: string }) };
  };

  it('holds for whatever an entry may say: the database hashes what the program hashes', async () => {
    const chain = await aChain(0);
    await write(chain, { before: AWKWARD, after: { state: 'x' }, reason: '理由 "\n\u0002 😀', rule: 'Art. 9' });
    await write(chain, { commandId: 'c'.repeat(64), actorId: randomUUID(), actorRole: 'expert' });
    await record.query(
      `INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_role, action, after)
       VALUES ($1, 'a"b', $1, 'system', 'x', jsonb_build_object('amount', 1.50::numeric, 'whole', 2.0, 'big', 12345678901234))`,
      [chain],
    );
    expect(await verified([chain])).toEqual({ entries: 3, faults: [] });
  });

  it('is one for each case, and for each subject that is none', async () => {
    const [chain, account] = [randomUUID(), randomUUID()];
    const lines = [1, 2, 3].map((n): AuditLine => ({
      ...LINE,
      caseId: n < 3 ? chain : null,
      subject: { kind: 'account', id: account },
    }));
    await auditAll(record.manager, lines);
    const rows = await record.query(`SELECT chain, sequence FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [
      account,
    ]);
    expect(rows).toEqual([
      { chain, sequence: 1 },
      { chain, sequence: 2 },
      { chain: account, sequence: 1 },
    ]);
  });

  it('is never forked by those who write at once', async () => {
    const chain = randomUUID();
    await Promise.all(Array.from({ length: 200 }, (_, n) => write(chain, { after: { n } })));
    expect(await verified([chain])).toEqual({ entries: 200, faults: [] });
    const [{ last }] = (await record.query(`SELECT max(sequence) AS last FROM audit_entry WHERE chain = $1`, [
      chain,
    ])) as [{ last: number }];
    expect(last).toBe(200);
  });

  it('takes nothing back: no entry is changed or removed through the application', async () => {
    const chain = await aChain(1);
    for (const sql of [
      `UPDATE audit_entry SET action = 'x' WHERE chain = $1`,
      `DELETE FROM audit_entry WHERE chain = $1`,
    ]) {
      await expect(record.query(sql, [chain])).rejects.toThrow('append-only');
    }
    await expect(record.query(`TRUNCATE audit_entry`)).rejects.toThrow('append-only');
  });

  it('leaves nothing of an entry whose transaction was rolled back', async () => {
    const chain = await aChain(2);
    await record
      .transaction(async (tx) => {
        await audit(tx, { ...LINE, caseId: chain, subject: { kind: 'accreditation', id: chain } });
        throw new Error('back');
      })
      .catch(() => undefined);
    await write(chain);
    expect(await verified([chain])).toEqual({ entries: 3, faults: [] });
  });

  it.each([
    ['action', `'other'`], ['reason', `'other'`], ['after', `'{"version": 7}'`], ['before', `'{}'`], ['at', `at + interval '1 microsecond'`],
    ['actor_id', 'gen_random_uuid()'], ['actor_role', `'expert'`], ['rule', `'Art. 1'`], ['address', `'10.0.0.1'`],
    ['request_id', 'gen_random_uuid()'], ['on_behalf_of', 'gen_random_uuid()'], ['command_id', `'x'`], ['case_id', 'NULL'],
    ['subject_kind', `'x'`], ['subject_id', 'gen_random_uuid()'], ['hash', 'sha256(hash)'], ['previous', 'sha256(previous)'],
  ])('shows a changed %s', async (column, value) => {
    const chain = await aChain();
    await tampered([`UPDATE audit_entry SET ${column} = ${value} WHERE chain = $1 AND sequence = 3`, [chain]]);
    const { faults } = await verified([chain]);
    expect(faults[0]).toMatchObject({ kind: 'changed', chain, sequence: 3, ...(column !== 'action' && { action: 'act3' }) });
  }); // prettier-ignore

  it('shows removed entries, at the beginning, between others and at the end', async () => {
    const chain = await aChain(8);
    await tampered([`DELETE FROM audit_entry WHERE chain = $1 AND sequence = ANY($2)`, [chain, [1, 4, 5, 8]]]);
    expect((await verified([chain])).faults).toEqual([
      { kind: 'removed', chain, sequence: 1 },
      { kind: 'removed', chain, sequence: 4, upTo: 5 },
      { kind: 'cutOff', chain, sequence: 8 },
    ]);
  });

  it('shows a chain that is gone', async () => {
    const chain = await aChain(3);
    await tampered([`DELETE FROM audit_entry WHERE chain = $1`, [chain]]);
    expect((await verified([chain])).faults).toEqual([{ kind: 'cutOff', chain, sequence: 1, upTo: 3 }]);
  });

  it('shows entries in another order', async () => {
    const chain = await aChain();
    await tampered(
      [`UPDATE audit_entry SET sequence = -sequence WHERE chain = $1 AND sequence IN (2, 3)`, [chain]],
      [`UPDATE audit_entry SET sequence = 5 + sequence WHERE chain = $1 AND sequence < 0`, [chain]],
    );
    expect((await verified([chain])).faults.map(({ kind, action }) => [kind, action])).toEqual([
      ['moved', 'act3'],
      ['moved', 'act2'],
    ]);
  });

  it('shows an entry that was put in, with a hash of its own', async () => {
    const chain = await aChain();
    const copy = (
      sequence: string,
    ) => `INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_role, action, chain, sequence, previous, hash)
      SELECT case_id, subject_kind, subject_id, actor_role, 'forged', chain, ${sequence}, previous, hash FROM audit_entry
      WHERE chain = $1 AND sequence = 5`;
    await tampered([copy('6'), [chain]]);
    expect((await verified([chain])).faults).toMatchObject([
      { kind: 'changed', sequence: 6, action: 'forged' },
      { kind: 'rewritten', sequence: 6 },
    ]);
  });

  it('shows an entry whose hash is right, and which follows another one', async () => {
    const chain = await aChain(3);
    await tampered([`UPDATE audit_entry SET previous = sha256(previous) WHERE chain = $1 AND sequence = 2`, [chain]]);
    const [entry] = await record.query<ChainedEntry[]>(
      `SELECT ${CHAINED_COLUMNS} FROM audit_entry WHERE chain = $1 AND sequence = 2`,
      [chain],
    );
    const hash = hashOf(entry as ChainedEntry);
    await tampered([
      `UPDATE audit_entry SET hash = decode($2, 'hex') WHERE chain = $1 AND sequence = 2`,
      [chain, hash],
    ]);
    expect((await verified([chain])).faults).toMatchObject([
      { kind: 'strange', sequence: 2, action: 'act2' },
      { kind: 'strange', sequence: 3, action: 'act3' },
    ]);
  });

  it('shows by an anchor what was rewritten as a whole, and what was cut off with its head', async () => {
    const [rewritten, cut] = [await aChain(), await aChain()];
    const anchored = [await headOf(rewritten, 3), await headOf(cut, 4)];
    await tampered(
      [`DELETE FROM audit_entry WHERE chain = $1`, [rewritten]],
      [`DELETE FROM audit_chain WHERE chain = $1`, [rewritten]],
      [`DELETE FROM audit_entry WHERE chain = $1 AND sequence > 3`, [cut]],
      [
        `UPDATE audit_chain SET length = 3, head = (SELECT hash FROM audit_entry WHERE chain = $1 AND sequence = 3) WHERE chain = $1`,
        [cut],
      ],
    );
    for (let n = 1; n <= 5; n += 1) await write(rewritten, { action: 'remind' });
    expect((await verified([rewritten, cut])).faults).toEqual([]);
    const { faults } = await verified([rewritten, cut], anchored);
    expect(faults.sort((a, b) => (a.anchor ?? 0) - (b.anchor ?? 0))).toEqual([
      expect.objectContaining({ kind: 'rewritten', chain: rewritten, sequence: 5, anchor: 3 }),
      { kind: 'cutOff', chain: cut, sequence: 4, upTo: 5, anchor: 4 },
    ]);
  });

  it('finds all of it in the whole trail, too', async () => {
    const { entries, faults } = await verified();
    expect(entries).toBeGreaterThan(200);
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(
      new Set(['changed', 'removed', 'cutOff', 'moved', 'rewritten', 'strange']),
    );
  });
});
