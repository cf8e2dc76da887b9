import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { StartFailure } from './start-failure.js';

const LOOPBACK = '127.0.0.1';

/** Below what systems give to outgoing connections (Linux from 32768 on): none of those takes one before it is listened on. */
const [LOWEST, HIGHEST] = [20_000, 32_767];
const TRIES = 100;

/** A free TCP port of the loopback interface. @throws {StartFailure} when a hundred in a row are taken */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    if ((await whyNotFree(LOOPBACK, port)) === undefined) return port;
  }
  throw new StartFailure('No free port was found (没有空闲的端口). Choose one: PORT=3000 npm start');
}

/** The port kept in `file` if it is still free, else a new free one, which is kept there from now on. */
export async function keptPort(file: string): Promise<number> {
  const kept = Number(await readFile(file, 'utf8').catch(() => ''));
  if (Number.isInteger(kept) && kept > 0 && kept < 65536 && (await whyNotFree(LOOPBACK, kept)) === undefined)
    return kept;
  const port = await freePort();
  await writeFile(file, `${port}\n`);
  return port;
}

/** @throws {StartFailure} when nothing could listen on this address; says what to do. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  switch (await whyNotFree(host, port)) {
    case undefined:
      return;
    case 'EACCES':
      throw new StartFailure(
        `Port ${port} may not be used by this user (没有使用该端口的权限). Choose one above 1023, for example: PORT=3000 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      throw new StartFailure(
        `HOST=${host} is no address of this machine (不是本机地址). Use 127.0.0.1, or 0.0.0.0 for all networks.`,
      );
    default:
      throw new StartFailure(
        `Port ${port} on ${host} is taken by another program (端口已被占用). Stop that program, or choose another port: PORT=${port + 1} npm start`,
      );
  }
}

/** The code of the error that listening there meets; undefined when the port is free. */
async function whyNotFree(host: string, port: number): Promise<string | undefined> {
  if (await answers(host, port)) return 'EADDRINUSE';
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'EADDRINUSE'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Somebody accepts connections there. Some systems let two programs listen on one port by different addresses. */
export function answers(host: string, port: number, timeoutMs = 500): Promise<boolean> {
  const reachable = host === '0.0.0.0' || host === '::' ? LOOPBACK : host;
  return new Promise((resolve) => {
    const socket = connect({ host: reachable, port });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => settle(false));
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
