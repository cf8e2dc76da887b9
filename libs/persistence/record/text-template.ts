import { Liquid, UndefinedVariableError } from 'liquidjs';
import { Refusal } from '#contracts/problems.js';

/** A letter or a mail in words: paragraphs without markup. */
export interface WrittenText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** In characters: ten times what a letter may be that anybody reads. */
const LONGEST = 100_000;

/**
 * What a template names must be there; only a condition may ask for what is absent. It knows no helpers of ours, finds no other
 * template and so no file, and ends soon: whoever writes one may do no more than words.
 */
const liquid = new Liquid({
  strictVariables: true,
  lenientIf: true,
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 100_000,
  renderLimit: 1_000,
  memoryLimit: 10_000_000,
});

/**
 * Fills a template in: its first paragraph is the title, blank lines part the others. What people typed stays what they
 * typed: it is no template, and its line breaks make no paragraph.
 * @throws {Refusal} letter.dataMissing naming what the record does not have
 */
export function renderText(template: string, facts: object): WrittenText {
  const [title = '', ...paragraphs] = filled(template, onOneLine(facts))
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return { title, paragraphs };
}

function filled(template: string, facts: object): string {
  try {
    const text = liquid.parseAndRenderSync(template, facts) as string;
    // Liquid bounds what it computes with, not what it writes.
    if (text.length > LONGEST) throw new RangeError(`it writes more than ${LONGEST} characters`);
    return text;
  } catch (error) {
    if (!(error instanceof UndefinedVariableError)) throw error;
    throw new Refusal('letter.dataMissing', { what: /undefined variable: ([^,\s]+)/.exec(error.message)?.[1] ?? '' });
  }
}

/** Every text in it with its line breaks and runs of blanks as one blank. */
function onOneLine<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\s+/gu, ' ').trim() as T;
  if (Array.isArray(value)) return value.map(onOneLine) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, onOneLine(each)])) as T;
}
