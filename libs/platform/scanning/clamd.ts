import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { once } from 'node:events';

export type ScanResult =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly finding: string }
  /** Larger than the scanner takes: its StreamMaxLength. */
  | { readonly kind: 'unscannable'; readonly finding: string };

const ANSWERS_WITHIN_MS = 60_000;

/**
 * Has clamd look at a stream, by its INSTREAM command over TCP: chunks, each after its length in four bytes, an empty one at
 * the end.
 * @param address host:port @throws where the scanner does not answer, or the stream breaks
 */
export async function scan(content: Readable, address: string): Promise<ScanResult> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  socket.setTimeout(ANSWERS_WITHIN_MS, () => socket.destroy(new Error('the scanner does not answer')));
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  const ended = new Promise<void>((resolve, reject) => {
    socket.once('error', reject).once('close', () => resolve());
  });
  ended.catch(() => {});
  try {
    await Promise.race([once(socket, 'connect'), ended]);
    socket.write('zINSTREAM\0');
    for await (const chunk of content as AsyncIterable<Buffer>) {
      // It says why and hangs up before the end where the file is too large.
      if (socket.destroyed || answer !== '') break;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), ended.catch(() => {})]);
    }
    if (!socket.destroyed) socket.end(Buffer.alloc(4));
    await ended.catch((error: unknown) => {
      if (answer === '') throw error;
    });
  } finally {
    content.destroy();
    socket.destroy();
  }
  return read(answer.replace(/\0.*$/s, '').trim());
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`. */
function read(answer: string): ScanResult {
  if (/^stream: OK$/.test(answer)) return { kind: 'clean' };
  const [, finding] = /^stream: (.{1,200}) FOUND$/.exec(answer) ?? [];
  if (finding !== undefined) return { kind: 'infected', finding };
  if (/size limit exceeded/i.test(answer)) return { kind: 'unscannable', finding: answer.slice(0, 200) };
  throw new Error(`the scanner says "${answer.slice(0, 200)}"`);
}
