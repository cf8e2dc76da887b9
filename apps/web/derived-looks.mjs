import { theme } from 'antd';
import { SEEDS } from './app/looks.ts';

const NAME = 'guohe:derived-looks';

/** What follows from the seeds of a look (shades, sizes) is computed here once: a phone would take longer for it than for drawing a page. */
export const derivedLooks = {
  name: 'guohe-derived-looks',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? written() : undefined),
};

function written() {
  const light = theme.defaultAlgorithm({ ...theme.defaultSeed, ...SEEDS.light });
  const dark = theme.darkAlgorithm({ ...theme.defaultSeed, ...SEEDS.dark });
  const other = Object.fromEntries(Object.entries(dark).filter(([name, value]) => light[name] !== value));
  return `export const light = ${JSON.stringify(light)};\nexport const dark = { ...light, ...${JSON.stringify(other)} };\n`;
}
