/** What is typed into the form of an act outlives a reload of its page: in this tab, until it was sent or the person signs out. */
const PREFIX = 'guohe.form.';

type Values = Readonly<Record<string, unknown>>;

const keyOf = (title: string): string => `${PREFIX}${window.location.pathname}/${title}`;

/** @param names fields that may be kept: no passwords */
export function keptValues(title: string, names: readonly string[]): Values {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(title)) ?? '{}') as Values;
    return Object.fromEntries(names.filter((name) => name in kept).map((name) => [name, kept[name]]));
  } catch {
    return {};
  }
}

export function keepValues(title: string, names: readonly string[], values: Values): void {
  const kept = Object.fromEntries(names.map((name) => [name, values[name]]));
  try {
    sessionStorage.setItem(keyOf(title), JSON.stringify(kept));
  } catch {
    // No room: the form itself still holds it.
  }
}

export function forgetValues(title: string): void {
  sessionStorage.removeItem(keyOf(title));
}

/** Whoever signs in next in this tab finds nothing. */
export function forgetAllValues(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
