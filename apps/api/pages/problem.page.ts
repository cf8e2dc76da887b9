import type { FastifyRequest } from 'fastify';
import { refusalText, type Refusal } from '#contracts/problems.js';
import { framed, PAGE_HEADERS, readerOf } from './frame.js';
import { html } from './html.js';

export { PAGE_HEADERS };

/** Is it a person with a browser, anywhere but at the API? Everybody else gets the problem document. */
export function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !/^\/api(\/|\?|$)/.test(url) && /text\/html/.test(headers.accept ?? '');
}

/** A refusal as a page, with the way on, and with the number by which the administrator finds the request. */
export function problemPage({ url, id }: Pick<FastifyRequest, 'url' | 'id'>, refusal: Refusal): string {
  const reader = readerOf(/[?&]lang=en\b/.test(url) ? 'en' : 'zh');
  const { say, text, to } = reader;
  const title = say('无法显示本页', 'This page cannot be shown');
  const body = html`<p>${text(refusalText(refusal))}</p>
    <p class="quiet">
      ${say('请求编号', 'Request')} <code>${id}</code>${say('，联系我们时请提供。', ': quote it when you write to us.')}
    </p>
    <p><a href="${to('/public')}">${say('回到首页', 'Back to the first page')}</a></p>`;
  return framed(reader, { title, path: '/public', body });
}
