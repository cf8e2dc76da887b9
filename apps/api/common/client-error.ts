import type { Socket } from 'node:net';
import { v7 as uuid } from 'uuid';
import { PROBLEMS } from '#contracts/problems.js';

/** What is no HTTP gets a problem document all the same, and the connection is closed. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const { zh, en } = PROBLEMS['request.malformed'];
  const body = JSON.stringify({
    type: '/problems/request.malformed',
    title: 'Bad Request',
    status,
    code: 'request.malformed',
    detail: zh,
    sentence: { zh, en },
    params: {},
    requestId: uuid(),
  });
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
