import type { Stack } from './stack.js';

/** What changes something and leaves no entry on the trail, and why. */
const WITHOUT_ENTRY: Readonly<Record<string, string>> = {
  'POST /api/v1/sessions': 'a line of the log',
  'POST /api/v1/password-resets': 'asked for by anybody, for whatever name; what the link then does stands there',
  'POST /api/v1/campaigns/roster-preview': 'changes nothing: shows whom a campaign would take in',
};

interface Line {
  readonly reqId?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
}

/**
 * Acts that were done by requests so far and of which the trail does not know: each by its route, once. The API has to write a line for
 * each request (`LOG_LEVEL=debug`).
 * @param repeats where clients try again under one key: what is repeated gets the first answer and is no further act, so that an act
 *   counts as unknown only where most requests of its route are
 */
export async function actsWithoutEntry(
  { output }: Pick<Stack, 'output'>,
  ask: (sql: string) => Promise<{ id: string }[]>,
  { repeats = false } = {},
): Promise<{ acts: number; without: string[] }> {
  const lines = output('api')
    .split('\n')
    .flatMap((line): Line[] => (line.startsWith('{') && line.includes('"reqId"') ? [JSON.parse(line) as Line] : []));
  const done = lines.filter(
    ({ method = 'GET', status = 0 }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && status >= 200 && status < 300,
  );
  const rows = await ask(`SELECT DISTINCT request_id AS id FROM audit_entry WHERE request_id IS NOT NULL`);
  const entered = new Set(rows.map(({ id }) => id));
  const routes = Map.groupBy(done, ({ method, route }) => `${method} ${route}`);
  const without = [...routes].flatMap(([act, requests]) => {
    const unknown = requests.filter(({ reqId = '' }) => !entered.has(reqId)).length;
    return unknown > (repeats ? requests.length / 2 : 0) && !WITHOUT_ENTRY[act] ? [act] : [];
  });
  return { acts: done.length, without: without.sort() };
}
