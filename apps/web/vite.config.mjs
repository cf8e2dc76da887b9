import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { defineConfig } from 'vite';
import { PRODUCT, PURPOSE } from '../../libs/domain/common/product.ts';
import { antdClasses } from './antd-classes.mjs';
import { antdStyles } from './antd-styles.mjs';
import { OPEN } from './app/open-pages.ts';
import { derivedLooks } from './derived-looks.mjs';

const root = import.meta.dirname;
const project = resolve(root, '../..');
const outDir = join(project, 'dist/apps/web');
const START = join(root, 'app/start.ts');

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

/** Tells who serves the pages what is drawn at which address, so that a page asks for it at once; and what is open to everybody. */
const noteRoutes = {
  name: 'guohe-routes',
  writeBundle() {
    const [, ...routes] = readFileSync(join(root, 'app/router.tsx'), 'utf8').split('createRoute({');
    const drawn = routes.flatMap((route) => {
      const [, path] = /path: '([^']+)'/.exec(route) ?? [];
      const [, module] = /import\('\.\.\/([^']+)\.js'\)/.exec(route) ?? [];
      return module ? [[path, `${module}.tsx`]] : [];
    });
    const noted = { open: OPEN.source, drawn: Object.fromEntries(drawn) };
    writeFileSync(join(outDir, '.routes.json'), JSON.stringify(noted));
  },
};

/** The opening screen is seen before the styles of the desks have come: they are asked for at once, and stand behind it. */
const openingFirst = {
  name: 'guohe-opening-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const styles = html.match(/^ *<link rel="stylesheet"[^>]*>\n/gm) ?? [];
      const rest = styles.reduce((left, style) => left.replace(style, ''), html);
      const asked = styles.map((style) => style.replace('rel="stylesheet"', 'rel="preload" as="style"')).join('');
      return rest
        .replace(/^( *<meta charset="utf-8" *\/?>\n)/m, `$1${asked}`)
        .replace('</body>', `${styles.join('')}</body>`);
    },
  },
};

/** What the entry stands on is asked for by the page, and run by what runs it piece by piece (`app/start.ts`). */
const inPieces = {
  name: 'guohe-in-pieces',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const [script, entry] = html.match(/^ *<script type="module"[^>]* src="([^"]+)"><\/script>\n/m);
      const start = Object.values(bundle).find(({ facadeModuleId }) => facadeModuleId === START);
      return html.replace(script, '').replace(
        '</head>',
        `  <link rel="modulepreload" crossorigin href="${entry}">
    <script type="module" async crossorigin src="/${start.fileName}"></script>
  </head>`,
      );
    },
  },
};

/** The page of the desks names the product before any script has come. */
const named = {
  name: 'guohe-named',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html
        .replaceAll('__PRODUCT__', PRODUCT.zh)
        .replaceAll('__PURPOSE_ZH__', PURPOSE.zh)
        .replaceAll('__PURPOSE_EN__', PURPOSE.en.replaceAll('&', '&amp;')),
  },
};

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  resolve: { alias: [{ find: /^#domain\/(.*)\.js$/, replacement: `${join(project, 'libs/domain')}/$1.ts` }] },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  plugins: [antdStyles, antdClasses, derivedLooks, noteInputs, noteRoutes, named, openingFirst, inPieces],
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
      checks: { moduleLevelDirective: false },
      input: ['index.html', 'public/public.ts', 'offline/worker.ts', 'app/start.ts'].map((entry) => join(root, entry)),
    },
  },
});
