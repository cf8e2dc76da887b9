import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'docs/screens');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const picturesOf = (page: string) => [...read(page).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);

describe('the pictures of the pages', () => {
  const shown = picturesOf('docs/screens/README.md').sort();

  it('are all shown, each once, and nothing that is not there', () => {
    expect(shown.length).toBeGreaterThan(30);
    expect(shown).toEqual(
      readdirSync(FOLDER)
        .filter((name) => name.endsWith('.jpg'))
        .sort(),
    );
  });

  it('are those that are taken anew', () => {
    const taken = [...read('test/pictures/take.pictures.ts').matchAll(/\bname: '([\w-]+)'/g)].map(
      ([, name = '']) => `${name}.jpg`,
    );
    expect(taken.sort()).toEqual(shown);
  });

  it.each(['README.md', 'docs/README.zh.md'])('are led to by %s, which shows some that are there', (page) => {
    expect(read(page)).toMatch(/\]\((?:docs\/)?screens\/README\.md\)/);
    const some = picturesOf(page);
    expect(some.length).toBeGreaterThan(20);
    expect(some.filter((path) => !existsSync(join(ROOT, dirname(page), path)))).toEqual([]);
  });
});
