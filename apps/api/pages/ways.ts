import type { FastifyInstance } from 'fastify';
import { inLanguage } from './address.js';

type Asked = Readonly<Record<string, unknown>>;

/** Whoever opens a bare address is shown the way, in the language that they asked for. */
export function showTheWay(fastify: FastifyInstance): void {
  fastify.get<{ Querystring: Asked }>('/', ({ query }, reply) => reply.redirect(inTheirs('/public', query)));
}

const inTheirs = (path: string, { lang }: Asked) => inLanguage(path, lang === 'en' ? 'en' : 'zh');
