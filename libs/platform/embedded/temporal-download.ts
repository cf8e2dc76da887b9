import { spawn } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One way to get the tool into `target`. */
export interface Source {
  readonly version: string;
  readonly target: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (text: string) => void;
  readonly aborted: AbortSignal;
}

const ANSWER_WITHIN_MS = 10_000;
const DOWNLOAD_WITHIN_MS = 10 * 60_000;
const PLATFORMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' };
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Downloads the official release; undefined when `target` is there, else why not. */
export async function downloadTemporalCli({ version, target, say, aborted }: Source): Promise<string | undefined> {
  const platform = PLATFORMS[process.platform];
  const architecture = ARCHITECTURES[process.arch];
  if (!platform || !architecture) return `there is no official release for ${process.platform} ${process.arch}`;
  const addresses = [
    `https://github.com/temporalio/cli/releases/download/v${version}/temporal_cli_${version}_${platform}_${architecture}.tar.gz`,
    `https://temporal.download/cli/archive/v${version}?platform=${platform}&arch=${architecture}`,
  ];
  const reasons: string[] = [];
  for (const address of addresses) {
    const { host } = new URL(address);
    say(`Downloading the Temporal server ${version} from ${host} (下载 Temporal 服务) …`);
    try {
      await unpack(address, target, say, aborted);
      return undefined;
    } catch (error) {
      if (aborted.aborted || isDiskFull(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      say(`No download from ${host}: ${reason}.`);
      reasons.push(`${host}: ${reason}`);
    }
  }
  return `it cannot be downloaded (${reasons.join(', ')})`;
}

/** Streams the archive through `tar` into a folder aside. */
async function unpack(
  address: string,
  target: string,
  say: (text: string) => void,
  aborted: AbortSignal,
): Promise<void> {
  const response = await answerOf(address, aborted);
  const folder = await mkdtemp(join(dirname(target), '.download-'));
  try {
    const tar = spawn('tar', ['-xzf', '-', '-C', folder], { stdio: ['pipe', 'ignore', 'pipe'] });
    let complaint = '';
    tar.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const unpacked = new Promise<void>((done, fail) => {
      tar.on('error', fail);
      tar.on('close', (code) =>
        code === 0 ? done() : fail(new Error(complaint.trim() || `tar ended with code ${code}`)),
      );
    });
    const body = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream);
    let bytes = 0;
    body.on('data', (chunk: Buffer) => (bytes += chunk.length));
    const ticking = setInterval(() => say(`Downloading … ${Math.round(bytes / 1e6)} MB`), 10_000);
    const received = pipeline(body, tar.stdin, {
      signal: AbortSignal.any([aborted, AbortSignal.timeout(DOWNLOAD_WITHIN_MS)]),
    });
    const outcomes = await Promise.allSettled([unpacked, received]).finally(() => clearInterval(ticking));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    await rename(join(folder, 'temporal'), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function answerOf(address: string, aborted: AbortSignal): Promise<Response> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(new Error('no answer within 10 s')), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(address, { signal: AbortSignal.any([aborted, waiting.signal]) });
    if (!response.ok || !response.body) throw new Error(`the answer is ${response.status}`);
    return response;
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    throw cause ? new Error(cause) : error;
  } finally {
    clearTimeout(timer);
  }
}

function isDiskFull(error: unknown): boolean {
  return /ENOSPC|EDQUOT|No space left/.test(
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code} ${error.message}` : '',
  );
}
