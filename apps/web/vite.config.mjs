import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { defineConfig } from 'vite';
import { antdStyles } from './antd-styles.mjs';

const root = import.meta.dirname;
const project = resolve(root, '../..');
const outDir = join(project, 'dist/apps/web');

/** Writes down what of the other layers went into the build, so that `prepare` knows when it is out of date. */
const noteInputs = {
  name: 'guohe-inputs',
  writeBundle() {
    const inputs = [...this.getModuleIds()]
      .map((id) => relative(project, id.split('?')[0]))
      .filter((path) => path.startsWith('libs/'));
    writeFileSync(join(outDir, '.inputs'), inputs.sort().join('\n'));
  },
};

/**
 * The few styles of the opening screen come before thirty scripts, and with them the first thing that is seen on a slow line.
 */
const stylesFirst = {
  name: 'guohe-styles-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const styles = html.match(/^ *<link rel="stylesheet"[^>]*>\n/gm) ?? [];
      const rest = styles.reduce((left, style) => left.replace(style, ''), html);
      return rest.replace(/^( *<meta charset="utf-8" *\/?>\n)/m, `$1${styles.join('')}`);
    },
  },
};

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  resolve: { alias: [{ find: /^#domain\/(.*)\.js$/, replacement: `${join(project, 'libs/domain')}/$1.ts` }] },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  plugins: [antdStyles, noteInputs, stylesFirst],
  build: {
    outDir,
    emptyOutDir: true,
    manifest: '.manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: ['index.html', 'public/public.ts', 'offline/worker.ts'].map((entry) => join(root, entry)),
    },
  },
});
