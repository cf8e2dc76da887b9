/** Where the API gives a list as a workbook: what is looked for on the page, in the page's language. */
export function workbookAddress(path: string, looked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(looked)) if (value !== undefined) query.set(name, value);
  return `${path}?${query.toString()}`;
}
