import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** What a tool of node_modules complains of; empty when it is content. */
function complaintsOf(script: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => child.on('close', (code) => done(code === 0 ? '' : output)));
}

// The same three as `npm run check`.
describe('the sources', () => {
  it.each(['tsconfig.json', 'apps/web/tsconfig.json'])(
    'are sound in their types: %s',
    async (project) => {
      expect(await complaintsOf('typescript/bin/tsc', ['--noEmit', '-p', project])).toBe('');
    },
    600_000,
  );

  it('pass the linter', async () => {
    expect(await complaintsOf('eslint/bin/eslint.js', ['.'])).toBe('');
  }, 600_000);

  it('are formatted', async () => {
    expect(await complaintsOf('prettier/bin/prettier.cjs', ['--check', '.'])).toBe('');
  }, 600_000);
});
