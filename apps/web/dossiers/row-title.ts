import type { TableSpec } from './specs.js';

/** What a row is recognised by: its first texts. */
export function titleOf(row: Readonly<Record<string, unknown>>, { fields }: TableSpec): string {
  return Object.entries(fields)
    .filter(([name, { form }]) => form.kind === 'text' && row[name])
    .slice(0, 2)
    .map(([name]) => String(row[name]))
    .join(' · ');
}
