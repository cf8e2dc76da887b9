import { isDeepStrictEqual } from 'node:util';
import type { Memory } from '../model/memory.js';
import type { Ask } from './ask.js';
import { openedAnswer } from './opened.js';
import { plain } from './plain.js';

interface CommandRow {
  id: string;
  state: string;
  result: unknown;
  entries: { case_id: string | null; action: string; after: Record<string, unknown> | null }[];
}

interface MoveAnswer {
  readonly caseId?: string;
  readonly state?: string;
  readonly version?: number;
}

/** Every acknowledged action is in the record, once, with the answer that was given and with its one line of the trail. */
export async function toldFaults(ask: Ask, { acknowledged }: Memory): Promise<string[]> {
  const rows = await ask<CommandRow>(
    `SELECT c.id, c.state, c.result,
       coalesce((SELECT jsonb_agg(jsonb_build_object('case_id', e.case_id, 'action', e.action, 'after', e.after))
                 FROM audit_entry e WHERE e.command_id = c.id), '[]') AS entries
     FROM command c WHERE c.id = ANY($1)`,
    [acknowledged.map(({ commandId }) => commandId)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return acknowledged.flatMap(({ commandId, method, path, answer }) => {
    const row = byId.get(commandId);
    const name = `${method} ${path}`;
    if (!row) return [`${name} was acknowledged and is not in the record`];
    if (row.state !== 'done') return [`${name} was acknowledged and is ${row.state}`];
    const told = answer as MoveAnswer | undefined;
    const kept = openedAnswer(path, row.result);
    const given = isDecision(kept) ? { caseId: told?.caseId, ...kept } : kept;
    const faults = isDeepStrictEqual(plain(given), plain(answer ?? null)) ? [] : [`${name} has another answer now`];
    if (row.entries.length !== 1) return [...faults, `${name} has ${row.entries.length} lines in the trail`];
    const after = row.entries[0]?.after;
    if (isDecision(row.result) && (after?.['state'] !== told?.state || after?.['version'] !== told?.version)) {
      faults.push(`${name} led elsewhere than was told`);
    }
    return faults;
  });
}

function isDecision(result: unknown): result is Record<string, unknown> {
  return typeof result === 'object' && result !== null && 'version' in result && 'dueAt' in result;
}
