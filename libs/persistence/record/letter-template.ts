import { LETTER_KINDS, sampleFacts, type LetterFacts, type LetterKind } from '#domain/letters/letter.js';
import type { TemplateSort } from './templates.js';
import { renderText, type WrittenText } from './text-template.js';

/** Of each end that a letter is written about one: official letters are Chinese. */
export const LETTER_TEMPLATES: TemplateSort = {
  table: 'letter_template',
  columns: ['kind'],
  names: LETTER_KINDS.map((kind) => [kind]),
  samples: ([kind]) => {
    const { always, sometimes } = sampleFacts(kind as LetterKind);
    const some = subsetsOf(Object.entries(sometimes)).map((each) => ({ ...always, ...Object.fromEntries(each) }));
    return [{ ...always, ...sometimes }, always, ...some];
  },
};

/** All but the whole and the empty one. */
function subsetsOf<T>(all: readonly T[]): T[][] {
  const sets = all.reduce<T[][]>((known, each) => [...known, ...known.map((set) => [...set, each])], [[]]);
  return sets.slice(1, -1);
}

/** @throws {Refusal} letter.dataMissing naming what the record does not have */
export function renderLetter(template: string, facts: LetterFacts): WrittenText {
  return renderText(template, facts);
}
