import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '#contracts/problems.js';

/** How long new requests are still answered, though with 503, so that balancers and clients notice. */
const LINGER_MS = 500;
const LOOK_EVERY_MS = 20;

/** Ends a server in order: what is under way is finished, what comes new is told to come back; no connection is cut. */
export class Draining {
  private closing = false;
  private readonly underWay = new Set<FastifyReply>();

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      if (this.closing && !request.url.startsWith('/health/live')) {
        void reply.header('Connection', 'close');
        throw new Refusal('server.closing');
      }
      this.underWay.add(reply);
      // Also where whoever asked has hung up: then there is no response.
      reply.raw.once('close', () => this.underWay.delete(reply));
    });
  }

  /** Resolves when everything that had come in before is answered. */
  async finish(): Promise<void> {
    this.closing = true;
    await pause(LINGER_MS);
    while (this.underWay.size > 0) await pause(LOOK_EVERY_MS);
  }
}
