import type { Change } from '../dossier/difference.js';
import type { PartName } from '../dossier/parts.js';

/**
 * Fields of a dossier's parts that are about a person and no business of whoever judges the dossier. Where a contact gets mail may be
 * where somebody lives; where the host is stands in the host's own part.
 */
export const PERSONAL_FIELDS: Partial<Readonly<Record<PartName, readonly string[]>>> = {
  legalRepresentative: ['idNumber', 'phone'],
  leader: ['idNumber', 'birthDate', 'phone', 'email'],
  contact: ['phone', 'email', 'address', 'postcode'],
};

const LEAST_HIDDEN = 3;
const HIDDEN_WHOLE = '***';

/**
 * As much as is needed to know it again, by the field that holds it: `1****************X`, `1949`, `138****1234`,
 * `l***@example.org`. Of an identity number the first and the last letter alone, as real-name checks show it: with the usual
 * three or six in front, the year of birth and the check character of the end, what is hidden could be computed or tried out.
 */
export function masked(field: string, value: string): string {
  switch (field) {
    case 'idNumber':
      return betweenEnds(value, 1, 1);
    case 'birthDate':
      return value.slice(0, 'YYYY'.length);
    case 'email':
      return value.replace(/^(.).*(?=@)/u, '$1***');
    case 'phone':
      return betweenEnds(value, 3, 4);
    default:
      return HIDDEN_WHOLE;
  }
}

/** What is too short to hide behind its ends is hidden whole. */
function betweenEnds(value: string, head: number, tail: number): string {
  const letters = [...value];
  if (letters.length < head + tail + LEAST_HIDDEN) return '*'.repeat(letters.length);
  return [...letters.slice(0, head), ...letters.slice(head, -tail).map(() => '*'), ...letters.slice(-tail)].join('');
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
