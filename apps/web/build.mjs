// Builds the pages into dist/apps/web and puts a compressed copy beside every asset: they are compressed once, not at each request.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

await build({ configFile: join(import.meta.dirname, 'vite.config.mjs'), mode: 'production' });

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
