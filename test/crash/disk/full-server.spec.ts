import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { markChecklist, seatPanel, signInCommission, type Commission } from '#cli/client/accreditation.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { createDataSource } from '#persistence/data-source.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { DEMO_PASSWORD } from '../../support/scene.js';
import { until } from '../../support/until.js';
import { Instance } from '../blows/instance.js';
import { toldFaults } from '../check/told.js';
import { Memory } from '../model/memory.js';
import { smallDisk, type SmallDisk } from './small-disk.js';

/** What the server takes before anybody has done anything, and as much again. */
const MEGABYTES = { postgres: 320, temporal: 24 } as const;
/** No request may take longer, whatever has become of the servers. */
const ANSWERED_WITHIN_MS = 40_000;

const disks = { postgres: smallDisk(MEGABYTES.postgres), temporal: smallDisk(MEGABYTES.temporal) };
afterAll(() => {
  for (const disk of Object.values(disks)) disk?.remove();
});

/** `npm start` whose servers keep their data on small disks: what is acknowledged while one of them is full stays, the rest is told. */
(disks.postgres ? describe : describe.skip)('the disk of a server, full', () => {
  const { postgres, temporal } = disks as Record<keyof typeof MEGABYTES, SmallDisk>;
  const memory = new Memory();
  let instance: Instance;
  let commission: Commission;
  let applicant: ApiClient;
  beforeAll(async () => {
    instance = await Instance.start({}, { postgres: postgres.folder, temporal: temporal.folder });
    const signIn = async (login: string) =>
      memory.remembering(await ApiClient.signIn(instance.url, login, DEMO_PASSWORD));
    commission = await signInCommission(signIn);
    applicant = await signIn('park');
  }, 180_000);
  afterAll(() => instance?.stop());

  /** A case at its formal check, marked. */
  const ready = async () => {
    const record = createDataSource({ databaseUrl: instance.databaseUrl, pool: 1, applicationName: 'test' });
    await record.initialize();
    try {
      const id = await submitPark(
        record,
        applicant,
        await openBatch(record, applicant, { rehearsalDaySeconds: 3_600 }),
      );
      await markChecklist(commission.officer, id);
      return id;
    } finally {
      await record.destroy();
    }
  };
  /** How a request ends. One that succeeds is remembered, with its key. */
  const asked = async (method: string, path: string, body: unknown, key: string) => {
    const answered = commission.officer.request(method, path, body, method === 'GET' ? {} : { key }).then(
      () => 200,
      (error: { problem?: { status: number; code: string } }) =>
        error.problem ? `${error.problem.status} ${error.problem.code}` : String(error),
    );
    return Promise.race([answered, pause(ANSWERED_WITHIN_MS, 'no answer')]);
  };
  const AWAY = '503 server.unavailable';
  const mark = (id: string, key: string) => {
    const marks = [{ item: 'site', verdict: 'pass' }];
    return asked('PUT', `/cases/${id}/checklist`, { marks }, key);
  };
  const accept = (id: string, key: string) => asked('POST', `/cases/${id}/acceptance`, {}, key);
  const read = (id: string) => asked('GET', `/cases/${id}`, undefined, '');

  const of = (id: string, path: string) => new RegExp(`^/cases/(${id})/${path}$`);

  /** Once there is room again, what was not acknowledged is done under its key, once, and the case goes on. */
  const goesOn = async (id: string, keys: { mark: string; accept: string }, accepted = false) => {
    if (!accepted) {
      await until(async () => (await mark(id, keys.mark)) === 200, 60_000);
      await until(async () => (await accept(id, keys.accept)) === 200, 60_000);
    }
    await seatPanel(commission, id);
    expect(await toldFaults(instance.ask, memory)).toEqual([]);
    const marked = await instance.ask(
      `SELECT FROM audit_entry WHERE case_id = $1 AND action IN ('markChecklist', 'accept')`,
      [id],
    );
    // Nothing that was not acknowledged was done.
    expect(marked).toHaveLength(
      memory.of('PUT', of(id, 'checklist')).length + memory.of('POST', of(id, 'acceptance')).length,
    );
  };

  it('PostgreSQL’s: no room for rows, then none for its log, so that it falls', async () => {
    const id = await ready();
    const keys = { mark: randomUUID(), accept: randomUUID() };
    postgres.fill();
    let told: unknown = 200;
    for (let times = 0; told === 200 && times < 2_000; times += 1) {
      keys.mark = randomUUID();
      told = await mark(id, keys.mark);
    }
    expect(told).toBe(AWAY);
    expect(await read(id)).toBe(200);
    const superuser = await instance.connect('postgres');
    const fallen = async () => {
      for (;;) await superuser.query(`SELECT pg_logical_emit_message(false, 'full', repeat('x', 1000000))`);
    };
    await expect(fallen()).rejects.toThrow();
    for (const answer of [await accept(id, keys.accept), await read(id)]) expect(answer).toBe(AWAY);
    postgres.free();
    await goesOn(id, keys);
  }, 300_000);

  it('Temporal’s: what needs PostgreSQL alone goes on', async () => {
    const [halted, id] = [await ready(), await ready()];
    const keys = { mark: randomUUID(), accept: randomUUID() };
    const halts = ['suspension', 'resumption'] as const;
    const halt = (time: number, key: string) =>
      asked('POST', `/cases/${halted}/${halts[time % 2]}`, { reason: '涉及诉讼。' }, key);
    temporal.fill();
    let last = { time: 0, key: randomUUID() };
    let told = await halt(last.time, last.key);
    while (told === 200 && last.time < 2_000) {
      last = { time: last.time + 1, key: randomUUID() };
      told = await halt(last.time, last.key);
    }
    expect(told).toBe(AWAY);
    expect(await mark(id, randomUUID())).toBe(200);
    expect(await read(id)).toBe(200);
    // Temporal may find a page again that it has let go of: what it takes, it keeps.
    const accepted = await accept(id, keys.accept);
    expect([AWAY, 200]).toContain(accepted);
    temporal.free();
    await until(async () => (await halt(last.time, last.key)) === 200, 60_000);
    await goesOn(id, keys, accepted === 200);
  }, 300_000);
});
