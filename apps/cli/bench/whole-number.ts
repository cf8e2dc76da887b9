import { InvalidArgumentError } from 'commander';

/** A whole number from 1 to `max`, as an option of the command line. */
export function wholeNumber(flag: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= max) return value;
  throw new InvalidArgumentError(`${flag} must be a whole number from 1 to ${max}.`);
}
