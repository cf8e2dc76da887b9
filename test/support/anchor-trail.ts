import { Guohe } from './guohe.js';
import { TEST_KEYS, type Stack } from './stack.js';

/** 锚定, as the worker does by itself once an hour. */
export async function anchorTrail({ databaseUrl, folder }: Pick<Stack, 'databaseUrl' | 'folder'>): Promise<void> {
  const run = Guohe.run(['audit', 'anchor', '--json'], {
    DATABASE_URL: databaseUrl,
    GUOHE_DATA: folder,
    AUDIT_SIGNING_KEYS: TEST_KEYS,
  });
  if ((await run.ended()) !== 0) throw new Error(run.stderr);
}
