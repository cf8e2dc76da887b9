// An S3-compatible server as a process of its own: [folder] [bucket] [port]. It encrypts what goes on in a listing with DES, which
// Node has only with --openssl-legacy-provider.
import { createRequire } from 'node:module';
import S3rver from '@20minutes/s3rver';

// It computes the signature of a bucket's path without the slash at its end, which clients send and sign.
const v4 = createRequire(import.meta.url)('@20minutes/s3rver/lib/signature/v4.js');
const { getStringToSign } = v4;
v4.getStringToSign = (request, ...more) =>
  getStringToSign({ ...request, uri: request.uri.replace(/^\/[^/]+$/, '$&/') }, ...more);

const [directory, bucket, port] = process.argv.slice(2);
const server = new S3rver({
  port: Number(port),
  address: '127.0.0.1',
  directory,
  silent: true,
  configureBuckets: [{ name: bucket, configs: [] }],
});
const { port: chosen } = await server.run();
process.send({ port: chosen });
process.once('disconnect', () => process.exit());
