import { isMainThread } from 'node:worker_threads';

// Loaded before the built API or worker: it reaches its servers over the links that the test holds, which it asks for them.
const part = /dist\/apps\/(api|worker)\/main\.js$/.exec(process.argv[1] ?? '')?.[1];
if (part && isMainThread) {
  const { LINKS_AT, DATABASE_URL, TEMPORAL_ADDRESS } = process.env;
  const database = new URL(DATABASE_URL);
  const asked = new URLSearchParams({ part, PostgreSQL: database.host, Temporal: TEMPORAL_ADDRESS });
  const ports = await (await fetch(`${LINKS_AT}/?${asked}`)).json();
  database.port = ports.PostgreSQL;
  // Not over the socket of the file system, which nobody can cut.
  database.search = '';
  process.env.DATABASE_URL = database.href;
  process.env.TEMPORAL_ADDRESS = `127.0.0.1:${ports.Temporal}`;
}
