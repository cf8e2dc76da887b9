/** Options that every command takes. */
export interface OutputOptions {
  readonly json?: boolean;
}

/** A command's result: one JSON document for machines, or its text for people. */
export function print({ json }: OutputOptions, result: object, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`);
}
