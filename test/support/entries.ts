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
 */
export async function actsWithoutEntry(
  { output }: Pick<Stack, 'output'>,
  ask: (sql: string) => Promise<{ id: string }[]>,
): Promise<{ acts: number; without: string[] }> {
  const lines = output('api')
    .split('\n')
    .flatMap((line): Line[] => (line.startsWith('{') && line.includes('"reqId"') ? [JSON.parse(line) as Line] : []));
  const done = lines.filter(
    ({ method = 'GET', status = 0 }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && status >= 200 && status < 300,
  );
  const rows = await ask(`SELECT DISTINCT request_id AS id FROM audit_entry WHERE request_id IS NOT NULL`);
  const entered = new Set(rows.map(({ id }) => id));
  const without = done.filter(({ reqId = '' }) => !entered.has(reqId)).map(({ method, route }) => `${method} ${route}`);
  return { acts: done.length, without: [...new Set(without)].filter((act) => !WITHOUT_ENTRY[act]).sort() };
}
