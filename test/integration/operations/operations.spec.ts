import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { refusalOf, openDesk, type Desk } from '../../support/desk.js';
import { until } from '../../support/until.js';

interface Queue {
  readonly queue: string;
  readonly waiting: number;
  readonly failing: number;
  readonly oldestAt: string | null;
}
interface Operations {
  readonly checks: Readonly<Record<string, string>>;
  readonly engine: { readonly answers: boolean; readonly workers: readonly { readonly identity: string }[] };
  readonly stuckCases: readonly { readonly id: string; readonly why: string; readonly failure: string | null }[];
  readonly queues: readonly Queue[];
  readonly mails: Readonly<Record<string, unknown>>;
  readonly stoppedWebhooks: number;
  readonly storage: Readonly<Record<string, unknown>>;
  readonly quarantine: Readonly<Record<string, unknown>>;
}

describe('the page of operations', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
  });
  afterAll(() => desk?.stop());

  const overview = async () => (await desk.as('admin')).get<Operations>('/operations');
  const queue = async (name: string) => (await overview()).queues.find((each) => each.queue === name);
  const submitted = async () => {
    const dossier = await desk.draft('park', (await desk.openBatch()).id);
    const { caseId } = await (await desk.as('park')).post<{ caseId: string }>(`/dossiers/${dossier.id}/submission`);
    return caseId;
  };

  it('says that the engine is there and nobody works', async () => {
    const { checks, engine, storage, quarantine, mails } = await overview();
    expect(checks).toEqual({ postgres: 'ok', migrations: 'ok', temporal: 'ok', worker: 'failed' });
    expect(engine).toMatchObject({ answers: true, workers: [] });
    expect(storage).toMatchObject({ kind: 'folder', answers: true, freeBytes: expect.any(Number) });
    expect(quarantine).toEqual({ scanner: false, waiting: 0, infected: 0, unscannable: 0 });
    expect(mails).toEqual({ transport: 'captured', refused: 0, givenUp: 0, bounced: 0 });
  });

  it('counts what waits, with its oldest, and what was tried in vain', async () => {
    await submitted();
    const waiting = await queue('messages');
    expect(waiting).toMatchObject({ failing: 0, oldestAt: expect.any(String) });
    expect(waiting?.waiting).toBeGreaterThan(0);
    expect((await queue('notices'))?.waiting).toBeGreaterThan(0);
    await desk.rows(`UPDATE outbox SET attempts = 1, last_error = 'away'`);
    expect(await queue('messages')).toMatchObject({ failing: waiting?.waiting });
    await desk.rows(
      `INSERT INTO mail (id, key, address, kind, locale, last_error, attempts) VALUES ($1, $2, 'a@guohe.example', 'notice', 'zh', 'busy', 2)`,
      [uuid(), randomUUID()],
    );
    expect(await queue('mails')).toMatchObject({ waiting: 1, failing: 1 });
    const stored = await overview();
    expect(stored.storage).toMatchObject({ files: 3, bytes: expect.any(Number) });
  });

  it('names each stuck case with what keeps it, and has it tried again', async () => {
    const id = await submitted();
    await desk.rows(
      `UPDATE outbox SET attempts = 5, last_error = 'no answer', next_attempt_at = now() + interval '1 hour'
       WHERE workflow_id = (SELECT workflow_id FROM procedure_case WHERE id = $1)`,
      [id],
    );
    const stuck = (await overview()).stuckCases.find((each) => each.id === id);
    expect(stuck).toMatchObject({ why: 'notRelayed', failure: 'no answer' });
    const done = await (await desk.as('admin')).post(`/operations/runs/${id}/retry`);
    expect(done).toEqual({ id, messages: expect.any(Number), steps: [], running: false });
    const [{ late } = { late: -1 }] = await desk.rows<{ late: number }>(
      `SELECT count(*)::int AS late FROM outbox o JOIN procedure_case c USING (workflow_id) WHERE c.id = $1 AND o.next_attempt_at > now()`,
      [id],
    );
    expect(late).toBe(0);
    const trail = await desk.rows(`SELECT FROM audit_entry WHERE case_id = $1 AND action = 'retryRun'`, [id]);
    expect(trail).toHaveLength(1);
    expect((await refusalOf((await desk.as('officer')).post(`/operations/runs/${id}/retry`))).code).toBe(
      'request.forbidden',
    );
    expect((await refusalOf((await desk.as('admin')).post(`/operations/runs/${uuid()}/retry`))).status).toBe(404);
  });

  it('shows who works once somebody does', async () => {
    await desk.stack.restart('worker');
    await until(async () => (await overview()).engine.workers.length > 0);
    const { checks, engine } = await overview();
    expect(checks['worker']).toBe('ok');
    expect(engine.workers).toEqual([
      { identity: expect.stringContaining('@'), lastPollAt: expect.any(String), buildId: null },
    ]);
    await until(async () => (await queue('messages'))?.waiting === 0);
  });

  it('is for those who look after Guohe', async () => {
    for (const login of ['park', 'expert1', 'decider', 'finance']) {
      expect((await refusalOf((await desk.as(login)).get('/operations'))).code).toBe('request.forbidden');
    }
  });
});

describe('a mail that was not taken', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.stop());

  const failed = async (kind: string, params: object, state = 'givenUp') => {
    const id = uuid();
    await desk.rows(
      `INSERT INTO mail (id, key, account_id, address, kind, locale, params, state, created_at, ended_at, attempts, last_error)
       VALUES ($1, $2, $3, 'old@guohe.example', $4, 'zh', $5, $6, now() - interval '5 days', now(), 9, 'away')`,
      [id, id, (await desk.as('park')).accountId, kind, JSON.stringify(params), state],
    );
    return id;
  };
  const NOTICE = { name: '王', topic: '受理', title: '基地', text: '已受理。', link: '' };

  it('goes out once it is tried again, to the mailbox that its person has by now', async () => {
    const id = await failed('notice', NOTICE);
    await desk.rows(`UPDATE account SET email = 'new@guohe.example', email_verified_at = now() WHERE login = 'park'`);
    const officer = await desk.as('officer');
    const [listed] = await officer.get<{ id: string; mayRetry: boolean }[]>('/mails?state=givenUp');
    expect(listed).toMatchObject({ id, mayRetry: true });
    const retried = await officer.post(`/mails/${id}/retry`);
    expect(retried).toMatchObject({ state: 'waiting', attempts: 0, address: 'new@guohe.example', mayRetry: false });
    await until(async () => (await desk.rows(`SELECT FROM mail WHERE id = $1 AND state = 'sent'`, [id])).length === 1);
    expect((await refusalOf(officer.post(`/mails/${id}/retry`))).code).toBe('mail.cannotRetry');
    expect(
      await desk.rows(`SELECT FROM audit_entry WHERE subject_id = $1 AND action = 'retryMail'`, [id]),
    ).toHaveLength(1);
  });

  it('is left where it opened something, and where what it said is gone', async () => {
    const officer = await desk.as('officer');
    for (const id of [await failed('passwordReset', {}), await failed('notice', NOTICE, 'bounced')]) {
      expect((await refusalOf(officer.post(`/mails/${id}/retry`))).code).toBe('mail.cannotRetry');
    }
    expect((await refusalOf(officer.post(`/mails/${uuid()}/retry`))).status).toBe(404);
    expect((await refusalOf((await desk.as('park')).post(`/mails/${uuid()}/retry`))).status).toBe(403);
  });
});
