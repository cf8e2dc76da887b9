import { Context, Liquid, UndefinedVariableError } from 'liquidjs';
import { Refusal } from '#contracts/problems.js';

/** A letter or a mail in words: paragraphs without markup. */
export interface WrittenText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** In characters: ten times what a letter may be that anybody reads. */
const LONGEST = 100_000;
/** Ten times what the longest of ours takes. Counted and not timed: what is refused is the same on a busy machine. */
const MOST_STEPS = 5_000;

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
  parseLimit: LONGEST,
  renderLimit: 1_000,
  memoryLimit: 2 * LONGEST,
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
    const text = liquid.parseAndRenderSync(template, inSteps(facts)) as string;
    // Liquid bounds what it computes with, not what it writes.
    if (text.length > LONGEST) throw new RangeError(`it writes more than ${LONGEST} characters`);
    return text;
  } catch (error) {
    // Whatever goes wrong where a fact is read comes as if it were not there.
    const isLacking = error instanceof UndefinedVariableError && !(error.originalError instanceof RangeError);
    if (!isLacking) throw error;
    throw new Refusal('letter.dataMissing', { what: /undefined variable: ([^,\s]+)/.exec(error.message)?.[1] ?? '' });
  }
}

/** Each piece of a template, each turn of a loop and each fact that is read is a step. */
function inSteps(facts: object): Context {
  const context = new Context(facts, liquid.options, { sync: true }, { liquid });
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps > MOST_STEPS) throw new RangeError(`it takes more than ${MOST_STEPS} steps`);
  };
  const { renderLimit, _get: read } = context;
  const { check } = renderLimit;
  // Asked whether it may go on, Liquid's own limit looks at the clock.
  renderLimit.check = (now) => {
    step();
    check.call(renderLimit, now);
  };
  context._get = (path) => {
    step();
    return read.call(context, path);
  };
  return context;
}

/** Every text in it with its line breaks and runs of blanks as one blank. */
function onOneLine<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\s+/gu, ' ').trim() as T;
  if (Array.isArray(value)) return value.map(onOneLine) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, onOneLine(each)])) as T;
}
