import { once } from 'node:events';
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overTls } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { addressesOf, isIn, NotReachable, type Network } from './reachable.js';

const ANSWERS_WITHIN_MS = 15_000;

export interface OutgoingEvent {
  readonly url: string;
  /** whsec_… */
  readonly secret: string;
  /** The same however often it is sent. */
  readonly id: string;
  readonly body: string;
}

/**
 * Posts an event, signed as Standard Webhooks has it, to one of the addresses that its host has now. No redirect is followed, and
 * nothing of the answer is read but its status.
 * @returns the status of the answer
 * @throws {NotReachable} or what the network threw
 */
export async function postEvent(event: OutgoingEvent, allowed: readonly Network[]): Promise<number> {
  const url = new URL(event.url);
  const [first] = await addressesOf(url.hostname, allowed);
  const { address, family } = first as { address: string; family: number };
  if (url.protocol === 'http:' && !isIn(address, allowed))
    throw new NotReachable('plain http goes to no public address');
  const at = new Date();
  const secure = url.protocol === 'https:';
  const request = (secure ? overTls : overHttp)({
    host: address,
    family,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    method: 'POST',
    agent: false,
    ...(secure && { servername: /^[\d.]+$|^\[/.test(url.hostname) ? '' : url.hostname }),
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    headers: {
      Host: url.host,
      'Content-Type': 'application/cloudevents+json; charset=utf-8',
      'Content-Length': Buffer.byteLength(event.body),
      'User-Agent': 'Guohe-Webhooks/1',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(event.secret).sign(event.id, at, event.body),
    },
  });
  request.end(event.body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  for (const part of [request, response]) part.on('error', () => {});
  response.destroy();
  return response.statusCode ?? 0;
}
