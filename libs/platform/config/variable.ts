import { ValidateIf } from 'class-validator';

/** How a variable's text becomes a value. A text that cannot be read stays as it is, for the rules to refuse. */
export type Reading = 'text' | 'number' | 'boolean';

/** What a person must know about one environment variable; messages and `.env.example` are checked against it. */
export interface VariableNotes {
  readonly reading: Reading;
  /** The value when the variable is unset or empty; none means "absent". */
  readonly default?: string;
  /** "must be …": the whole rule in words. */
  readonly must: string;
  /** What to do about a refused value. */
  readonly remedy: string;
  /** Secrets are never repeated in a message. */
  readonly secret?: true;
}

export interface Variable extends VariableNotes {
  readonly name: string;
  readonly property: string;
}

const declared: Variable[] = [];

/**
 * Binds a property of {@link ../config/settings.Settings} to an environment variable.
 * A property without a value is not checked; whether it may be absent is the business of the class.
 */
export function FromEnv(name: string, notes: VariableNotes): PropertyDecorator {
  return (target, property) => {
    declared.push({ ...notes, name, property: String(property) });
    ValidateIf((_, value: unknown) => value !== undefined)(target, property);
  };
}

/** Every declared variable, in the order of declaration. */
export function variables(): readonly Variable[] {
  return declared;
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  yes: true,
  false: false,
  '0': false,
  no: false,
};

/** Reads the text of one variable; unreadable text is returned as it came. */
export function readValue(variable: Variable, text: string | undefined): unknown {
  const given = text?.trim() || variable.default;
  if (given === undefined) return undefined;
  switch (variable.reading) {
    case 'text':
      return given;
    case 'number':
      return /^[+-]?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
    case 'boolean':
      return BOOLEANS[given.toLowerCase()] ?? given;
  }
}
