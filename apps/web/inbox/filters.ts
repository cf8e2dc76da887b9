/** What of the inbox is shown; it stands in the address, so that it can be kept and sent. */
export interface InboxFilters {
  readonly q?: string;
  readonly task?: string;
  readonly overdue?: true;
}

export function inboxFilters(search: Record<string, unknown>): InboxFilters {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  return { q: text(search['q']), task: text(search['task']), overdue: search['overdue'] === true ? true : undefined };
}
