// Where the layers' names of package.json lead: to the sources, for a law is about what is written, not about what is built.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The project that is looked at: where the tool was started.
const root = process.cwd();
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export default {
  resolve: {
    alias: Object.fromEntries(
      Object.entries(imports).map(([name, target]) => [
        name.replace('/*', ''),
        join(root, target.replace('./dist/', '').replace('/*', '')),
      ]),
    ),
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
  },
};
