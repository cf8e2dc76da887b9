import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import type { Scene } from '../support/scene.js';

/** `<name>.json`, or `<name>.json.gz` where it is long. */
const FOLDER = join(import.meta.dirname, 'histories');
const { History } = proto.temporal.api.history.v1;
/** One that is longer is kept compressed. */
const LONG_EVENTS = 500;
export type History = proto.temporal.api.history.v1.History;

/** Names of the recorded histories, `<workflow>.<way>`. */
export function recordedHistories(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.json(\.gz)?$/, ''));
}

export function readHistory(name: string): History {
  const file = join(FOLDER, `${name}.json`);
  const text = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
  return History.fromObject(JSON.parse(text.toString('utf8')) as object);
}

/**
 * Writes down the history of a run once it has ended, or as far as it has come: the message as plain JSON, one event a line, enums by name, 64-bit
 * numbers and bytes (base64) as strings. Who ran it and where in the code it failed are left out: replay needs neither, and
 * both name machines.
 * @param options `ended: false` does not wait for its end; `runId`: one run of several, which has ended
 */
export async function recordHistory(
  scene: Scene,
  workflowId: string,
  name: string,
  { ended = true, runId }: { ended?: boolean; runId?: string } = {},
): Promise<void> {
  const handle = scene.temporal.workflow.getHandle(workflowId, runId);
  if (ended && !runId) await handle.result();
  const history = History.fromObject(await handle.fetchHistory());
  const { events } = History.toObject(history, { enums: String, longs: String, bytes: String }) as { events: object[] };
  const lines = events.map((event) => JSON.stringify(withoutPlaces(event)));
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name}.json`);
  const text = `{"events":[\n${lines.join(',\n')}\n]}\n`;
  if (events.length > LONG_EVENTS) writeFileSync(`${file}.gz`, gzipSync(text));
  else writeFileSync(file, text);
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
