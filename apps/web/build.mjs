// Builds the pages into dist/apps/web and puts a compressed copy beside every asset: they are compressed once, not at each request.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import desks from './vite.config.mjs';

const config = { configFile: join(import.meta.dirname, 'vite.config.mjs'), mode: 'production' };

/**
 * The desks' first screen comes in a few pieces: left to itself, the bundler cuts what it shares with later screens into thirty, of which a
 * browser fetches six at a time. What belongs to it is what a first build puts into the chunks that the page asks for at once. No piece
 * may ask for one that asks for it: components stand on libraries, libraries on the framework.
 *
 * What later screens share comes in three: to ask for twenty takes a phone longer than to draw the page. They stand on the first screen's,
 * and on each other in this order; what the public pages share with the desks stays as it is.
 */
const { output } = await build({ ...config, build: { write: false } });
const chunks = output.filter(({ type }) => type === 'chunk');
const first = modulesOf(askedWith(entry('index.html')));
const beside = modulesOf([...askedWith(entry('public.ts')), ...askedWith(entry('worker.ts'))]);
const choosing = modulesOf(askedWith(chunkOf('antd/es/select/index.js')));
const filling = modulesOf(askedWith(chunkOf('common/form-of-act.tsx')));
const words = modulesOf(chunks.filter((chunk) => !chunk.isDynamicEntry && askedWith(chunk).every(isOurs)));
const groups = [
  {
    name: 'framework',
    test: (id) => first.has(id) && /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//.test(id),
  },
  { name: 'components', test: (id) => first.has(id) && /node_modules\/(antd|@ant-design\/icons)\//.test(id) },
  { name: 'looks', test: (id) => isEarly(id) && /node_modules\/(@ant-design|@rc-component)\//.test(id) },
  { name: 'libraries', test: (id) => isEarly(id) && id.includes('node_modules') },
  { name: 'desk', test: (id) => first.has(id) },
  { name: 'shared', test: (id) => words.has(id) && !beside.has(id), minShareCount: 4 },
  { name: 'choosing', test: (id) => choosing.has(id) && id.includes('node_modules') },
  { name: 'filling', test: (id) => filling.has(id) && id.includes('node_modules') },
].map((group) => ({ ...group, includeDependenciesRecursively: false }));
await build({ ...config, build: { rolldownOptions: { output: { codeSplitting: { groups } } } } });

// The sign-in page stands on nothing of the desks: what both have, each has for itself.
await build({
  ...desks,
  configFile: false,
  plugins: [],
  build: {
    ...desks.build,
    emptyOutDir: false,
    manifest: '.gate.json',
    rolldownOptions: { input: join(import.meta.dirname, 'gate/gate.ts') },
  },
});

const assets = join(import.meta.dirname, '../../dist/apps/web/assets');
await Promise.all(readdirSync(assets).map(compress));

// What a PDF may lack, read from beside the viewer where it does.
const pdfjs = join(import.meta.dirname, '../../node_modules/pdfjs-dist');
const { version } = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8'));
for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
  cpSync(join(pdfjs, folder), join(assets, `pdfjs-${version}`, folder), { recursive: true });
}

/** As small as it gets: seconds here, once, are a twelfth less of every page. */
async function compress(name) {
  const content = readFileSync(join(assets, name));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(join(assets, `${name}.br`), await promisify(brotliCompress)(content, { params }));
  writeFileSync(join(assets, `${name}.gz`), await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
}

function entry(name) {
  return chunks.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId.endsWith(name));
}

function chunkOf(module) {
  return chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
}

/** What the first screen has, and the little helpers of libraries, for which nobody should ask for a whole later piece. */
function isEarly(id) {
  return first.has(id) || (choosing.has(id) && /node_modules\/(@babel\/runtime|@rc-component\/util)\//.test(id));
}

/** A chunk with all that it asks for at once. */
function askedWith(chunk) {
  const asked = new Set([chunk]);
  for (const { imports } of asked)
    for (const name of imports) asked.add(chunks.find(({ fileName }) => fileName === name));
  return [...asked];
}

/** Nothing of a library that the first screen does not have. */
function isOurs({ moduleIds }) {
  return moduleIds.every((id) => first.has(id) || !id.includes('node_modules'));
}

function modulesOf(some) {
  return new Set(some.flatMap(({ moduleIds }) => moduleIds));
}
