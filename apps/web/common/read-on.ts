import type { Pages } from './table.js';

/** How a list is read on. */
export type ReadOn = Pick<
  Pages<unknown>,
  'more' | 'error' | 'isFetching' | 'isFetchingNextPage' | 'isFetchNextPageError'
>;

/** Is a list not to be read on by itself now? What has failed is asked for again by a person alone, or once the list has been read again. */
export const isHeld = ({ error, isFetching, isFetchingNextPage, isFetchNextPageError }: ReadOn): boolean =>
  isFetchNextPageError || isFetchingNextPage || (error !== null && isFetching);
