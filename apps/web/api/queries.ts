import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type Query,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, byItself, newKey, Refused, told } from './client.js';
import type { paths } from './schema.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: object } } ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never;
type JsonOf<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;
type Responses<O> = O extends { responses: infer R } ? R : never;
/** What an operation answers when all goes well. */
export type Answered<P extends keyof paths, M extends Method> = JsonOf<
  Responses<Operation<P, M>>[keyof Responses<Operation<P, M>>]
>;
type Asked<O, K extends 'path' | 'query'> = O extends { parameters: { [Q in K]?: infer T } } ? T : undefined;
type BodyOf<O> = O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : undefined;

export interface Where<O> {
  readonly path?: Asked<O, 'path'>;
  readonly query?: Asked<O, 'query'>;
}

/** Asked again by itself only where the line failed: a refusal stays one. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network too: what was taken along answers.
      networkMode: 'always',
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (failed, error) =>
        failed < 2 && (!(error instanceof Refused) || error.problem.status === 0 || error.problem.status >= 502),
    },
    mutations: { networkMode: 'always' },
  },
});

type Sender = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** One request, typed by the API's own description. @throws {Refused} */
export function send<M extends Method, P extends PathsWith<M>>(
  method: M,
  path: P,
  {
    body,
    headers,
    key = newKey(),
    saving = false,
    ...where
  }: Where<Operation<P, M>> & {
    body?: BodyOf<Operation<P, M>>;
    headers?: Record<string, string>;
    key?: string;
    /** The page does it by itself, as somebody types. */
    saving?: boolean;
  } = {},
): Promise<Answered<P, M>> {
  const sender = api[method.toUpperCase() as 'GET'] as unknown as Sender;
  const own = method === 'get' ? headers : { 'Idempotency-Key': key, ...headers };
  const by = saving ? { fetch: byItself } : {};
  return told(sender(path as string, { params: where, body, headers: own, ...by })) as Promise<Answered<P, M>>;
}

/** How often what goes on by itself is read again, while somebody looks at the page. */
export const UNDER_WAY_MS = 15_000;

interface GetOptions {
  readonly enabled?: boolean;
  readonly refetchInterval?: number;
  /** Shows what was read for other parameters until the answer is there. */
  readonly keep?: boolean;
}

/** What is read and kept until something changes. `enabled: false` does not ask. */
export function useGet<P extends PathsWith<'get'>>(
  path: P,
  where: Where<Operation<P, 'get'>> = {},
  { enabled = true, refetchInterval, keep = true }: GetOptions = {},
): UseQueryResult<Answered<P, 'get'>, Refused> {
  return useQuery<Answered<P, 'get'>, Refused>({
    queryKey: [path, where],
    queryFn: () => send('get', path, where),
    placeholderData: keep ? keepPreviousData : undefined,
    // What is being edited is read anew when it is opened, and never under the hands of whoever edits it.
    ...(keep ? {} : { gcTime: 0, staleTime: 0, refetchOnWindowFocus: false }),
    enabled,
    refetchInterval,
  });
}

/** Is its first answer still to come, and has nothing failed so far? One that failed is pending again whenever it is asked anew. */
export const isAwaited = ({ isPending, failureCount, errorUpdateCount }: UseQueryResult): boolean =>
  isPending && failureCount === 0 && errorUpdateCount === 0;

const PAGES = 'pages';
/** From so many pages on. */
const LONG = 4;

/** A list on which somebody has read far: to read it again takes as many requests as it has pages, one after the other. */
function isLong({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>): boolean {
  return queryKey.includes(PAGES) && ((state.data as InfiniteData<unknown> | undefined)?.pages.length ?? 0) >= LONG;
}

interface Row {
  readonly [member: string]: unknown;
}

/** A list by keyset pages: `rows` are those read so far, `more` reads on where there are more. */
export function usePages<P extends PathsWith<'get'>>(
  path: P,
  where: Where<Operation<P, 'get'>> = {},
  {
    id = 'id',
    cursor = 'after',
    size = 50,
    enabled = true,
    refetchInterval,
  }: { id?: string; cursor?: string; size?: number; enabled?: boolean; refetchInterval?: number } = {},
) {
  type Rows = Extract<Answered<P, 'get'>, readonly unknown[]>;
  const query = useInfiniteQuery<Rows, Refused>({
    queryKey: [path, where, PAGES, size],
    enabled,
    refetchOnWindowFocus: (read) => !isLong(read),
    // However far somebody has read on: as many requests as for the first page alone.
    refetchInterval: ({ state }) => refetchInterval && refetchInterval * (state.data?.pages.length || 1),
    initialPageParam: undefined,
    queryFn: ({ pageParam }) =>
      send('get', path, { ...where, query: { ...(where.query as object), limit: size, [cursor]: pageParam } } as Where<
        Operation<P, 'get'>
      >) as Promise<Rows>,
    getNextPageParam: (page) => (page.length < size ? undefined : (page.at(-1) as Row | undefined)?.[id]),
  });
  return {
    ...query,
    rows: (query.data?.pages.flat() ?? []) as unknown as Rows[number][],
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  };
}

/** What completes a stage is carried on by its run a moment later. */
const CARRIED_ON_MS = 2_000;
let carriedOn: ReturnType<typeof setTimeout> | undefined;

/**
 * After something was done: whatever is on the page is read again, and once more when what follows from it has happened; a list on
 * which somebody has read far, only once.
 */
export function readAgain(): Promise<void> {
  clearTimeout(carriedOn);
  carriedOn = setTimeout(() => void queries.invalidateQueries({ predicate: (read) => !isLong(read) }), CARRIED_ON_MS);
  return queries.invalidateQueries();
}

/** What something was refused for, such as a window that has closed or what another has changed, is then on the page, too. */
export async function readAgainRefused(refused: unknown): Promise<never> {
  await readAgain();
  throw refused;
}
