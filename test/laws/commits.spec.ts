import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const SUBJECT =
  /^(feat|fix|docs|test|refactor|perf|build|ci|chore|style|revert)(\([a-z0-9-]+(, ?[a-z0-9-]+)*\))?!?: \S.{2,}$/;

/** Subjects of all commits; none where the project came without its history. */
function subjects(): string[] {
  if (!existsSync(join(ROOT, '.git'))) return [];
  try {
    const output = execFileSync('git', ['log', '--no-merges', '--format=%s'], { cwd: ROOT, encoding: 'utf8' });
    return output.trim().split('\n');
  } catch {
    return [];
  }
}

describe('commits', () => {
  it('say what kind of change they are: type(scope): what', () => {
    expect(subjects().filter((subject) => !SUBJECT.test(subject))).toEqual([]);
  });
});
