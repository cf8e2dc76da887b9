import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ASVS_LEVELS } from './asvs-levels.js';

const ROOT = resolve(import.meta.dirname, '../..');
const ROW = /^\| ([\d.]+) \| (\d) \| (.+) \| (test|doc|n\/a|open) \| (.+) \|$/;
const FILE = /`([\w.-]+(?:\/[\w.-]+)*\.(?:ts|tsx|md|json|example))`|`(\.env\.example)`/g;
/** A test, and where in it. */
const TEST = /`([\w./-]+\.spec\.ts)`(?: "([^"]+)")?/g;
/** Of level 2, as many may be open. */
const MOST_OPEN_OF_LEVEL_2 = 0.05;

interface Requirement {
  readonly id: string;
  readonly level: string;
  readonly held: string;
  readonly shown: string;
}

/** What `it`, and tables of `it.each`, call what they try. */
function titlesIn(source: string): string[] {
  return [...source.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g)].map(([, , title = '']) => title);
}

describe('docs/asvs.md', () => {
  const requirements = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8')
    .split('\n')
    .flatMap((line): Requirement[] => {
      const [, id = '', level = '', , held = '', shown = ''] = ROW.exec(line) ?? [];
      return id ? [{ id, level, held, shown }] : [];
    });
  const filesIn = ({ shown }: Requirement) =>
    [...shown.matchAll(FILE)].map(([, path, example]) => path ?? example ?? '');
  const isThere = (path: string) => existsSync(join(ROOT, 'test/integration', path)) || existsSync(join(ROOT, path));

  it('has each requirement of levels 1 and 2 once, with its level', () => {
    const asked = Object.entries(ASVS_LEVELS).flatMap(([section, levels]) =>
      [...levels].flatMap((level, at) => (level === '3' ? [] : [`${section}.${at + 1} of level ${level}`])),
    );
    expect(asked).toHaveLength(253);
    expect(requirements.map(({ id, level }) => `${id} of level ${level}`)).toEqual(asked);
  });

  it('names tests and documents that are there', () => {
    const absent = requirements.flatMap((each) => filesIn(each).filter((path) => !isThere(path)));
    expect(absent).toEqual([]);
  });

  it('quotes of each test a title that stands in its file', () => {
    const quotes = requirements.flatMap(({ id, shown }) =>
      [...shown.matchAll(TEST)].map(([, path = '', title]) => ({ id, path, title })),
    );
    expect(quotes.length).toBeGreaterThan(150);
    const missing = quotes.filter(({ path, title }) => {
      const there = [join(ROOT, 'test/integration', path), join(ROOT, path)].find(existsSync);
      return (
        title === undefined || !titlesIn(readFileSync(there as string, 'utf8')).some((each) => each.includes(title))
      );
    });
    expect(missing).toEqual([]);
  });

  it('names a test where it says so, a document or a source where it says that, and a reason for the rest', () => {
    const unfounded = requirements.filter((each) => {
      const files = filesIn(each);
      if (each.held === 'test') return !files.some((path) => path.endsWith('.spec.ts'));
      return each.held === 'doc' ? files.length === 0 : each.shown.length < 5;
    });
    expect(unfounded.map(({ id }) => id)).toEqual([]);
  });

  it('leaves nothing of level 1 open, and little of level 2', () => {
    const open = (level: string) => requirements.filter((each) => each.level === level && each.held === 'open');
    expect(open('1').map(({ id }) => id)).toEqual([]);
    const ofLevel2 = requirements.filter(({ level }) => level === '2').length;
    expect(open('2').length / ofLevel2).toBeLessThanOrEqual(MOST_OPEN_OF_LEVEL_2);
  });
});
