/** What is taken along: pages, scripts and readings, by their addresses. */
export interface Kept {
  readonly addresses: string[];
}
