import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type Encoding = 'br' | 'gzip';

/** The better one first. */
const ENCODINGS: Encoding[] = ['br', 'gzip'];

/** What is shorter gains less than its headers cost; what is longer would keep others waiting. */
const WORTH_BYTES = 1_024;
const MOST_BYTES = 524_288;
const TEXT = /^(?:text\/|application\/(?:json|xml|javascript)\b)/;
/** Half the time of brotli's usual quality, for a tenth more bytes: it is done at each request. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const COMPRESS: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => promisify(brotliCompress)(content, BROTLI),
  gzip: (content) => promisify(gzip)(content),
};

/**
 * What anybody may keep (`Cache-Control: public`) travels compressed, and not at all where the browser has it already. Nothing else does:
 * how long an answer is, compressed, would tell whoever hears the line how much of what they had put into it stands in it again
 * (BREACH). Files are streams, and bring their own tag and their own compressed copies.
 */
export function compressWhatIsForEverybody(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || !isForEverybody(request, reply)) return payload;
    void reply.header('Vary', [reply.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', '));
    const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
    void reply.header('ETag', tag);
    if (has(request, tag)) {
      void reply.status(304).removeHeader('Content-Type');
      return null;
    }
    const content = Buffer.from(payload);
    const encoding = negotiate<Encoding>(String(request.headers['accept-encoding'] ?? 'identity'), ENCODINGS);
    if (!encoding || content.length < WORTH_BYTES || content.length > MOST_BYTES) return payload;
    void reply.header('Content-Encoding', encoding).removeHeader('Content-Length');
    return COMPRESS[encoding](content);
  });
}

function isForEverybody({ method, actor }: FastifyRequest, reply: FastifyReply): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    !actor &&
    reply.statusCode === 200 &&
    TEXT.test(String(reply.getHeader('content-type') ?? '')) &&
    /\bpublic\b/.test(String(reply.getHeader('cache-control')))
  );
}

/** Does the browser have what is marked so? */
function has({ headers }: FastifyRequest, tag: string): boolean {
  const known = (headers['if-none-match'] ?? '').split(/,\s*/);
  return known.includes('*') || known.some((each) => each.replace(/^(?:W\/)?/, 'W/') === tag);
}
