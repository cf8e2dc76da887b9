import type { FastifyInstance } from 'fastify';
import { inLanguage } from './address.js';

type Asked = Readonly<Record<string, unknown>>;

/** Whoever opens a bare address is shown the way, in the language that they asked for. */
export function showTheWay(fastify: FastifyInstance): void {
  fastify.get<{ Querystring: Asked }>('/', ({ query }, reply) => reply.redirect(inTheirs('/public', query)));
  for (const path of ['/check', '/check/']) {
    fastify.get<{ Querystring: Asked }>(path, ({ query }, reply) => {
      const number = typeof query['number'] === 'string' ? query['number'].trim() : '';
      return reply.redirect(number ? `/check/${encodeURIComponent(number)}` : inTheirs('/public/register', query));
    });
  }
}

const inTheirs = (path: string, { lang }: Asked) => inLanguage(path, lang === 'en' ? 'en' : 'zh');
