import createClient, { type Middleware } from 'openapi-fetch';
import { language } from '../app/language.js';
import { newId } from '../common/new-id.js';
import { atWork, BY_ITSELF, DOWNLOADING } from './at-work.js';
import { ON_BEHALF_OF, onBehalfOf } from './on-behalf.js';
import { asProblem, AWAY, type Problem } from './problem.js';
import type { components, paths } from './schema.js';

export type { FieldError, Problem } from './problem.js';
export type Schemas = components['schemas'];

/** A refused request, or one that nobody answered. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly problem: Problem) {
    super(problem.code);
  }

  /**
   * The server has said no, and nothing was done: what is sent next, once it is mended, is another act under a key of its own. Where
   * nobody answered (status 0) or the server failed, it may have been done all the same: it is sent again under the same key.
   */
  get isFinal(): boolean {
    const { status } = this.problem;
    return status >= 400 && status < 500;
  }
}

/** What is told where a script did not come. Many browsers do not ask for it again until the page is loaded anew. */
export const SCRIPT_MISSING: Problem = {
  status: 0,
  code: 'client.scriptMissing',
  sentence: {
    zh: '本页的一部分没有加载成功：请确认网络正常后刷新本页，已填写的内容会保留。',
    en: 'A part of this page did not load. Once there is a network, load the page again; what you typed is kept.',
  },
};

/** What is told in the place of a part whose script did not come, where it can be asked for again without the rest of the page. */
export const PART_MISSING: Problem = {
  status: 0,
  code: 'client.partMissing',
  sentence: {
    zh: '这一部分没有加载成功，本页其余内容不受影响：请确认网络正常后重试。',
    en: 'This part did not load; the rest of the page is not affected. Once there is a network, try again.',
  },
};

/** Heard by whoever shows the sign-in over the page: nothing that was typed is lost. */
export const SESSION_ENDED = 'guohe:session-ended';

/** Heard once whoever was here has signed in again; its `detail`: over this page, so that what waited for it goes on. */
export const SIGNED_IN_AGAIN = 'guohe:signed-in-again';

/** Heard once somebody else has signed in in this browser: what is on the page is not theirs. */
export const SOMEBODY_ELSE = 'guohe:somebody-else';

const NOT_YOURS: Problem = {
  status: 0,
  code: 'client.somebodyElse',
  sentence: {
    zh: '本浏览器中已由另一账号登录，本页内容未提交。',
    en: 'Somebody else has signed in in this browser; nothing was sent from this page.',
  },
};

/** Whose the page is, and the token of the session that it was given under. */
let owner: { readonly accountId: string; readonly csrf: string | undefined } | undefined;

/** From now on what the page sends is this person's, or is not sent. */
export function belongTo(accountId: string): void {
  owner = { accountId, csrf: csrfToken() };
}

/**
 * The cookie of a session is every tab's: where it has changed, the page asks whose it is now before it sends anything.
 * @throws {Refused} client.somebodyElse
 */
export async function ensureOwn(): Promise<void> {
  const csrf = csrfToken();
  if (!owner || csrf === undefined || csrf === owner.csrf) return;
  const answer = await fetch('/api/v1/sessions/current', { credentials: 'same-origin' }).catch(() => undefined);
  if (!answer?.ok) return;
  const { accountId } = (await answer.json()) as { accountId: string };
  if (accountId === owner.accountId) {
    owner = { accountId, csrf };
    return;
  }
  window.dispatchEvent(new Event(SOMEBODY_ELSE));
  throw new Refused(NOT_YOURS);
}

/** Where somebody signs in, whoever was here before. */
const SIGNS_IN = /\/(sessions|single-sign-on(\/completion)?)$/;
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const session: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', language());
    const { pathname } = new URL(request.url);
    const absent = onBehalfOf(pathname);
    if (absent) request.headers.set(ON_BEHALF_OF, absent);
    if (!UNSAFE.has(request.method)) return request;
    if (!SIGNS_IN.test(pathname)) await atWork(ensureOwn());
    const token = ownToken();
    if (token) request.headers.set('X-CSRF-Token', token);
    return request;
  },
};

/** What everything that changes something repeats; under the cookie of somebody else the server refuses it. */
export function ownToken(): string | undefined {
  return owner?.csrf ?? csrfToken();
}

/** Has the browser a session, of whomever? */
export const hasSession = (): boolean => csrfToken() !== undefined;

/** Of the session that the browser has: only a page of ours can read it. Over TLS another host may have set the plain name beside it. */
function csrfToken(): string | undefined {
  const name = location.protocol === 'https:' ? '__Host-guohe_csrf' : 'guohe_csrf';
  const found = document.cookie
    .split('; ')
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return found && decodeURIComponent(found);
}

export const api = createClient<paths>({
  baseUrl: '',
  credentials: 'same-origin',
  // Whatever changes something is shown to be under way: no act can be sent that goes unanswered until the server answers.
  fetch: (request) => (UNSAFE.has(request.method) ? atWork(fetch(request)) : fetch(request)),
});
api.use(session);

/** For what a page saves by itself, as somebody types: `fetch` of its request. */
export const byItself = (request: Request): Promise<Response> => atWork(fetch(request), BY_ITSELF);

type Answer<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

/** The answer to a request of `api`. @throws {Refused} with the problem document */
export async function told<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(AWAY);
  }
  if (answer.response.ok) return answer.data as T;
  const problem = asProblem(answer.error, answer.response);
  if (problem.code === 'session.required') window.dispatchEvent(new Event(SESSION_ENDED));
  throw new Refused(problem);
}

/** What the API gives to keep, with its name, asked for as everything is: in whose name, and in which language. @throws {Refused} */
export async function fetched(address: string): Promise<{ readonly content: Blob; readonly name: string }> {
  // Any address that answers with a file: their types are alike.
  const asked = api.GET(address as '/api/v1/bases.xlsx', { parseAs: 'blob' }) as Promise<Answer<Blob>>;
  const content = await atWork(told(asked), DOWNLOADING);
  const { response } = await asked;
  return { content, name: nameIn(response.headers.get('Content-Disposition') ?? '') };
}

/** RFC 6266: the name in full, or the plain one. */
function nameIn(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  const [, plain = 'download'] = /filename="([^"]*)"/.exec(disposition) ?? [];
  return encoded === undefined ? plain : decodeURIComponent(encoded);
}

/** Names one act, so that sending it twice does it once. */
export const newKey = (): string => newId();
