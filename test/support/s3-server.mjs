// An S3-compatible server as a process of its own: [folder] [bucket] [port]. It encrypts what goes on in a listing with DES, which
// Node has only with --openssl-legacy-provider.
import S3rver from '@20minutes/s3rver';

const [directory, bucket, port] = process.argv.slice(2);
const server = new S3rver({
  port: Number(port),
  address: '127.0.0.1',
  directory,
  silent: true,
  // It computes the signature of a path that ends in a slash without it; an unknown key is still refused.
  allowMismatchedSignatures: true,
  configureBuckets: [{ name: bucket, configs: [] }],
});
const { port: chosen } = await server.run();
process.send({ port: chosen });
process.once('disconnect', () => process.exit());
