import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement } from 'react';

const FILE = join(import.meta.dirname, 'app/components.css');
const IMPORTED = /import \{([^}]*)\} from 'antd'/g;
/** What others bring with them without naming it as a component of theirs. */
const WITH_OTHERS = ['message', 'Empty', 'Spin'];
/** Where the variables go that the page sets by itself, for its look: nowhere. */
const NOWHERE = 'antd-nowhere';

/**
 * The styles of the components that the pages use, as one file: made here once, for to make them in the browser takes a phone as
 * long as to draw the page. They name variables, which the page sets as its look has them. They stand for `app/components.css`.
 */
export const antdStyles = {
  name: 'guohe-antd-styles',
  load: (id) => (id === FILE ? stylesOf(componentsIn(import.meta.dirname)) : undefined),
};

function componentsIn(folder) {
  const sources = readdirSync(folder, { recursive: true }).filter((path) => /\.tsx?$/.test(path));
  const named = sources.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(IMPORTED)].flatMap(([, names]) => names.split(',')),
  );
  const components = named.map((name) => name.trim()).filter((name) => /^[A-Z]\w+$/.test(name));
  return [...new Set([...components, ...WITH_OTHERS])];
}

function stylesOf(includes) {
  const theme = { hashed: false, cssVar: { key: NOWHERE } };
  const css = extractStyle({ includes, customTheme: (node) => createElement(ConfigProvider, { theme }, node) });
  return css.replace(new RegExp(`\\.${NOWHERE}[^{}]*\\{[^{}]*\\}`, 'g'), '');
}
