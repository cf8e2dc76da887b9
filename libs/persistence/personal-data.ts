import { withPersonalFields } from '#domain/people/personal-data.js';

/** What seals values and opens them: {@link ../platform/crypto/sealed.Seal}, of which this layer knows no more. */
export interface PersonalDataSeal {
  seal(text: string, belongsTo: string): string;
  /** @throws where it was changed, moved, or sealed with a key that is not known */
  open(sealed: string, belongsTo: string): string;
}

const SEALED = 'sealed:';
let seal: PersonalDataSeal | undefined;

/** Said once, when a process starts: whoever reads or writes personal data uses it. */
export function usePersonalDataSeal(given: PersonalDataSeal): void {
  seal = given;
}

function known(): PersonalDataSeal {
  if (!seal) throw new Error('this process was given no keys of personal data');
  return seal;
}

export function sealed(text: string, belongsTo: string): string {
  return known().seal(text, belongsTo);
}

/** What stood there before there were keys is read as it is. */
export function opened(text: string, belongsTo: string): string {
  return text.startsWith(SEALED) ? known().open(text, belongsTo) : text;
}

/** The place says nothing of the dossier: revisions and clones take their parts over as they are. */
export function placeInPart(part: string, field: string): string {
  return `dossier_part/${part}/${field}`;
}

export function placeInObjection(id: string, column: 'objectorName' | 'contact'): string {
  return `objection/${id}/${column}`;
}

/** The content of a part as it is stored. */
export function sealedPart<T extends object>(part: string, content: T): T {
  return withPersonalFields(part, content, (value, field) => sealed(value, placeInPart(part, field)));
}

/** As its organisation wrote it. */
export function openedPart<T extends object>(part: string, content: T): T {
  return withPersonalFields(part, content, (value, field) => opened(value, placeInPart(part, field)));
}

/** Who objects, as it is stored, readable. */
export function openedObjector<T extends { id: string; objectorName: string; contact: string }>(objection: T): T {
  const { id } = objection;
  return {
    ...objection,
    objectorName: opened(objection.objectorName, placeInObjection(id, 'objectorName')),
    contact: opened(objection.contact, placeInObjection(id, 'contact')),
  };
}
