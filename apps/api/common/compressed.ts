import { createHash } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type Encoding = 'br' | 'gzip';

/** What is shorter gains less than its headers cost. */
const WORTH_BYTES = 1_024;
const TEXT = /^(?:text\/|application\/(?:json|xml|javascript)\b)/;
/** Half the time of brotli's usual quality, for a tenth more bytes: it is done at each request. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const WHOLE: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => promisify(brotliCompress)(content, BROTLI),
  gzip: (content) => promisify(gzip)(content),
};
const AS_IT_COMES: Readonly<Record<Encoding, () => Transform>> = {
  br: () => createBrotliCompress(BROTLI),
  gzip: () => createGzip(),
};

/**
 * What is the same for everybody travels compressed, and not at all where the browser has it already. What the door has let somebody in
 * for does not: how long it is, compressed, would tell whoever hears the line how much of what they had put into it stands in it again
 * (BREACH).
 */
export function compressWhatIsForEverybody(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (request.method !== 'GET' || request.actor || reply.statusCode !== 200 || !TEXT.test(type)) return payload;
    // Files bring their own tag and their own compressed copies.
    const isKept = /\bpublic\b/.test(String(reply.getHeader('cache-control')));
    if (typeof payload === 'string' && isKept && hasIt(request, reply, payload)) {
      void reply.status(304).removeHeader('Content-Type');
      return null;
    }
    return compressed(request, reply, payload, isKept);
  });
}

async function compressed(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  isKept: boolean,
): Promise<unknown> {
  const content = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const isWhole = Buffer.isBuffer(content);
  // A stream that may not be kept is somebody's file, for whoever has its link.
  if (isWhole ? content.length < WORTH_BYTES : !(isKept && content instanceof Readable)) return payload;
  void reply.header('Vary', 'Accept-Encoding');
  const encoding = encodingFor(headers['accept-encoding']);
  if (!encoding || headers.range !== undefined || reply.hasHeader('content-encoding')) return payload;
  void reply.header('Content-Encoding', encoding).removeHeader('Content-Length').removeHeader('Accept-Ranges');
  return isWhole ? WHOLE[encoding](content) : (content as Readable).compose(AS_IT_COMES[encoding]());
}

/** Does the browser have what would be sent? It is marked for the next time. */
function hasIt({ headers }: FastifyRequest, reply: FastifyReply, payload: string): boolean {
  const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
  void reply.header('ETag', tag);
  return (headers['if-none-match'] ?? '').split(/,\s*/).includes(tag);
}

/** The best that the browser takes. */
function encodingFor(accepted: string | string[] | undefined): Encoding | undefined {
  const offers = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => !/;\s*q=0(?:\.0*)?$/.test(each))
    .map((each) => each.split(';')[0]);
  return (['br', 'gzip'] as const).find((each) => offers.includes(each));
}
