import type { Ask } from './ask.js';

interface Entry {
  readonly case_id: string;
  readonly action: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly left: string | null;
  readonly entered: string;
}

/** The moves of a case are one chain from its submission to the state it is in: each begins where the one before ended. */
export async function trailFaults(ask: Ask): Promise<string[]> {
  const entries = await ask<Entry>(
    `SELECT e.case_id, e.action, (e.before->>'version')::int AS from, (e.after->>'version')::int AS to,
       e.before->>'state' AS left, e.after->>'state' AS entered
     FROM audit_entry e JOIN procedure_case c ON c.id = e.case_id
     WHERE c.kind = 'accreditation' AND e.after->>'version' IS NOT NULL AND e.after->>'state' IS NOT NULL ORDER BY e.case_id, e.id`,
  );
  const cases = await ask<{ id: string; version: number; state: string }>(
    `SELECT id, version, state FROM procedure_case WHERE kind = 'accreditation'`,
  );
  const chains = Map.groupBy(entries, ({ case_id }) => case_id);
  const doubled = await ask<{ command_id: string }>(
    `SELECT command_id FROM audit_entry WHERE command_id IS NOT NULL GROUP BY command_id HAVING count(*) > 1`,
  );
  return [
    ...cases.flatMap((each) => chainFaults(each, chains.get(each.id) ?? [])),
    ...doubled.map(({ command_id }) => `command ${command_id} is in the trail twice`),
  ];
}

function chainFaults(
  { id, version, state }: { id: string; version: number; state: string },
  chain: readonly Entry[],
): string[] {
  const faults = chain[0]?.action === 'submit' ? [] : [`the trail of case ${id} does not begin with its submission`];
  for (const [index, { action, from, left }] of chain.entries()) {
    const before = chain[index - 1];
    if (before && (from !== before.to || left !== before.entered)) {
      faults.push(`the trail of case ${id} breaks at ${action}`);
    }
  }
  const last = chain.at(-1);
  if (last?.to !== version || last.entered !== state) faults.push(`the trail of case ${id} ends before its last move`);
  return faults;
}
