import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import '#platform/config/settings.js';
import { variables } from '#platform/config/variable.js';

const FILE = resolve(import.meta.dirname, '../../.env.example');

describe('.env.example', () => {
  it('lists every variable of the configuration, in its order, with its default', async () => {
    const lines = (await readFile(FILE, 'utf8')).split('\n');
    const listed = lines.flatMap((line) => /^# ?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line)?.slice(1, 3).join('=') ?? []);
    expect(listed.map((line) => line.split('=')[0])).toEqual(variables().map(({ name }) => name));
    const withDefault = variables().filter((variable) => variable.default !== undefined);
    for (const { name, default: value } of withDefault) expect(listed).toContain(`${name}=${value}`);
  });

  it('sets nothing by itself', async () => {
    const active = (await readFile(FILE, 'utf8'))
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'));
    expect(active).toEqual([]);
  });
});
