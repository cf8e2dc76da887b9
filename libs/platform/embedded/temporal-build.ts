import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Source } from './temporal-download.js';
import { diskFull } from './start-failure.js';

/** The tools module with its go.sum, seen from `dist/libs/platform/embedded`. */
const MODULE = fileURLToPath(new URL('../../../../deploy/temporal-cli', import.meta.url));
const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';

/** Builds the tool with Go from the checked-in module; undefined when `target` is there, else why not. */
export async function buildTemporalCli({ target, env, say, aborted }: Source): Promise<string | undefined> {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  say('Building the Temporal server with Go (编译 Temporal 服务): about 5 minutes on two cores, only this once …');
  const ticking = setInterval(() => say(`Building the Temporal server … ${seconds()} s`), 15_000);
  const go = spawn('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', target, PACKAGE], {
    cwd: MODULE,
    env: { ...env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOWORK: 'off' },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: aborted,
  });
  let complaint = '';
  go.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4_000)));
  try {
    const code = await new Promise<number | null>((done, fail) => go.on('error', fail).on('close', done));
    if (code === 0) {
      say(`The Temporal server is built (${seconds()} s).`);
      return undefined;
    }
    if (/no space left on device/i.test(complaint)) throw diskFull(target);
    return `it cannot be built with Go (${complaint.trim().split('\n').slice(-2).join(' ') || `code ${code}`})`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'Go is not installed to build it';
    if (aborted.aborted) return 'stopped';
    throw error;
  } finally {
    clearInterval(ticking);
  }
}
