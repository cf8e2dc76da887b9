import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** The EICAR test file, put together so that no scanner finds it in this source. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''),
);

export interface Clamd {
  readonly address: string;
  /** Bytes of each stream that it has looked at. */
  readonly seen: readonly number[];
  close(): Promise<void>;
}

/**
 * Stands in for clamd, which cannot be had here: speaks its INSTREAM protocol over TCP, finds EICAR anywhere, and refuses what is
 * larger than `limit`, as `StreamMaxLength` does.
 */
export async function clamd({ limit = 26_214_400, port = 0 } = {}): Promise<Clamd> {
  const seen: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    answer(socket, limit, seen).catch(() => socket.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function answer(socket: Socket, limit: number, seen: number[]): Promise<void> {
  const bytes = reader(socket);
  const command = (await bytes(10)).toString('latin1');
  if (command !== 'zINSTREAM\0') return void socket.end('UNKNOWN COMMAND\0');
  const chunks: Buffer[] = [];
  for (let total = 0; ;) {
    const length = (await bytes(4)).readUInt32BE();
    if (length === 0) break;
    total += length;
    if (total > limit) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    chunks.push(await bytes(length));
  }
  const content = Buffer.concat(chunks);
  seen.push(content.length);
  socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
}

/** Reads so many bytes at a time. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  const more = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held = Buffer.alloc(0);
  return async (count) => {
    while (held.length < count) {
      const { value, done } = await more.next();
      if (done) throw new Error('the stream ended early');
      held = Buffer.concat([held, value]);
    }
    const [first, rest] = [held.subarray(0, count), held.subarray(count)];
    held = rest as Buffer<ArrayBuffer>;
    return first;
  };
}
