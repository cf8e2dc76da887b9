/** Words that a list is searched for, as they stand in its address. */
export interface Sought {
  readonly sought?: string;
}

/** Digits alone are read from an address as a number. */
export function sought({ sought: words }: Record<string, unknown>): Sought {
  return (typeof words === 'string' && words) || typeof words === 'number' ? { sought: String(words) } : {};
}
