import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import proto from '@temporalio/proto';
import type { Scene } from '../support/scene.js';

const FOLDER = join(import.meta.dirname, 'histories');
const { History } = proto.temporal.api.history.v1;
export type History = proto.temporal.api.history.v1.History;

/** Names of the recorded histories, `<workflow>.<way>`. */
export function recordedHistories(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
}

export function readHistory(name: string): History {
  return History.fromObject(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as object);
}

/**
 * Writes down the history of a run once it has ended: the message as plain JSON, one event a line, enums by name, 64-bit
 * numbers and bytes (base64) as strings. Who ran it and where in the code it failed are left out: replay needs neither, and
 * both name machines.
 */
export async function recordHistory(scene: Scene, workflowId: string, name: string): Promise<void> {
  const handle = scene.workflow(workflowId);
  await handle.result();
  const history = History.fromObject(await handle.fetchHistory());
  const { events } = History.toObject(history, { enums: String, longs: String, bytes: String }) as { events: object[] };
  const lines = events.map((event) => JSON.stringify(withoutPlaces(event)));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `{"events":[\n${lines.join(',\n')}\n]}\n`);
}

const PLACES = ['identity', 'stackTrace'];
/** A queue of one worker bears the worker's name. */
const OF_ONE_WORKER = 'TASK_QUEUE_KIND_STICKY';

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value && value.kind === OF_ONE_WORKER) return { ...value, name: 'sticky' };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !PLACES.includes(name))
      .map(([name, inner]) => [name, withoutPlaces(inner)]),
  );
}
