import type { Change } from '../dossier/difference.js';
import type { PartName } from '../dossier/parts.js';

/** Fields of a dossier's parts that are about a person and no business of whoever judges the dossier. */
export const PERSONAL_FIELDS: Partial<Readonly<Record<PartName, readonly string[]>>> = {
  legalRepresentative: ['idNumber', 'phone'],
  leader: ['idNumber', 'phone', 'email'],
  contact: ['phone', 'email'],
};

const HEAD = 3;
const TAIL = 4;
const LEAST_HIDDEN = 3;

/**
 * As much as is needed to know it again: `138****1234`, `110***********002X`, `l***@example.org`. What is too short to hide behind
 * its ends is hidden whole.
 */
export function masked(field: string, value: string): string {
  if (field === 'email') return value.replace(/^(.).*(?=@)/u, '$1***');
  const letters = [...value];
  if (letters.length < HEAD + TAIL + LEAST_HIDDEN) return '*'.repeat(letters.length);
  return [...letters.slice(0, HEAD), ...letters.slice(HEAD, -TAIL).map(() => '*'), ...letters.slice(-TAIL)].join('');
}

/** The content of a part with each personal field as `change` gives it; the same content where it has none. */
export function withPersonalFields<T extends object>(
  part: string,
  content: T,
  change: (value: string, field: string) => string,
): T {
  const fields = PERSONAL_FIELDS[part as PartName] ?? [];
  const changed = fields.flatMap((field) => {
    const value = (content as Readonly<Record<string, unknown>>)[field];
    return typeof value === 'string' && value !== '' ? [[field, change(value, field)]] : [];
  });
  return changed.length === 0 ? content : { ...content, ...(Object.fromEntries(changed) as object) };
}

/** As whoever reads it who is not of the organisation itself. */
export function maskedPart<T extends object>(part: string, content: T): T {
  return withPersonalFields(part, content, (value, field) => masked(field, value));
}

/** A change of a dossier, as whoever reads it who is not of the organisation itself: that it is one is still to be seen. */
export function maskedChange<C extends Pick<Change, 'part' | 'path' | 'before' | 'after'>>(change: C): C {
  const side = (value: unknown) => {
    if (change.path === '') return typeof value === 'object' && value !== null ? maskedPart(change.part, value) : value;
    const personal = PERSONAL_FIELDS[change.part]?.includes(change.path) ?? false;
    return personal && typeof value === 'string' ? masked(change.path, value) : value;
  };
  const { before, after } = change;
  return {
    ...change,
    ...(before !== undefined && { before: side(before) }),
    ...(after !== undefined && { after: side(after) }),
  };
}
