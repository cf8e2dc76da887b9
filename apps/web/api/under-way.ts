/** Whose a file on its way is: a dossier's, or that of the form in which it was chosen. */
export interface Owner {
  readonly dossierId?: string;
  readonly form?: object;
}

const all = new Set<Owner>();

/** A file has set out. @returns to be called once it is there, or has failed */
export function setOut(of: Owner): () => void {
  all.add(of);
  return () => void all.delete(of);
}

/** Is a file on its way without which this would be handed in? */
export const isUnderWay = (of: Owner): boolean =>
  [...all].some(({ dossierId, form }) => (of.form ? form === of.form : dossierId === of.dossierId));

// Whoever closes the page before they are there is asked. Node, in which drafts are tested, has no window.
globalThis.window?.addEventListener('beforeunload', (event) => {
  if (all.size > 0) event.preventDefault();
});
