import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { accredit, signInCommission } from '#cli/client/accreditation.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { draftDossier, savePart, submitDossier, uploadFile } from '#cli/client/dossier.journey.js';
import { aDossier } from '#domain/dossier/dossier.builder.js';
import { aBatch, aPdf, TODAY } from '../support/desk.js';
import { dataFolder, Guohe, until, type StartedGuohe } from '../support/guohe.js';
import { faultsOf, type Ask } from './checker.js';

const CASES = 20;
const PARTS = ['API', 'worker', 'Temporal', 'PostgreSQL'] as const;

interface Demo {
  readonly password: string;
  readonly organisations: readonly { key: string; name: string; uscc: string }[];
}

/** kill -9 of every process in turn while cases run: nothing is lost, doubled or stuck. And the checker sees what is. */
describe('kill -9 while twenty cases run', () => {
  let data: string;
  let guohe: Guohe;
  let started: StartedGuohe;
  let database: pg.Client;
  let temporal: Client;
  const acknowledged = new Map<string, string>();

  beforeAll(async () => {
    data = await dataFolder();
    guohe = Guohe.run(['start', '--json'], { GUOHE_DATA: data, PORT: '0', DATABASE_POOL: '8' });
    started = await guohe.untilReady(120_000);
  });
  afterAll(async () => {
    await database?.end();
    await temporal?.connection.close();
    await guohe?.stop();
    await rm(data, { recursive: true, force: true });
  });

  const ask: Ask = async <T>(sql: string, parameters: unknown[] = []) =>
    (await database.query(sql, parameters)).rows as T[];

  /** Kills each process once, as soon as the one before serves again, while the persons go on. */
  async function killAll(): Promise<void> {
    for (const name of PARTS) {
      await pause(2_000);
      process.kill(started.pids[name], 'SIGKILL');
      await until(() => guohe.messages.some((text) => text.startsWith(`${name} serves again`)), 120_000);
    }
  }

  it('every acknowledged action is there once, and every case ends with its certificate', async () => {
    const demo = JSON.parse(
      await readFile(join(import.meta.dirname, '../../seeds/demo/accounts.json'), 'utf8'),
    ) as Demo;
    const signIn = (login: string) => ApiClient.signIn(started.url, login, demo.password);
    const park = await signIn('park');
    const commission = await signInCommission(signIn);
    const { officer } = commission;
    const host = demo.organisations.find(({ key }) => key === 'park');
    const batch = aBatch('CRASH', { quotas: { park: CASES }, rehearsalDaySeconds: 4 });
    const { id: batchId } = await officer.patiently<{ id: string }>('POST', '/batches', batch);
    const files: string[] = [];
    for (const n of [1, 2, 3]) files.push((await uploadFile(park, { name: `${n}.pdf`, content: aPdf(`${n}`) })).id);

    const submit = async (): Promise<string> => {
      // Two dossiers on one platform and field would bar each other.
      const sample = aDossier('park', { on: TODAY, files })
        .with('host', { name: host?.name, uscc: host?.uscc })
        .with('base', { platformName: `园区平台 ${randomUUID()}` });
      const dossierId = await draftDossier(park, batchId, 'park');
      for (const [part, content] of Object.entries(sample.parts)) await savePart(park, dossierId, { part, content });
      const { caseId, receiptNumber } = await submitDossier(park, dossierId);
      acknowledged.set(caseId, receiptNumber);
      return caseId;
    };
    const persons = async () => {
      const cases = await Promise.all(Array.from({ length: CASES }, submit));
      await Promise.all(cases.map((caseId) => accredit(commission, caseId, 88, { of: 'fullValue' })));
    };
    await Promise.all([persons(), killAll()]);

    const lock = JSON.parse(await readFile(join(data, 'guohe.lock'), 'utf8')) as { note: string };
    const { databaseUrl, temporalAddress } = JSON.parse(lock.note) as { databaseUrl: string; temporalAddress: string };
    database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    temporal = new Client({ connection: await Connection.connect({ address: temporalAddress }) });
    await until(async () => (await ask(`SELECT FROM outbox`)).length === 0);
    expect(acknowledged.size).toBe(CASES);
    expect(await faultsOf(ask, acknowledged)).toEqual([]);
    for (const { workflow_id } of await ask<{ workflow_id: string }>(`SELECT workflow_id FROM procedure_case`)) {
      expect(await temporal.workflow.getHandle(workflow_id).result()).toBe('accredited');
    }
  }, 300_000);

  it.each([
    [
      'a dropped entry',
      `DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry WHERE action = 'accept')`,
      /breaks at/,
    ],
    [
      'a doubled entry',
      `INSERT INTO audit_entry (case_id, subject_kind, subject_id, command_id, actor_role, action, before, after)
       SELECT case_id, subject_kind, subject_id, command_id, actor_role, action, before, after FROM audit_entry WHERE action = 'decide' LIMIT 1`,
      /twice|breaks at/,
    ],
    [
      'a lost submission',
      `UPDATE dossier SET receipt_number = 'another' WHERE id = (SELECT id FROM dossier LIMIT 1)`,
      /is lost/,
    ],
    [
      'a work item that stays open',
      `UPDATE work_item SET closed_at = NULL WHERE id = (SELECT id FROM work_item LIMIT 1)`,
      /is open on an ended case/,
    ],
    [
      'a case that is stuck',
      `UPDATE procedure_case SET state = 'underDecision', closed_at = NULL WHERE id = (SELECT id FROM procedure_case LIMIT 1)`,
      /is stuck at underDecision/,
    ],
    [
      'a skipped certificate number',
      `UPDATE base SET certificate_number = 'BJGHYL-2026-Y-9999' WHERE id = (SELECT id FROM base LIMIT 1)`,
      /have a gap/,
    ],
    [
      'a notice told twice',
      `INSERT INTO notice (id, event_key, recipient, case_id, template)
       SELECT gen_random_uuid(), event_key || '/again', recipient, case_id, template FROM notice WHERE template = 'case.accepted' LIMIT 1`,
      /was told twice/,
    ],
    [
      'a signal that was never sent',
      `INSERT INTO outbox (kind, workflow_id, signal, next_attempt_at) VALUES ('signal', 'accreditation/x', 'stageComplete', 'infinity')`,
      /still waits in the outbox/,
    ],
  ])('the checker sees %s', async (_, bug, fault) => {
    await database.query('BEGIN');
    try {
      await database.query('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
      await database.query(bug);
      expect((await faultsOf(ask, acknowledged)).join('\n')).toMatch(fault);
    } finally {
      await database.query('ROLLBACK');
    }
  });
});
