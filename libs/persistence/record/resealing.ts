import type { DataSource } from 'typeorm';
import { withPersonalFields } from '#domain/people/personal-data.js';
import { opened, placeInObjection, placeInPart, sealed } from '../personal-data.js';

/** Rows by one transaction: whoever writes waits no longer than that takes. */
const PAGE = 500;

/** Whether a value is sealed with the key in use. */
export type IsCurrent = (value: string) => boolean;

type Key = Readonly<Record<string, unknown>>;

/** What is sealed in one table: the key of its rows, which pages go by, and each row with what is to be sealed anew. */
interface Sealed {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly where?: string;
  /** The columns that change, with what they become. */
  readonly anew: (row: Key, again: (value: string, place: string) => string) => Key;
}

const TABLES: readonly Sealed[] = [
  {
    table: 'objection',
    key: ['id'],
    columns: ['objector_name', 'contact'],
    anew: ({ id, objector_name, contact }, again) => ({
      objector_name: again(String(objector_name), placeInObjection(String(id), 'objectorName')),
      contact: again(String(contact), placeInObjection(String(id), 'contact')),
    }),
  },
  {
    table: 'dossier_part',
    key: ['dossier_id', 'revision', 'part'],
    columns: ['content'],
    where: `part IN ('legalRepresentative', 'leader', 'contact')`,
    anew: ({ part, content }, again) => ({ content: partAnew(String(part), content as object, again) }),
  },
  {
    // Answers that are kept for a repetition.
    table: 'command',
    key: ['id'],
    columns: ['result'],
    where: `action = 'savePart' AND result->'content' IS NOT NULL`,
    anew: ({ result }, again) => {
      const { part, content } = result as { part: string; content: object };
      return { result: { ...(result as object), content: partAnew(part, content, again) } };
    },
  },
  {
    table: 'second_factor',
    key: ['account_id'],
    columns: ['secret', 'pending_secret'],
    anew: ({ account_id, secret, pending_secret }, again) => {
      const place = `second_factor/${String(account_id)}`;
      const of = (value: unknown) => (value === null ? null : again(String(value), place));
      return { secret: of(secret), pending_secret: of(pending_secret) };
    },
  },
  {
    table: 'webhook',
    key: ['id'],
    columns: ['secret'],
    anew: ({ id, secret }, again) => ({ secret: again(String(secret), `webhook/${String(id)}/secret`) }),
  },
];

/**
 * Seals everything anew that is not sealed with the key in use, page by page, each in a transaction of its own: cut off at any moment it
 * is simply begun again. @returns how many rows were changed, by table
 */
export async function reseal(dataSource: DataSource, isCurrent: IsCurrent): Promise<Record<string, number>> {
  const changed: Record<string, number> = {};
  const again = (value: string, place: string) => (isCurrent(value) ? value : sealed(opened(value, place), place));
  for (const table of TABLES) changed[table.table] = await resealTable(dataSource, table, again);
  return changed;
}

async function resealTable(
  dataSource: DataSource,
  { table, key, columns, where = 'true', anew }: Sealed,
  again: (value: string, place: string) => string,
): Promise<number> {
  let changed = 0;
  for (let after: unknown[] | undefined; ;) {
    const beyond = after ? `AND (${key.join(', ')}) > (${key.map((_, n) => `$${n + 1}`).join(', ')})` : '';
    const rows = await dataSource.transaction(async (tx) => {
      const page = await tx.query<Key[]>(
        `SELECT ${[...key, ...columns].join(', ')} FROM ${table} WHERE ${where} ${beyond}
         ORDER BY ${key.join(', ')} LIMIT ${PAGE} FOR UPDATE`,
        after ?? [],
      );
      for (const row of page) {
        const next = anew(row, again);
        if (JSON.stringify(next) === JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name]]))))
          continue;
        changed += 1;
        await tx.query(
          `UPDATE ${table} SET ${columns.map((name, n) => `${name} = $${n + 1}`).join(', ')}
           WHERE ${key.map((name, n) => `${name} = $${columns.length + n + 1}`).join(' AND ')}`,
          [...columns.map((name) => stored(next[name])), ...key.map((name) => row[name])],
        );
      }
      return page;
    });
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return changed;
    after = key.map((name) => last[name]);
  }
}

function stored(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function partAnew(part: string, content: object, again: (value: string, place: string) => string): object {
  return withPersonalFields(part, content, (value, field) => again(value, placeInPart(part, field)));
}
