export interface Cookie {
  readonly value: string;
  /** As the server gave them, in small letters. */
  readonly attributes: readonly string[];
}

/** As much of a browser as sign-in needs: it keeps the cookies it is given and adds them to every request. */
export class Browser {
  readonly cookies = new Map<string, Cookie>();

  constructor(private readonly baseUrl: string) {}

  signIn(login: string, password: string, more: object = {}): Promise<Response> {
    return this.send('POST', '/sessions', { login, password, cookie: true, ...more });
  }

  /** A request of a page of this service: it repeats the readable cookie. */
  ask(method: string, path: string, body?: unknown): Promise<Response> {
    const csrf = (this.cookies.get('__Host-guohe_csrf') ?? this.cookies.get('guohe_csrf'))?.value;
    return this.send(method, path, body, csrf ? { 'X-CSRF-Token': csrf } : {});
  }

  /** A request as it is. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const cookies = [...this.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookies && { Cookie: cookies }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, attributes: attributes.map((each) => each.toLowerCase()) });
  }
}
