import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { placesFor } from '../../apps/web/app/places.js';
import { DESKS, OPEN } from '../pictures/pictures.js';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'docs/screens');
const GALLERY = 'docs/screens/README.md';
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const picturesOf = (page: string) => [...read(page).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
const matches = (page: string, pattern: RegExp) => [...read(page).matchAll(pattern)].map(([, found = '']) => found);

/** Pages without a picture, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  '/desk/invitations': 'opens by a link of a mail alone, and is a form of two fields',
  '/desk/password': 'the same',
  '/desk/single-sign-on': 'stands for a moment on the way back from the directory',
};

describe('the pictures of the pages', () => {
  const shown = picturesOf(GALLERY).sort();
  const pictures = [...DESKS, ...OPEN];

  it('are all shown, each once, and nothing that is not there', () => {
    expect(shown.length).toBeGreaterThan(60);
    expect(shown).toEqual(
      readdirSync(FOLDER)
        .filter((name) => name.endsWith('.jpg'))
        .sort(),
    );
  });

  it('are those that are taken anew', () => {
    expect(pictures.map(({ name }) => `${name}.jpg`).sort()).toEqual(shown);
  });

  it('are of every page of the desks and every public page; for what has none there is a reason', () => {
    const everybodyAtOnce = { has: () => true } as unknown as Parameters<typeof placesFor>[0];
    const places = placesFor(everybodyAtOnce).flatMap((group) => group.places.map(({ to }) => to));
    const desks = matches('apps/web/app/router.tsx', /path: '([^']+)'/g);
    const open = matches('apps/api/pages/pages.controller.ts', /@Get\((?:'([^']*)')?\)/g);
    expect([places.length > 20, desks.length > 30, open.length > 10]).toEqual([true, true, true]);
    const pages = [...places, ...desks, ...open.map((path) => `/public/${path}`.replace(/\/$/, '')), '/check/:number'];
    const taken = new Set(pictures.map(({ at }) => at.split('?')[0]));
    const missing = new Set(pages.filter((page) => !taken.has(page.replace(/[$:]\w+/g, '$'))));
    expect([...missing].sort()).toEqual(Object.keys(WITHOUT).sort());
  });

  it('have a sentence each, in Chinese and in English', () => {
    const told = matches(GALLERY, /^(.+)\n\n!\[/gm);
    expect(told).toHaveLength(shown.length);
    expect(told.filter((line) => !/^[A-Z][^\u4e00-\u9fff]+\. .*[\u4e00-\u9fff].*。$/.test(line))).toEqual([]);
  });

  it.each(['README.md', 'docs/README.zh.md'])('are led to by %s, which shows some that are there', (page) => {
    expect(read(page)).toMatch(/\]\((?:docs\/)?screens\/README\.md\)/);
    const some = picturesOf(page);
    expect(some.length).toBeGreaterThan(20);
    expect(some.filter((path) => !existsSync(join(ROOT, dirname(page), path)))).toEqual([]);
  });
});
