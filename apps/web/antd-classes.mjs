import { parseAst } from 'vite';

const ANTD = /[\\/]node_modules[\\/]antd[\\/]es[\\/]/;
const MAKERS = ['genStyleHooks', 'genSubStyleComponent', 'genComponentStyleHook'];

/** Where what a component would make of its styles in the browser stands, instead of that. */
const INSTEAD = [
  [
    /theme[\\/]util[\\/]genStyleUtils\.js$/,
    /export const \{[^}]*\} = genStyleUtils\(\{.*?\n\}\);/s,
    `export const genStyleHooks = () => () => ['', ''];
export const genComponentStyleHook = () => () => '';
export const genSubStyleComponent = () => () => null;`,
  ],
  [
    /theme[\\/]useToken\.js$/,
    /export default function useToken\(\) \{.*/s,
    `const computed = new WeakMap();
export default function useToken() {
  const { token, theme = defaultTheme, override } = React.useContext(DesignTokenContext);
  if (!computed.has(override)) computed.set(override, getComputedToken({ ...defaultSeedToken, ...token }, override, theme));
  const real = computed.get(override);
  return [theme, real, '', real, { prefix: 'ant', key: '' }, true];
}`,
  ],
  [
    /theme[\\/]util[\\/]useResetIconStyle\.js$/,
    /const useResetIconStyle = .*?\n\};/s,
    'const useResetIconStyle = () => undefined;',
  ],
];

/**
 * The styles of the components are in a file (`antd-styles.mjs`): in the browser they only name their classes. What they would make
 * their styles of is a third of their script.
 */
export const antdClasses = {
  name: 'guohe-antd-classes',
  transform: {
    filter: {
      id: ANTD,
      code: /genStyleHooks|genSubStyleComponent|genComponentStyleHook|Keyframes|useToken\(\)|useResetIconStyle/,
    },
    handler(code, id) {
      const [, there, instead] = INSTEAD.find(([file]) => file.test(id)) ?? [];
      if (!there) return { code: withoutStyles(code), map: null };
      if (!there.test(code)) throw new Error(`${id} is not what it was`);
      return { code: code.replace(there, instead), map: null, moduleSideEffects: false };
    },
  },
};

/** Makers are told nothing: what they would have been told is not taken into the build. */
function withoutStyles(code) {
  const calls = makersIn(parseAst(code)).sort((one, other) => other.start - one.start);
  return calls
    .reduce((text, { arguments: told }) => text.slice(0, told[0].start) + text.slice(told.at(-1).end), code)
    .replaceAll('new Keyframes(', '/* @__PURE__ */ new Keyframes(');
}

function makersIn(node) {
  if (Array.isArray(node)) return node.flatMap(makersIn);
  if (!node || typeof node !== 'object') return [];
  if (node.type === 'CallExpression' && MAKERS.includes(node.callee.name)) return [node];
  return Object.values(node).flatMap(makersIn);
}
