import type { Memory } from '../model/memory.js';
import type { Ask } from './ask.js';
import { TOLD_BY_THE_CLOCK } from './leftovers.js';

/**
 * What a run left of each case, by the number of its plan: the lines of every table that belongs to a case, without what chance
 * and the clock give (ids, instants, persons drawn, certificate and receipt numbers). Equal for two runs of one seed, however
 * often the processes of one of them died.
 */
export type Footprints = ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>;

interface Column {
  readonly table: string;
  readonly column: string;
}

/** What of a text column two undisturbed runs would not agree on either. */
const OF_CHANCE: readonly string[] = [
  'notice.event_key',
  'notice.recipient',
  'procedure_case.workflow_id',
  'expert_draw.seed',
  'expert_verdict.ticket',
  'expert_verdict.open_reviews',
  'expert_verdict.drawn',
  'base.certificate_number',
  'meeting_item.rank',
  'meeting_item.position',
  'audit_entry.command_id',
  'audit_entry.sequence',
  'command.id',
  'command.attempt',
  'case_deadline.lapsed',
];

/**
 * What may differ all the same: what the clock says of a limit that came near, or passed, while nobody could act, and decisions
 * that were taken back and made again. Whether any of it is there twice is looked at elsewhere.
 */
const OF_THE_CLOCK: Readonly<Record<string, string>> = {
  audit_entry: `NOT (actor_role = 'system' AND action IN ('overdue', 'remind', 'escalate'))`,
  notice: `template NOT IN (${TOLD_BY_THE_CLOCK.map((name) => `'${name}'`).join(', ')})`,
  command: `state = 'done'`,
};

export async function footprintsOf(ask: Ask, { cases }: Memory): Promise<Footprints> {
  const tables = await tablesOfCases(ask);
  const prints = new Map([...cases.keys()].map((number) => [number, new Map<string, readonly string[]>()]));
  const numbers = new Map([...cases].map(([number, id]) => [id, number]));
  for (const [table, columns] of tables) {
    const key = table === 'procedure_case' ? 'id' : 'case_id';
    const rows = await ask<Record<string, unknown> & { of_case: string }>(
      `SELECT ${key} AS of_case, ${columns.map((column) => `t."${column}"`).join(', ') || 'NULL'} FROM "${table}" t
       WHERE ${key} = ANY($1) AND ${OF_THE_CLOCK[table] ?? 'true'}`,
      [[...cases.values()]],
    );
    for (const [id, own] of Map.groupBy(rows, ({ of_case }) => of_case)) {
      const lines = own.map(({ of_case: _, ...line }) => JSON.stringify(line)).sort();
      prints.get(numbers.get(id) as number)?.set(table, lines);
    }
  }
  return prints;
}

/** Every table with a case's id, and of its columns those that are comparable. */
async function tablesOfCases(ask: Ask): Promise<Map<string, string[]>> {
  const columns = await ask<Column>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND c.data_type IN ('text', 'integer', 'smallint', 'boolean', 'numeric')
       AND (c.table_name = 'procedure_case' OR EXISTS (
         SELECT FROM information_schema.columns k
         WHERE k.table_schema = 'public' AND k.table_name = c.table_name AND k.column_name = 'case_id'))
     ORDER BY 1, 2`,
  );
  const compared = columns.filter(
    // A hash is over ids too.
    ({ table, column }) => !OF_CHANCE.includes(`${table}.${column}`) && !column.endsWith('_hash'),
  );
  const byTable = Map.groupBy(compared, ({ table }) => table);
  return new Map([...byTable].map(([table, own]) => [table, own.map(({ column }) => column)]));
}

/** Where a run differs from the undisturbed one. */
export function differencesBetween(run: Footprints, reference: Footprints): string[] {
  return [...reference].flatMap(([number, expected]) => {
    const found = run.get(number);
    if (!found) return [`case number ${number} is missing`];
    return [...new Set([...expected.keys(), ...found.keys()])].flatMap((table) => {
      const [told, kept] = [expected.get(table) ?? [], found.get(table) ?? []];
      return [
        ...without(told, kept).map((line) => `case number ${number} lacks in ${table}: ${line}`),
        ...without(kept, told).map((line) => `case number ${number} has beyond that in ${table}: ${line}`),
      ];
    });
  });
}

/** The lines of the first that the second has not, each as often as it is missing. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
