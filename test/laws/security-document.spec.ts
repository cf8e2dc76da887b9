import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

describe('docs/security.md', () => {
  const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
  const named = [...text.matchAll(/`((?:test|libs|apps)\/[\w./-]+\.ts)`/g)].map(([, path = '']) => path);

  it('names tests and sources that are there', () => {
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('names for each bad input a test that is in its file', () => {
    const section = text.split('## Bad input')[1]?.split('\n## ')[0] ?? '';
    const tests = [...section.matchAll(/`(test\/[\w./-]+\.spec\.ts)` "([^"]+)"/g)];
    expect(tests.length).toBeGreaterThan(25);
    const missing = tests.filter(
      ([, path = '', title = '']) => !readFileSync(join(ROOT, path), 'utf8').includes(title),
    );
    expect(missing.map(([whole]) => whole)).toEqual([]);
    const rows = section.split('\n').filter((line) => /^\| (?!Tried|-)/.test(line));
    expect(rows.filter((row) => !/\.spec\.ts` "/.test(row))).toEqual([]);
  });

  it('names a test for each of the ten risks of APIs', () => {
    for (let risk = 1; risk <= 10; risk += 1) {
      expect(text).toMatch(new RegExp(`^\\| API${risk} .*\`test/.*\\.spec\\.ts\``, 'm'));
    }
  });
});
