import { readLetterTemplates } from '#platform/letters/letter-files.js';
import { LETTER_KINDS, SAMPLE_FACTS, type LetterFacts } from '#domain/letters/letter.js';
import { renderLetter } from './letter-template.js';

const templates = await readLetterTemplates(new URL('../../../seeds/letters', import.meta.url).pathname);

describe('the templates of letters', () => {
  it('are there for every end that a letter is written about', () => {
    expect(new Set(templates.map(({ kind }) => kind))).toEqual(new Set(LETTER_KINDS));
  });

  it.each(templates.map((template) => [`${template.kind} ${template.version}`, template] as const))(
    'can be filled in: %s',
    (_, { body }) => {
      const { title, paragraphs } = renderLetter(body, SAMPLE_FACTS);
      expect(title).toMatch(/^关于.*通知$/);
      expect(paragraphs[0]).toBe('示例单位：');
      expect(paragraphs.at(-1)).toBe('特此通知。');
      expect(paragraphs).toContain('补充说明');
      expect([title, ...paragraphs].join()).not.toMatch(/\{\{|\}\}|undefined|null/);
    },
  );

  it.each(['organisation', 'base', 'guide', 'decidedOn', 'reasons', 'review'] as const)(
    'are not filled in without %s',
    (missing) => {
      const { [missing]: _, ...facts } = SAMPLE_FACTS;
      const { body } = templates.find(({ kind }) => kind === 'notSelected') as { body: string };
      expect(() => renderLetter(body, facts as LetterFacts)).toThrow('letter.dataMissing');
    },
  );

  it('do without a remark, a paragraph and a document number', () => {
    const { remark: _, paragraph: __, ...facts } = SAMPLE_FACTS;
    const { body } = templates.find(({ kind }) => kind === 'notSelected') as { body: string };
    const { paragraphs } = renderLetter(body, { ...facts, measure: { title: '管理办法' } });
    expect(paragraphs.join()).not.toMatch(/说明|（）/);
  });
});
