import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Whoever asks, over connections that are kept: as little as possible beside what is measured, and the same for both sides. */
export class Caller {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(
    private readonly url: string,
    readonly token = '',
  ) {}

  /** Somebody who is signed in at Guohe's counter. */
  static async signIn(url: string, login: string, password: string): Promise<Caller> {
    const nobody = new Caller(`${url}/api/v1`);
    const { token } = JSON.parse(await nobody.ask('POST', '/sessions', { login, password })) as { token: string };
    nobody.close();
    return Caller.withToken(url, token);
  }

  static withToken(url: string, token: string): Caller {
    return new Caller(`${url}/api/v1`, token);
  }

  /** @throws where the answer is no success */
  async ask(method: string, path: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<string> {
    const content = body && JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(`${this.url}${path}`, {
        method,
        agent: this.agent,
        headers: {
          ...(this.token && { Authorization: `Bearer ${this.token}` }),
          ...headers,
          ...(content !== undefined && {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(content),
          }),
        },
      });
      asked.once('response', (response) => {
        text(response).then((said) => {
          if ((response.statusCode ?? 500) < 300) resolve(said);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${said.slice(0, 500)}`));
        }, reject);
      });
      asked.once('error', reject).end(content);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
