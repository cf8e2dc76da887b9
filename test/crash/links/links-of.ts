import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { Link } from './link.js';

const THROUGH = pathToFileURL(resolve(import.meta.dirname, 'through-links.mjs')).href;
const SERVERS = ['PostgreSQL', 'Temporal'] as const;

/** The links of an instance that `npm start` runs: API and worker ask for theirs when they start, and for the same ones when they start again. */
export class LinksOf {
  /** By its name, such as `api–Temporal`. */
  readonly all = new Map<string, Link>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void this.told(new URL(request.url ?? '', 'http://links').searchParams).then((ports) =>
        response.end(JSON.stringify(ports)),
      );
    });
  }

  static async open(): Promise<LinksOf> {
    const links = new LinksOf();
    links.server.listen(0, '127.0.0.1');
    await once(links.server, 'listening');
    return links;
  }

  /** What the instance has to be told. */
  get env(): Readonly<Record<string, string>> {
    const { port } = this.server.address() as AddressInfo;
    return { NODE_OPTIONS: `--import ${THROUGH}`, LINKS_AT: `http://127.0.0.1:${port}` };
  }

  async close(): Promise<void> {
    for (const link of this.all.values()) await link.close();
    this.server.close();
  }

  private async told(asked: URLSearchParams): Promise<Record<string, number>> {
    const ports: Record<string, number> = {};
    for (const server of SERVERS) {
      const name = `${asked.get('part')}–${server}`;
      const [host = '', port] = (asked.get(server) ?? '').split(':');
      const link = this.all.get(name) ?? (await Link.to(host, Number(port)));
      this.all.set(name, link);
      ports[server] = link.port;
    }
    return ports;
  }
}
