import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider, theme } from 'antd';
import { createElement } from 'react';
import { COMPONENTS, SEEDS } from './app/looks.ts';

const FILE = join(import.meta.dirname, 'app/components.css');
/** A component that one page alone has, and what stands for its styles there. */
const OF_ONE_PAGE = { file: join(import.meta.dirname, 'dossiers/pages.css'), name: 'ant-pagination' };
const OWN = join(import.meta.dirname, 'app/app.css');
const IMPORTED = /import \{([^}]*)\} from 'antd'/g;
/** What others bring with them without naming it as a component of theirs. */
const WITH_OTHERS = ['message', 'Empty', 'Spin'];
const ALGORITHMS = { light: theme.defaultAlgorithm, dark: theme.darkAlgorithm };
/** The class under which the components put the variables of the look. */
const OF_LOOK = 'look';
/** Variables of a look: ours, and those that some components would have by themselves. */
const VARIABLES = /([^{}]*\.(?:look|css-var-\w+)\b[^{}]*)\{([^{}]*)\}/g;
const WITHOUT_FALLBACK = /var\((--ant-[\w-]+)\)/g;
/** The width of a dialog by the size of the screen, which only one has that is given such widths. */
const NEVER_SET = new Set(['--ant-modal-xs-width']);

/** A rule at the outermost level, with all that stands in it. */
const RULE = /[^{}]+\{(?:[^{}]|\{[^{}]*\})*\}/g;
/** All that a rule is for. */
const SELECTOR = /^[^{]*/;
let whole;

/**
 * The styles of the components that the pages use, as one file but for those of one page: made here once, for to make them in the browser takes a phone as
 * long as to draw the page. They name variables, of which each look has its values. They stand for `app/components.css`.
 */
export const antdStyles = {
  name: 'guohe-antd-styles',
  load: (id) => {
    const isOfOne = id === OF_ONE_PAGE.file;
    if (!isOfOne && id !== FILE) return undefined;
    whole ??= stylesOf(componentsIn(import.meta.dirname));
    return whole
      .match(RULE)
      .filter((rule) => isOfOnePage(rule) === isOfOne)
      .join('');
  },
};

function isOfOnePage(rule) {
  const [selector] = SELECTOR.exec(rule);
  return (
    !selector.trim().startsWith('@') &&
    selector.split(',').every((each) => each.trim().startsWith(`.${OF_ONE_PAGE.name}`))
  );
}

function componentsIn(folder) {
  const sources = readdirSync(folder, { recursive: true }).filter((path) => /\.tsx?$/.test(path));
  const named = sources.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(IMPORTED)].flatMap(([, names]) => names.split(',')),
  );
  const components = named.map((name) => name.trim()).filter((name) => /^[A-Z]\w+$/.test(name));
  return [...new Set([...components, ...WITH_OTHERS])];
}

function stylesOf(components) {
  const styles = extracted(components, 'light');
  const rules = styles.replace(VARIABLES, '');
  const light = variablesOf(styles);
  const dark = variablesOf(extracted(components, 'dark'));
  const other = new Map([...dark].filter(([name, value]) => light.get(name) !== value));
  const twice = [...light.keys()].filter((name) => rules.includes(`${name}:`));
  if (twice.length > 0) throw new Error(`Set by a look and by a component: ${twice.join(', ')}`);
  const whole = `${declared(':root', light)}${declared(':root[data-look="dark"]', other)}${rules}`;
  const unset = unsetIn(whole);
  if (unset.length > 0) throw new Error(`Used and set nowhere, nor in app.css: ${unset.join(', ')}`);
  return whole;
}

/** A component's variable that equals the one of all components is left out of its look, and some ask for it all the same. */
function unsetIn(styles) {
  const own = readFileSync(OWN, 'utf8');
  const used = new Set([...styles.matchAll(WITHOUT_FALLBACK)].map(([, name]) => name));
  return [...used].filter((name) => !NEVER_SET.has(name) && !`${styles}${own}`.includes(`${name}:`));
}

function extracted(includes, look) {
  const settings = {
    hashed: false,
    cssVar: { key: OF_LOOK },
    algorithm: ALGORITHMS[look],
    token: SEEDS[look],
    components: COMPONENTS[look],
  };
  return extractStyle({ includes, customTheme: (node) => createElement(ConfigProvider, { theme: settings }, node) });
}

/** Each has one value in a look, whichever component asks for it: they stand once, for the whole page. */
function variablesOf(styles) {
  const variables = new Map();
  for (const [, selector, declarations] of styles.matchAll(VARIABLES)) {
    if (!selector.includes(`.${OF_LOOK}`)) continue;
    for (const [, name, value] of declarations.matchAll(/(--[\w-]+):([^;]*);/g)) {
      if (variables.has(name) && variables.get(name) !== value) throw new Error(`${name} has two values in a look`);
      variables.set(name, value);
    }
  }
  return variables;
}

function declared(selector, variables) {
  return `${selector}{${[...variables].map(([name, value]) => `${name}:${value};`).join('')}}`;
}
