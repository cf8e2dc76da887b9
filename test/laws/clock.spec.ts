import { glob, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** Where acts are taken in, decided and recorded. */
const LAYERS = 'apps/api,apps/worker,activities,libs/persistence';
const OWN_CLOCK = /new Date\(\)|Date\.now\(\)/;

/** Files that ask the clock of their process, and why no act is dated or held against a limit by it. */
const BY_ITS_OWN: Readonly<Record<string, string>> = {
  'apps/api/audit/evidence.service.ts': 'names a package after the moment at which it is asked for',
  'apps/api/bases/bases.service.ts': 'shows when a certificate was looked at',
  'apps/api/batches/batches.service.ts': 'shows which windows are open; what is opened or submitted goes by the record',
  'apps/api/cases/cases.service.ts': 'shows cases; what is done with them goes by the record',
  'apps/api/common/decisions.service.ts': 'waits',
  'apps/api/delegations/delegations.service.ts': 'shows which delegations run; who acts by one goes by the record',
  'apps/api/dossiers/parts.service.ts':
    'says with a draft when it was kept, in one statement with it; no limit asks for it',
  'apps/api/files/downloads.service.ts': 'links of some minutes, which their process and its like give out and read',
  'apps/api/operations/operations.service.ts': 'says when it was looked at, and waits',
  'apps/api/operations/run-retry.service.ts': 'waits',
  'apps/api/sessions/attempts.service.ts': 'counts attempts with the limiter, which asks its own clock',
  'apps/api/statistics/statistics.service.ts': 'says when it was counted',
  'apps/api/subsidy/schemes.service.ts': 'shows who may file; what is filed goes by the record',
  'apps/api/webhooks/deliveries.service.ts': 'an event that only tries whether it arrives',
  'apps/worker/pace.ts': 'gives up waiting after a while',
  'apps/worker/anchorer.ts': 'waits until an anchor is due, by the clock that dates anchors',
  'apps/worker/postman.ts': 'tidies up now and then',
  'apps/worker/relay.ts': 'gives up a call after a while',
  'activities/audit/anchoring.ts': 'dates an anchor, which is signed and kept outside of the record',
  'libs/persistence/daily-count.ts': 'counts with the limiter, which asks its own clock',
  'libs/persistence/record/overdue.ts': 'shows what is overdue; its run marks it by the record',
};

/** Sources of ours that ask the clock of their process. */
async function askingTheirOwn(): Promise<string[]> {
  const asking: string[] = [];
  for await (const path of glob(`{${LAYERS}}/**/*.ts`, { cwd: ROOT })) {
    if (path.endsWith('.spec.ts')) continue;
    if (OWN_CLOCK.test(await readFile(join(ROOT, path), 'utf8'))) asking.push(path);
  }
  return asking.sort();
}

describe('what is done', () => {
  it("is dated and held against limits by PostgreSQL's clock: whoever asks that of the process says why", async () => {
    expect(await askingTheirOwn()).toEqual(Object.keys(BY_ITS_OWN).sort());
  });
});
