import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { Worker } from '@temporalio/worker';
import { newKey } from '#platform/crypto/key-ring.js';
import { EncryptingCodec } from '#platform/temporal/payload-codec.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { accept, markChecklist, type CaseView } from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { Guohe } from '../support/guohe.js';
import { startScene, type Scene } from '../support/scene.js';
import { until } from '../support/until.js';

const FIRST = newKey('first');
const SECOND = newKey('second');
/** What the engine's own bookkeeping says of a step: its number and its name. */
const BOOKKEEPING = /^(\{"seq":\d+.*\}|"?[\w-]+"?|\d+)$/;

interface Found {
  /** Key ids of the encrypted payloads. */
  readonly keys: string[];
  /** Texts of those that are not, and messages and stacks of failures. */
  readonly plain: string[];
}

/** Whatever a history holds that somebody could have written. */
function contentsOf(value: unknown, found: Found = { keys: [], plain: [] }): Found {
  if (typeof value !== 'object' || value === null) return found;
  const { metadata, data } = value as { metadata?: Record<string, Uint8Array>; data?: Uint8Array };
  if (metadata?.['encoding'] && data) {
    const key = metadata['encryption-key-id'];
    if (Buffer.from(metadata['encoding']).toString() === 'binary/encrypted' && key) {
      found.keys.push(Buffer.from(key).toString());
    } else found.plain.push(Buffer.from(data).toString());
    return found;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'searchAttributes') continue;
    if ((name === 'message' || name === 'stackTrace') && typeof inner === 'string' && inner) found.plain.push(inner);
    contentsOf(inner, found);
  }
  return found;
}

describe('with keys for it, the engine', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({ env: { TEMPORAL_CODEC_KEYS: FIRST } });
  });
  afterAll(() => scene?.stop());

  const begun = async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 600 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await until(async () => (await scene.record.query<unknown[]>(`SELECT FROM outbox`)).length === 0);
    return id;
  };
  const workflow = (id: string) => scene.workflow(WORKFLOW_IDS.accreditation(id));
  const historyOf = (id: string) => workflow(id).fetchHistory();
  const stateOf = async (id: string) => (await scene.commission.officer.get<CaseView>(`/cases/${id}`)).state;

  it('keeps nothing that can be read: neither what runs are told and answer nor why they fail', async () => {
    const id = await begun();
    const { officer } = scene.commission;
    await markChecklist(officer, id);
    // An Update that names no command fails in the workflow's own code.
    const failing = workflow(id).executeUpdate('drawExperts', { args: [{ commandId: randomUUID() }] });
    await expect(failing).rejects.toThrow();
    await accept(officer, id);
    expect(await stateOf(id)).toBe('underDraw');
    const { keys, plain } = contentsOf(await historyOf(id));
    expect(keys.length).toBeGreaterThan(4);
    expect(new Set(keys)).toEqual(new Set(['first']));
    const told = plain.filter((text) => !BOOKKEEPING.test(text) && !text.includes('commandId'));
    expect(new Set(told)).toEqual(new Set(['Encoded failure']));
    expect(plain.filter((text) => text.includes('commandId'))).toHaveLength(1); // the test's own, which has no key
  });

  it('goes on with the earlier key behind a new one, and writes with the new one', async () => {
    const id = await begun();
    const { officer } = scene.commission;
    for (const part of ['api', 'worker'] as const) await scene.stack.kill(part);
    scene.stack.change({ TEMPORAL_CODEC_KEYS: `${SECOND},${FIRST}` });
    for (const part of ['api', 'worker'] as const) await scene.stack.restart(part);
    await accept(officer, id);
    expect(await stateOf(id)).toBe('underDraw');
    expect(new Set(contentsOf(await historyOf(id)).keys)).toEqual(new Set(['first', 'second']));
  });

  it('is read by an operator with the keys, and replayed with them', async () => {
    const id = await begun();
    await scene.commission.officer.post(`/cases/${id}/extension`, { workingDays: 1, reason: '停电' });
    const { databaseUrl, temporalAddress, namespace, folder } = scene.stack;
    const shown = Guohe.run(['case', 'show', id, '--json'], {
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: namespace,
      GUOHE_DATA: folder,
      TEMPORAL_CODEC_KEYS: `${SECOND},${FIRST}`,
    });
    expect(await shown.ended()).toBe(0);
    expect(shown.lines[0]).toMatchObject({ run: { status: 'RUNNING' } });
    const dist = join(resolve(import.meta.dirname, '../..'), 'dist');
    await Worker.runReplayHistory(
      {
        workflowBundle: { codePath: join(dist, 'workflow-bundle.js') },
        dataConverter: {
          payloadCodecs: [EncryptingCodec.of(`${SECOND},${FIRST}`)],
          failureConverterPath: join(dist, 'libs/platform/temporal/encrypted-failures.js'),
        },
      },
      await historyOf(id),
    );
  });
});

describe('the codec of payloads', () => {
  const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"王审核"') };

  it('gives back what it took, and shows nothing of it', async () => {
    const codec = EncryptingCodec.of(FIRST);
    const [encrypted] = await codec.encode([payload]);
    expect(Buffer.from(encrypted?.data ?? []).includes('审核')).toBe(false);
    const [back] = await codec.decode(encrypted ? [encrypted] : []);
    expect([
      Buffer.from(back?.data ?? []).toString(),
      Buffer.from(back?.metadata?.['encoding'] ?? []).toString(),
    ]).toEqual(['"王审核"', 'json/plain']);
    expect(await codec.decode([payload])).toEqual([payload]);
  });

  it('reads nothing without its key, and nothing that was changed', async () => {
    const [encrypted] = await EncryptingCodec.of(FIRST).encode([payload]);
    await expect(EncryptingCodec.of(SECOND).decode([encrypted!])).rejects.toThrow('"first"');
    const changed = Buffer.from(encrypted!.data!);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    await expect(EncryptingCodec.of(FIRST).decode([{ ...encrypted, data: changed }])).rejects.toThrow();
  });
});
