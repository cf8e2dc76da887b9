// Builds the pages into dist/apps/web and puts a compressed copy beside every asset: they are compressed once, not at each request.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const config = { configFile: join(import.meta.dirname, 'vite.config.mjs'), mode: 'production' };

/**
 * The desks' first screen comes in a few pieces: left to itself, the bundler cuts what it shares with later screens into thirty, of which a
 * browser fetches six at a time. What belongs to it is what a first build puts into the chunks that the page asks for at once. No piece
 * may ask for one that asks for it: components stand on libraries, libraries on the framework.
 */
const { output } = await build({ ...config, build: { write: false } });
const first = modulesOfFirstScreen(output.filter(({ type }) => type === 'chunk'));
const groups = Object.entries({
  framework: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//,
  components: /node_modules\/(antd|@ant-design\/icons)\//,
  libraries: /node_modules/,
  desk: /./,
}).map(([name, path]) => ({
  name,
  test: (id) => path.test(id) && first.has(id),
  includeDependenciesRecursively: false,
}));
await build({ ...config, build: { rolldownOptions: { output: { codeSplitting: { groups } } } } });

const assets = join(import.meta.dirname, '../../dist/apps/web/assets');
for (const name of readdirSync(assets)) {
  const content = readFileSync(join(assets, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content, { params }));
  writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
}

// What a PDF may lack, read from beside the viewer where it does.
const pdfjs = join(import.meta.dirname, '../../node_modules/pdfjs-dist');
const { version } = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8'));
for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
  cpSync(join(pdfjs, folder), join(assets, `pdfjs-${version}`, folder), { recursive: true });
}

function modulesOfFirstScreen(chunks) {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const asked = new Set([
    chunks.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId.endsWith('index.html')),
  ]);
  for (const { imports } of asked) for (const name of imports) asked.add(named.get(name));
  return new Set([...asked].flatMap(({ moduleIds }) => moduleIds));
}
