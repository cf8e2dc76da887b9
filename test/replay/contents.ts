import { readFileSync } from 'node:fs';
import { BULK_STATES } from '#contracts/bulk.js';
import { CAMPAIGN_STATES } from '#contracts/workflows.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { History } from './histories.js';

const STATES_AND_VERBS = new Set([
  ...BULK_STATES,
  ...CAMPAIGN_STATES,
  'publishGrades',
  'withdrawCampaign',
  ...Object.values(PROCEDURES).flatMap(({ stages, ends, verbs, dormant }) => [
    ...Object.keys(stages),
    ...ends,
    ...(dormant ?? []),
    ...Object.keys(verbs),
  ]),
]);
/** Ids, hashes of commands, counters, instants, days, codes of refusals. */
const SHAPES = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^[0-9a-f]{64}(#\d+)?$/,
  /^\d{1,6}$/,
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?$/,
  /^[a-z]+\.[a-zA-Z]+$/,
];

/** What a payload of a history holds that is neither an id, an instant, a number, nor the name of a state, a verb or a refusal. */
export function foreignContents(history: History): string[] {
  return payloadsOf(history).flatMap((payload) => strings(payload).filter((text) => !isPlain(text)));
}

/** Everything that a history says, payloads decoded, in one text. */
export function wholeText(history: History): string {
  return JSON.stringify([history, payloadsOf(history)]);
}

/** Names, sign-ins, credit codes and addresses of the demo. */
export function demoNames(): string[] {
  const demo = JSON.parse(readFileSync(new URL('../../seeds/demo/accounts.json', import.meta.url), 'utf8')) as {
    organisations: { name: string; uscc: string }[];
    accounts: { login: string; displayName: string }[];
  };
  return [
    ...demo.organisations.flatMap(({ name, uscc }) => [name, uscc]),
    ...demo.accounts.map(({ displayName }) => displayName.replace(/（.*/, '')),
  ];
}

function isPlain(text: string): boolean {
  return STATES_AND_VERBS.has(text) || SHAPES.some((shape) => shape.test(text));
}

/** Every payload in it, decoded. */
function payloadsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { metadata, data } = value as { metadata?: unknown; data?: unknown };
  if (metadata && data instanceof Uint8Array) return [decoded(data)];
  return Object.values(value).flatMap(payloadsOf);
}

export function decoded(data: Uint8Array): unknown {
  const text = Buffer.from(data).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Values of it that are strings, at any depth; names of activities are the engine's own. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'activity_type' ? [] : strings(inner)));
}
