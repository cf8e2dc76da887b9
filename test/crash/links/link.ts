import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Condition = 'whole' | 'cut' | 'silent';

/** A TCP connection between two processes that the test can cut (both sides are told) or silence (nobody is told), and heal. */
export class Link {
  /** How often somebody wanted to be connected. */
  asked = 0;
  private condition: Condition = 'whole';
  private readonly near = new Set<Socket>();
  private readonly far = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {}

  static async to(host: string, port: number): Promise<Link> {
    const server = createServer();
    const link = new Link(server, { host, port });
    server.on('connection', (socket) => link.take(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return link;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Every connection is reset, and each further one. @returns how many there were */
  cut(): number {
    this.condition = 'cut';
    const connections = this.near.size;
    for (const socket of [...this.near, ...this.far]) socket.resetAndDestroy();
    return connections;
  }

  /** As behind a firewall that forgets: what is sent is never answered, on connections of before also after the link is healed. */
  silence(): void {
    this.condition = 'silent';
    for (const socket of this.near) socket.unpipe();
    for (const socket of this.far) socket.unpipe().destroy();
  }

  heal(): void {
    this.condition = 'whole';
  }

  async close(): Promise<void> {
    for (const socket of [...this.near, ...this.far]) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private take(near: Socket): void {
    this.asked += 1;
    this.keep(this.near, near);
    if (this.condition === 'cut') near.resetAndDestroy();
    if (this.condition !== 'whole') return;
    const far = connect(this.target);
    this.keep(this.far, far);
    near.pipe(far).pipe(near);
    // Who ends is passed on, unless the link is silent: then nobody hears of it.
    far.once('close', () => this.condition !== 'silent' && near.destroy());
    near.once('close', () => far.destroy());
  }

  private keep(sockets: Set<Socket>, socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  }
}
