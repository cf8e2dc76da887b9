import { StartFailure } from '#platform/embedded/start-failure.js';
import { EXIT_USAGE } from './exit.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** @throws {StartFailure} where it is no id of a case */
export function requireId(id: string): string {
  if (!isId(id))
    throw wrongCall(`"${id}" is no id of a case (不是事项编号), such as 01a1fc70-7762-77b6-9c8e-1b8ada4086e4.`);
  return id;
}

/** What a wrong call is refused with. */
export function wrongCall(sentence: string): StartFailure {
  return new StartFailure(sentence, EXIT_USAGE);
}
