import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MAIL_KINDS, MAIL_SAMPLES } from '#contracts/mail.js';
import { PRODUCT, PURPOSE } from '#domain/common/product.js';
import { mailText } from '#persistence/record/mail/templates.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES = ['apps/**/*.{ts,tsx,html,mjs}', 'libs/**/*.ts', 'seeds/mail/*.liquid', 'seeds/letters/*.liquid'];
const DECLARED = 'libs/domain/common/product.ts';

/** As somebody might write it anew beside the constant. */
const WRITTEN_OUT = [
  new RegExp(PRODUCT.zh, 'u'),
  /国合(?:基地)?(?:办理|管理)?(?:系统|平台)/u,
  /合作基地(?:办理|管理)(?:系统|平台)/u,
  new RegExp(`['"\`>]${PRODUCT.en}['"\`<:]`, 'u'),
  new RegExp(PURPOSE.zh, 'u'),
];

describe('the name of the product', () => {
  it('is written in one place', () => {
    const places = globSync(SOURCES, { cwd: ROOT }).filter(
      (path) => path !== DECLARED && !/\.spec\.|\/bench\//.test(path),
    );
    const written = places.filter((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return WRITTEN_OUT.some((form) => form.test(text));
    });
    expect(places.length).toBeGreaterThan(500);
    expect(written).toEqual([]);
  });

  it.each(MAIL_KINDS.map((kind) => [kind]))('is given to every mail that names it (%s)', (kind) => {
    for (const [locale, name] of Object.entries(PRODUCT)) {
      const template = readFileSync(join(ROOT, `seeds/mail/${kind}.${locale}.liquid`), 'utf8');
      const { title, paragraphs } = mailText(template, MAIL_SAMPLES[kind]);
      const said = [title, ...paragraphs].join('\n');
      expect(said).not.toContain('{{');
      expect(said.includes(name)).toBe(/\{\{ system(?:Zh|En) \}\}/.test(template));
    }
  });
});
