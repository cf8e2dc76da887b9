import type { Problem } from '../api/client.js';
import type { Text } from '../app/language.js';

type Told = Partial<Record<'detail' | 'sentence', Text>> & Partial<Text> & { readonly path?: string };

/** Lists that a problem document may have beside its sentence, each of whose entries says something of its own. */
const LISTS = ['errors', 'problems', 'members', 'explanation'] as const;

/** What a refusal says of single things. @param atFields those whose part is told beside the field itself */
export function detailsOf(problem: Problem, atFields: readonly string[] = []): readonly Text[] {
  const gates = (problem['gates'] ?? []) as readonly { reasons?: readonly Told[] }[];
  const told = [...LISTS.flatMap((list) => listed(problem[list])), ...gates.flatMap(({ reasons }) => listed(reasons))];
  return told.flatMap((each) => {
    if (each.path !== undefined && atFields.some((field) => isAt(each.path as string, field))) return [];
    const text = each.detail ?? each.sentence ?? each;
    // What the refusal itself says is not said twice.
    return text.zh && text.en && text.zh !== problem.sentence.zh ? [{ zh: text.zh, en: text.en }] : [];
  });
}

/** Does a path such as `rows.2.signedOn` lie in a field such as `rows`? */
export const isAt = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`);

/** With the ids of rows for the places at which they were sent: what is typed while that was under way stands in others. */
export function byRow(problem: Problem, list: string, ids: readonly string[]): Problem {
  const named = (path: string) => {
    const [of, place, ...member] = path.split('.');
    return of === list ? [of, ids[Number(place)] ?? place, ...member].filter(Boolean).join('.') : path;
  };
  return { ...problem, errors: problem.errors?.map((error) => ({ ...error, path: named(error.path) })) };
}

const listed = (list: unknown): readonly Told[] =>
  Array.isArray(list) ? list.filter((each): each is Told => typeof each === 'object' && each !== null) : [];
