import { readTemplates } from '#platform/templates/template-files.js';
import { LETTER_KINDS, sampleFacts, type LetterFacts } from '#domain/letters/letter.js';
import { LETTER_TEMPLATES, renderLetter } from './letter-template.js';
import { namesIn, tryOut } from './templates.js';

const SEEDS = new URL('../../../seeds/letters', import.meta.url).pathname;
const templates = await readTemplates(SEEDS, LETTER_TEMPLATES.names);
const bodyOf = (kind: string) => templates.find(({ name }) => name[0] === kind)?.body as string;

describe('the templates of letters', () => {
  it.each(LETTER_KINDS)('can be filled in: %s', (kind) => {
    const { title, paragraphs } = tryOut(LETTER_TEMPLATES, [kind], bodyOf(kind));
    const { sometimes } = sampleFacts(kind);
    expect(title).toMatch(/^关于.*通知$/);
    expect(paragraphs[0]).toBe('示例单位：');
    expect(paragraphs.at(-1)).toBe('特此通知。');
    expect(paragraphs).toContain(sometimes.paragraph);
    expect([title, ...paragraphs].join()).not.toMatch(/\{\{|\}\}|undefined|null/);
  });

  it.each(['organisation', 'base', 'guide', 'decidedOn', 'reasons', 'review'] as const)(
    'are not filled in without %s',
    (missing) => {
      const { [missing]: _, ...facts } = sampleFacts('notSelected').always;
      expect(() => renderLetter(bodyOf('notSelected'), facts as LetterFacts)).toThrow('letter.dataMissing');
    },
  );

  it('do without a remark, a paragraph and a document number', () => {
    const { paragraphs } = renderLetter(bodyOf('notSelected'), sampleFacts('notSelected').always);
    expect(paragraphs.join()).not.toMatch(/说明|（）/);
  });

  it('are tried out with each of what is not always there', () => {
    const body = '标题\n\n正文{% if paragraph %}{{ paragraph }}（{{ remark }}）{% endif %}';
    expect(() => tryOut(LETTER_TEMPLATES, ['notSelected'], body)).toThrow('template.sometimesLacks');
  });

  it('write no more than somebody reads', () => {
    const body = `标题\n\n{% for i in (1..1000) %}${'很长'.repeat(1_000)}{% endfor %}`;
    expect(() => tryOut(LETTER_TEMPLATES, ['notSelected'], body)).toThrow('template.unfit');
  });

  const [STEPS, MEMORY] = ['it takes more than 5000 steps', 'memory alloc limit exceeded'];
  it.each([
    ['loops in loops', '{% for a in (1..90) %}{% for b in (1..90) %}{% endfor %}{% endfor %}', STEPS],
    ['loops over facts', `${'{% for a in reasons %}'.repeat(12)}。${'{% endfor %}'.repeat(12)}`, STEPS],
    [
      'many questions',
      `{% for b in (1..90) %}{% if base == ''${' or base == type'.repeat(100)} %}{% endif %}{% endfor %}`,
      STEPS,
    ],
    ['long loops', '{% for a in (1..1000000) %}{% endfor %}', MEMORY],
    ['long texts', `{% assign a = base %}${'{% assign a = a | append: a %}'.repeat(40)}`, MEMORY],
  ])('do no more than words need: %s', (_, slow, what) => {
    const { reasons = [], ...facts } = sampleFacts('refused').always;
    const many = { ...facts, reasons: [...reasons, ...reasons, ...reasons] };
    expect(() => renderLetter(`标题\n\n${slow}`, many)).toThrow(what);
  });

  it('are told what they may name, row by row where it is a list', () => {
    expect(namesIn(sampleFacts('refused').always)).toEqual([
      'organisation',
      'base',
      'type',
      'guide',
      'measure.title',
      'decidedOn',
      'reasons[text, article]',
      'findings[item, reason]',
      'review.workingDays',
      'review.until',
    ]);
  });
});
