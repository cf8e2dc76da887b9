import { atWork, saidOfWork, watchWork } from '../api/at-work.js';
import { asProblem, AWAY, type Problem } from '../api/problem.js';
import { detailsOf } from '../common/refusal-details.js';
import { button, element, inside, saying, spoken } from './markup.js';

type Answer<T> = { readonly told: T } | { readonly problem: Problem };

/** Asks the API; what is sent is shown to be under way. */
export async function ask<T>(path: string, body?: object): Promise<Answer<T>> {
  const headers = { 'Accept-Language': spoken(), ...(body && { 'Content-Type': 'application/json' }) };
  const sent = {
    headers,
    credentials: 'same-origin',
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  } as const;
  try {
    const asked = fetch(`/api/v1/${path}`, sent);
    const answer = await (body ? atWork(asked) : asked);
    const told: unknown = await answer.json().catch(() => undefined);
    return answer.ok && told ? { told: told as T } : { problem: asProblem(told, answer) };
  } catch {
    return { problem: AWAY };
  }
}

const TRY_AGAIN = { zh: '重试', en: 'Try again' };

/** A refusal, with all that it names, and the number to quote where the fault is ours. */
export function refusal(problem: Problem, again?: () => void): HTMLElement {
  const { status, sentence, requestId } = problem;
  const ours = status >= 500 || status === 0;
  const told = element('div', { class: 'ant-alert-description' });
  for (const text of detailsOf(problem)) told.append(saying(element('p'), () => text));
  if (ours && requestId) {
    const quoted = { zh: `请求编号 ${requestId}，联系管理员时请提供。`, en: `Request ${requestId}: quote it to the administrator.` }; // prettier-ignore
    told.append(saying(element('p'), () => quoted));
  }
  const title = saying(element('div', { class: 'ant-alert-title' }), () => sentence);
  const shown = inside(
    `ant-alert ant-alert-${ours ? 'error' : 'warning'} ant-alert-outlined problem`,
    inside('ant-alert-section', title, told),
  );
  // Without it, what is told is not shown.
  shown.classList.toggle('ant-alert-with-description', told.hasChildNodes());
  shown.setAttribute('role', 'alert');
  if (again) {
    const retry = button('default', () => TRY_AGAIN);
    retry.addEventListener('click', again);
    shown.append(inside('ant-alert-action', retry));
  }
  return shown;
}

/** What is over by then nobody has to be told of. */
const SAID_AFTER_MS = 500;

/** The line at the top, as every page of the desks has it. */
export function underWay(): HTMLElement {
  const line = element('div', { class: 'under-way', 'aria-hidden': 'true' });
  const said = element('p', { class: 'visually-hidden under-way-said', role: 'status' });
  const place = inside('no-print', said);
  let saying: ReturnType<typeof setTimeout> | undefined;
  watchWork(() => {
    const work = saidOfWork();
    if (work) place.prepend(line);
    else line.remove();
    clearTimeout(saying);
    saying = setTimeout(() => (said.textContent = work?.[spoken()] ?? ''), work ? SAID_AFTER_MS : 0);
  });
  return place;
}
