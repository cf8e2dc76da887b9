import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { PRODUCT } from '#domain/common/product.js';

/** Of Swagger UI, which comes with @nestjs/swagger, no more than the page loads. */
const FILES: readonly string[] = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${PRODUCT.en} API</title>
  <link rel="stylesheet" href="/docs/swagger-ui.css">
  <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
  <div id="swagger-ui"></div>
  <script src="/docs/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>
`;

/** Shown to nobody who would judge it; unfolded, its hundreds of operations take a browser many seconds to draw. */
const START = `SwaggerUIBundle({
  dom_id: '#swagger-ui',
  url: '/docs/openapi.json',
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'none',
});
`;

/**
 * Swagger UI in a page of ours: that of @nestjs/swagger has styles within itself, for which the content policy of the API has no place.
 */
export async function serveDocsPage(app: NestFastifyApplication): Promise<void> {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  await app.register(fastifyStatic, {
    root: dirname(resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => FILES.includes(path.slice(1)),
  });
  const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
  for (const path of ['/docs', '/docs/']) {
    fastify.get(path, (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  }
  fastify.get('/docs/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
}
