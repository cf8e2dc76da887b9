/** What is typed into the form of an act outlives a reload of its page: in this tab, until it was sent or the person signs out. */
const PREFIX = 'guohe.form.';

type Values = Readonly<Record<string, unknown>>;

const keyOf = (title: string, at: string): string => `${PREFIX}${at}/${title}`;
/** The address that forms are kept under; it is another one as soon as somebody goes on. */
export const here = (): string => window.location.pathname;

/** @param names those that are asked for; all that are kept, unless given */
export function keptValues(title: string, names?: readonly string[], at = here()): Values {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(title, at)) ?? '{}') as Values;
    return names ? Object.fromEntries(names.filter((name) => name in kept).map((name) => [name, kept[name]])) : kept;
  } catch {
    return {};
  }
}

/** @param names fields that may be kept: no passwords */
export function keepValues(title: string, names: readonly string[], values: Values, at = here()): void {
  const kept = Object.fromEntries(names.map((name) => [name, values[name]]));
  try {
    sessionStorage.setItem(keyOf(title, at), JSON.stringify(kept));
  } catch {
    // No room: the form itself still holds it.
  }
}

export function forgetValues(title: string, at = here()): void {
  sessionStorage.removeItem(keyOf(title, at));
}

/** Whoever signs in next in this tab finds nothing. */
export function forgetAllValues(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
