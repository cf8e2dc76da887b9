// Builds the pages into dist/apps/web and puts a compressed copy beside every asset: they are compressed once, not at each request.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
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
