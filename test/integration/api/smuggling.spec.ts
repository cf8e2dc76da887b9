import { connect } from 'node:net';
import { openDesk, type Desk } from '../../support/desk.js';

const HIDDEN = 'GET /api/v1/measures HTTP/1.1\r\nHost: guohe.example\r\n\r\n';
/** One request as whoever stands before us may read it, and two as we might: what says how long it is is said in two ways. */
const REQUESTS: Readonly<Record<string, string>> = {
  'a length beside chunks': `Content-Length: ${HIDDEN.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'chunks beside a length': `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'two lengths': `Content-Length: 0\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
  'a length of two numbers': `Content-Length: 0, ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
  'a length with a sign': `Content-Length: +0\r\n\r\n${HIDDEN}`,
  'a length in hexadecimal': `Content-Length: 0x0\r\n\r\n${HIDDEN}`,
  'chunks by another name': `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'chunks that are not last': `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'a blank before the colon': `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'a header of two lines': `X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'a chunk of a wrong size': `Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n${HIDDEN}`,
  'a chunk size with a prefix': `Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${HIDDEN}`,
  'a line that ends without CR': `Content-Length: 0\nX: y\r\n\r\n${HIDDEN}`,
};

describe('a request within another', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await openDesk({ worker: false })));
  afterAll(() => desk?.stop());

  /** All that is answered to these bytes until we are hung up on. */
  function answerTo(bytes: string): Promise<string> {
    const { hostname, port } = new URL(desk.stack.apiUrl);
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.setTimeout(3_000, () => socket.destroy());
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
    });
  }
  const statusesIn = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
  const head = 'POST /api/v1/sessions HTTP/1.1\r\nHost: guohe.example\r\nContent-Type: application/json\r\n';

  it('that is whole in itself is answered, or this test would see nothing', async () => {
    expect(statusesIn(await answerTo(`${head}Content-Length: 2\r\n\r\n{}${HIDDEN}`))).toEqual([400, 200]);
  });

  it.each(Object.keys(REQUESTS))('is not answered where it is hidden by %s', async (how) => {
    const answer = await answerTo(head + REQUESTS[how]);
    const [status, ...further] = statusesIn(answer);
    expect([status, further]).toEqual([400, []]);
    expect(answer).toMatch(/Connection: close/i);
  });
});
