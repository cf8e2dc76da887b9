import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';

/** The problem document of a refused request. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly [member: string]: unknown;
}

/** A refused request, with its problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly request: string,
    readonly problem: Problem,
  ) {
    super(`${request}: ${problem.status} ${problem.code} — ${problem.sentence?.en ?? problem.title}`);
  }
}

/** What was waited for did not come about in time. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

export interface RequestOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One person at the counter: signed in once, then asking over HTTP as any client does. */
export class ApiClient {
  private constructor(
    private readonly baseUrl: string,
    readonly accountId: string,
    private token: string,
  ) {}

  /** @throws {ProblemError} session.refused */
  static async signIn(baseUrl: string, login: string, password: string): Promise<ApiClient> {
    const nobody = new ApiClient(baseUrl, '', '');
    const credentials = { login, password };
    const { accountId, token } = await nobody.patiently<{ accountId: string; token: string }>(
      'POST',
      '/sessions',
      credentials,
    );
    return new ApiClient(baseUrl, accountId, token);
  }

  /** Where the session goes on under another token. */
  goOnWith(token: string): void {
    this.token = token;
  }

  /** Somebody who is not signed in. */
  static anonymous(baseUrl: string): ApiClient {
    return new ApiClient(baseUrl, '', '');
  }

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  post<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> {
    return this.request<T>('POST', path, body, options);
  }

  put<T>(path: string, body: unknown, options?: RequestOptions): Promise<T> {
    return this.request<T>('PUT', path, body, options);
  }

  delete<T>(path: string): Promise<T> {
    return this.request<T>('DELETE', path);
  }

  /** As JSON, or as it is where it is a form. @throws {ProblemError} */
  async request<T>(method: string, path: string, body?: unknown, { key, headers }: RequestOptions = {}): Promise<T> {
    const response = await this.send(method, path, body, {
      ...headers,
      ...(key && { 'Idempotency-Key': key }),
    });
    const text = await response.text();
    if (!response.ok) throw new ProblemError(`${method} ${path}`, problemOf(response.status, text));
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** The bare answer, whatever it is. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const form = body instanceof FormData;
    return fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !form && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  }

  /**
   * Repeats one request, under one Idempotency-Key, for as long as the service is away or asks to wait: what a patient
   * person does while processes are restarted.
   */
  async patiently<T>(
    method: string,
    path: string,
    body?: unknown,
    { forMs = 60_000, headers, key = randomUUID() }: RequestOptions & { forMs?: number } = {},
  ): Promise<T> {
    const until = Date.now() + forMs;
    for (;;) {
      try {
        return await this.request<T>(method, path, body, method === 'GET' ? { headers } : { key, headers });
      } catch (error) {
        if (!mayPass(error) || Date.now() > until) throw error;
        await sleep(200);
      }
    }
  }
}

/** Will the same request be answered later? */
function mayPass(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.status >= 500 || error.problem.status === 429;
  // What fetch throws when nobody answers, also where it comes from another realm.
  return (error as { name?: unknown }).name === 'TypeError';
}

/** The problem document, or one of ours where the answer is none: what a closing server or a proxy says. */
function problemOf(status: number, text: string): Problem {
  const told = readJson(text);
  if (told && typeof told['code'] === 'string' && typeof told['sentence'] === 'object') {
    return { ...(told as unknown as Problem), status };
  }
  const title = text.slice(0, 200) || `HTTP ${status}`;
  return { status, code: 'unreadable', title, detail: title, sentence: { zh: title, en: title } };
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
