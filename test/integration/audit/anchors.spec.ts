import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from '#contracts/anchor.js';
import { ApiClient } from '#cli/client/api-client.js';
import { aBatch, openDesk, type Desk } from '../../support/desk.js';
import { Guohe } from '../../support/guohe.js';
import { TEST_KEYS } from '../../support/stack.js';
import { until } from '../../support/until.js';

interface Verified {
  readonly verified: boolean;
  readonly entries: number;
  readonly anchors: number;
  readonly faults: readonly Readonly<Record<string, unknown>>[];
}

describe('the anchors of the trail', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk.stop());

  const guohe = async <T>(args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { databaseUrl, folder } = desk.stack;
    const run = Guohe.run([...args, '--json'], {
      DATABASE_URL: databaseUrl,
      GUOHE_DATA: folder,
      AUDIT_SIGNING_KEYS: TEST_KEYS,
      ...env,
    });
    const code = await run.ended();
    if (run.stderr) throw new Error(run.stderr);
    return { code, said: JSON.parse(run.stdout) as T };
  };
  const verify = (env = {}) => guohe<Verified>(['audit', 'verify'], env);
  const anchor = async () => (await guohe<Anchor>(['audit', 'anchor'])).said;
  const fileOf = (number: number) => join(desk.stack.folder, 'files/anchors', `${String(number).padStart(8, '0')}.txt`);
  const tampered = async (sql: string, values: unknown[] = []) => {
    await desk.rows('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
    await desk.rows(sql, values);
    await desk.rows('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
  };

  it('are signed roots over what has grown, each naming the one before, for everybody to read and keep', async () => {
    await desk.openBatch();
    const first = await anchor();
    expect(first).toMatchObject({ number: 1, previous: null });
    expect(await anchor()).toEqual({});
    await desk.openBatch();
    const second = await anchor();
    expect(second).toMatchObject({ number: 2, chains: 1 });
    const anybody = ApiClient.anonymous(desk.stack.apiUrl);
    expect(await anybody.get('/audit/anchors')).toEqual([second, first]);
    expect(await anybody.get('/audit/anchors?before=2&limit=1')).toEqual([first]);
    expect(await readFile(fileOf(2), 'utf8')).toMatch(/^[0-9a-f-]{36} 1 [0-9a-f]{64}\n\{.*\}\n$/);
    expect(await verify()).toMatchObject({ code: 0, said: { verified: true, anchors: 2, faults: [] } });
  });

  it('stay as they are, also for the owner of the database', async () => {
    await expect(desk.rows('DELETE FROM audit_anchor')).rejects.toThrow('append-only');
    await expect(desk.rows(`UPDATE audit_anchor SET content = '{}'`)).rejects.toThrow('append-only');
  });

  it('show a tail that was cut off together with the head of its chain', async () => {
    const batch = await desk.openBatch();
    await desk.rows(
      `INSERT INTO audit_entry (subject_kind, subject_id, actor_role, action) VALUES ('batch', $1, 'system', 'later')`,
      [batch.id],
    );
    const { number } = await anchor();
    await tampered(`DELETE FROM audit_entry WHERE chain = $1 AND sequence = 2`, [batch.id]);
    await desk.rows(`UPDATE audit_chain SET length = 1, anchored = 1, head = previous WHERE chain = $1`, [batch.id]);
    expect(await verify()).toMatchObject({
      code: 1,
      said: { verified: false, faults: [{ kind: 'cutOff', chain: batch.id, sequence: 2, anchor: number }] },
    });
    // Back as it was, for the tests that follow.
    await desk.rows(`DELETE FROM audit_chain WHERE chain = $1`, [batch.id]);
    await tampered(`DELETE FROM audit_entry WHERE chain = $1`, [batch.id]);
  });

  it('show themselves where their file is changed, gone, or signed by a stranger', async () => {
    const kinds = async (env = {}) =>
      (await verify(env)).said.faults.flatMap(({ kind, chain, anchor: number }) => (chain ? [] : [[kind, number]]));
    const text = await readFile(fileOf(2), 'utf8');
    await writeFile(fileOf(2), text.replace(/ [0-9a-f]{4}/, ' 0000'));
    expect(await kinds()).toContainEqual(['forged', 2]);
    await writeFile(fileOf(2), text);
    expect(await kinds()).toEqual([]);
    await rename(fileOf(1), `${fileOf(1)}.gone`);
    expect(await kinds()).toEqual([['missing', 1]]);
    await rename(`${fileOf(1)}.gone`, fileOf(1));
    const strange = `test:${Buffer.alloc(32, 1).toString('base64')}`;
    expect(await kinds({ AUDIT_SIGNING_KEYS: strange })).toContainEqual(['unknownKey', 1]);
  });

  it('are taken up where an anchoring was cut off between its file and its list', async () => {
    await desk.openBatch();
    const made = await anchor();
    await desk.rows('ALTER TABLE audit_anchor DISABLE TRIGGER ALL');
    await desk.rows('DELETE FROM audit_anchor WHERE number = $1', [made.number]);
    await desk.rows('ALTER TABLE audit_anchor ENABLE TRIGGER ALL');
    expect(await anchor()).toEqual(made);
  });
});

describe('an entry of the trail', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk.stop());

  it('says which request it was written for, and from where; auditors find it by who, what and when', async () => {
    const officer = await desk.as('officer');
    const since = new Date().toISOString();
    const answer = await officer.send('POST', '/batches', aBatch('T-where'));
    const requestId = answer.headers.get('x-request-id');
    const auditor = await desk.as('auditor');
    const found = async (query: string) => auditor.get<Readonly<Record<string, unknown>>[]>(`/audit?${query}`);
    expect(answer.status).toBeLessThan(300);
    const [entry, ...others] = await found(`since=${since}`);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ requestId, address: '127.0.0.1', onBehalfOf: null, sequence: 1 });
    expect(entry?.['hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(entry).toMatchObject({ actorId: officer.accountId, actorName: '王审核（受理人员）', onBehalfOfName: null });
    const { action, actorId } = entry as { action: string; actorId: string };
    expect(await found(`action=${action}&actorId=${actorId}&since=${since}`)).toEqual([entry]);
    expect(await found(`before=${since}&action=${action}&actorId=${actorId}`)).not.toContainEqual(entry);
    expect(await found(`actorId=${randomUUID()}`)).toEqual([]);
    for (const instant of ['yesterday', '2026-W40-1', '2026-10-15', '2026-10-15T25:00:00Z']) {
      expect([instant, (await auditor.send('GET', `/audit?since=${instant}`)).status]).toEqual([instant, 400]);
    }
    // A zone that PostgreSQL does not take.
    expect(await found(`before=${encodeURIComponent('1990-10-10T08:54:04.4+18:41')}`)).toEqual([]);
    expect((await officer.send('GET', '/audit')).status).toBe(403);
  });
});

describe('the worker', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { AUDIT_ANCHOR_MINUTES: '60' } });
  });
  afterAll(() => desk?.stop());

  const anchors = () => ApiClient.anonymous(desk.stack.apiUrl).get<Anchor[]>('/audit/anchors');
  const isAnchored = (times: number) => async () => (await anchors()).length === times;
  /** As if the last anchor had been made so long ago. */
  const aged = async (minutes: number) => {
    await desk.rows('ALTER TABLE audit_anchor DISABLE TRIGGER ALL');
    await desk.rows(
      `UPDATE audit_anchor SET content = jsonb_set(content, '{at}', to_jsonb(to_char(now() AT TIME ZONE 'UTC' - make_interval(mins => $1), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
       WHERE number = (SELECT max(number) FROM audit_anchor)`,
      [minutes],
    );
    await desk.rows('ALTER TABLE audit_anchor ENABLE TRIGGER ALL');
  };

  it('anchors as it starts what has grown where the last anchor is older than the period, and only there', async () => {
    await desk.openBatch();
    await desk.stack.restart('worker');
    await until(isAnchored(1));
    await aged(50);
    await desk.stack.restart('worker');
    // It has started and works: what it is asked for is done, and the last anchor is the one before.
    await desk.openBatch();
    await until(async () => (await desk.rows(`SELECT FROM outbox`)).length === 0);
    expect(await anchors()).toHaveLength(1);
    await aged(61);
    await desk.stack.restart('worker');
    await until(isAnchored(2));
  }, 120_000);

  it('anchors again once a period has passed, as long as it runs', async () => {
    desk.stack.change({ AUDIT_ANCHOR_MINUTES: '1' });
    await desk.openBatch();
    await aged(2);
    await desk.stack.restart('worker');
    await until(isAnchored(3));
    await desk.openBatch();
    await until(isAnchored(4), 180_000);
    const [last, before] = await anchors();
    expect(Date.parse(last?.at ?? '') - Date.parse(before?.at ?? '')).toBeGreaterThan(59_000);
  }, 300_000);
});
