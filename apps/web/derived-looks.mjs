import { join } from 'node:path';
import { theme } from 'antd';
import { SEEDS } from './app/looks.ts';

const FILE = join(import.meta.dirname, 'app/derived-looks.ts');

/** What follows from the seeds of a look (shades, sizes) is computed here once: a phone would take longer for it than for drawing a page. */
export const derivedLooks = {
  name: 'guohe-derived-looks',
  load: (id) => (id === FILE ? written() : undefined),
};

function written() {
  const light = theme.defaultAlgorithm({ ...theme.defaultSeed, ...SEEDS.light });
  const dark = theme.darkAlgorithm({ ...theme.defaultSeed, ...SEEDS.dark });
  const other = Object.fromEntries(Object.entries(dark).filter(([name, value]) => light[name] !== value));
  return `export const light = ${JSON.stringify(light)};\nexport const dark = { ...light, ...${JSON.stringify(other)} };\n`;
}
