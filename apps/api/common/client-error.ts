import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { v7 as uuid } from 'uuid';
import { Refusal } from '#contracts/problems.js';
import { problemDocument } from './problem-document.js';

const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** What is no HTTP gets a problem document all the same, and the connection is closed. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = malformed(status);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${PROBLEM_JSON}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Who expects something else than `100-continue` is told so with a problem document, which node alone would not send. */
export function answerExpectation(_: IncomingMessage, response: ServerResponse): void {
  const body = malformed(417);
  response.writeHead(417, { 'Content-Type': PROBLEM_JSON, 'Content-Length': Buffer.byteLength(body) }).end(body);
}

/** HTTP/1.1 asks for a Host; node alone would refuse without a word. @throws {Refusal} request.malformed */
export function requireHost({ headers, httpVersion }: IncomingMessage): void {
  if (httpVersion === '1.1' && headers.host === undefined) throw new Refusal('request.malformed');
}

function malformed(status: number): string {
  return JSON.stringify(problemDocument(new Refusal('request.malformed'), { requestId: uuid(), status }));
}
