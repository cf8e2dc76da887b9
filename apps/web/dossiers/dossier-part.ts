/** Which part of a dossier is open; it stands in the address. */
export function dossierPart(search: Record<string, unknown>): { readonly part?: string } {
  return { part: typeof search['part'] === 'string' ? search['part'] : undefined };
}
