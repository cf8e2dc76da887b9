import { AsyncLocalStorage } from 'node:async_hooks';

/** As many rows as are read at once for what is streamed. */
export const ROWS_AT_ONCE = 500;

/**
 * Every row of a list, page after page along its key. The pages are read while the answer is on its way, when the request itself is
 * over: with the eyes of whoever asked all the same.
 */
export function everyPage<Row>(
  page: (after: string | undefined) => Promise<readonly Row[]>,
  key: (row: Row) => string,
): AsyncGenerator<Row> {
  const asWhoAsked = AsyncLocalStorage.snapshot();
  return rowsOf((after) => asWhoAsked(() => page(after)), key);
}

async function* rowsOf<Row>(
  page: (after: string | undefined) => Promise<readonly Row[]>,
  key: (row: Row) => string,
): AsyncGenerator<Row> {
  let after: string | undefined;
  for (let read = ROWS_AT_ONCE; read === ROWS_AT_ONCE;) {
    const rows = await page(after);
    yield* rows;
    read = rows.length;
    after = rows.length > 0 ? key(rows[rows.length - 1] as Row) : undefined;
  }
}
