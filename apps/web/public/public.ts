// The forms of the public pages: an objection, its evidence, and how it stands; Escape shuts what is explained. Everything else there needs no script.
import './public.css';
import './charts.css';

interface Problem {
  readonly status?: number;
  readonly sentence?: { readonly zh: string; readonly en: string };
  readonly requestId?: string;
  readonly errors?: readonly { readonly path: string; readonly detail: { readonly zh: string; readonly en: string } }[];
}

const language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
const AWAY = {
  zh: '服务器没有应答，请稍后重试；填写的内容仍在。',
  en: 'The server does not answer. Try again later: what you typed is still here.',
};

const NO_FILE = { zh: '请先选择文件。', en: 'Choose a file first.' };
const SENDING = { zh: '正在提交…', en: 'Sending…' };

type Answer = Record<string, unknown>;

/** The answer; where there is none, or a refusal, the form says why, at its fields. */
async function sent(form: HTMLFormElement, path: string, init: RequestInit): Promise<Answer | 'refused' | 'away'> {
  const refused = form.querySelector<HTMLElement>('.refused');
  const button = form.querySelector('button');
  form.querySelectorAll<HTMLElement>('.wrong').forEach((wrong) => (wrong.hidden = true));
  form.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
  if (refused) refused.hidden = true;
  const busy = (is: boolean) => {
    // Of a whole form that is busy, nothing would be heard that is said in it.
    button?.setAttribute('aria-busy', String(is));
    if (button) button.disabled = is;
    const status = form.querySelector('[role=status]');
    if (status) status.textContent = is ? SENDING[language] : '';
  };
  busy(true);
  try {
    const answer = await fetch(path, { ...init, headers: { 'Accept-Language': language, ...init.headers } });
    const body = (await answer.json()) as Record<string, unknown>;
    if (answer.ok) return body;
    tell(form, body as Problem);
    return answer.status >= 500 ? 'away' : 'refused';
  } catch {
    tell(form, { sentence: AWAY });
    return 'away';
  } finally {
    busy(false);
  }
}

/** By this number the administrator finds what went wrong. */
const quoted = (requestId: string | undefined) =>
  requestId
    ? [{ zh: `请求编号 ${requestId}，联系我们时请提供。`, en: `Request ${requestId}: quote it when you write to us.` }]
    : [];

function tell(form: HTMLFormElement, { status = 0, sentence = AWAY, errors = [], requestId }: Problem): void {
  const refused = form.querySelector<HTMLElement>('.refused');
  const elsewhere = errors.filter(({ path }) => !form.querySelector(`#${CSS.escape(path)}-wrong`));
  if (refused) {
    const told = [sentence, ...elsewhere.map(({ detail }) => detail), ...(status >= 500 ? quoted(requestId) : [])];
    refused.textContent = told.map((text) => text[language]).join(' ');
    refused.hidden = false;
  }
  let first: HTMLElement | undefined;
  for (const { path, detail } of errors) {
    const field = form.querySelector<HTMLElement>(`[name="${CSS.escape(path)}"]`);
    const wrong = form.querySelector<HTMLElement>(`#${CSS.escape(path)}-wrong`);
    if (!field || !wrong) continue;
    wrong.textContent = detail[language];
    wrong.hidden = false;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', wrong.id);
    first ??= field;
  }
  first?.focus();
}

/** Puts what was answered into the places that are named after it; as text, always. */
function fill(section: HTMLElement, answer: Record<string, unknown>): void {
  section.querySelectorAll<HTMLElement>('[data-of]').forEach((place) => {
    const value = answer[place.dataset['of'] ?? ''];
    const text = typeof value === 'object' && value !== null ? (value as Record<string, string>)[language] : value;
    place.textContent = text === null || text === undefined ? (place.dataset['none'] ?? '') : String(text);
  });
  section.hidden = false;
  section.focus();
}

function takeEvidence(section: HTMLElement, number: string, token: string): void {
  const form = section.querySelector<HTMLFormElement>('form.evidence');
  if (!form) return;
  form.hidden = false;
  // Where nobody answered it may have arrived all the same: the same choice is sent under the same key.
  let fileKey = newKey();
  const received: string[] = [];
  form.onchange = () => void (fileKey = newKey());
  form.onsubmit = async (event) => {
    event.preventDefault();
    const chooser = form.querySelector<HTMLInputElement>('input[type=file]');
    const [file] = chooser?.files ?? [];
    if (!file) {
      tell(form, { sentence: NO_FILE });
      return chooser?.focus();
    }
    const body = new FormData();
    body.set('file', file);
    const status = form.querySelector<HTMLElement>('[role=status]');
    const answer = await sent(form, `/api/v1/objections/${encodeURIComponent(number)}/files`, {
      method: 'POST',
      headers: { 'Objection-Token': token, 'Idempotency-Key': fileKey },
      body,
    });
    if (typeof answer !== 'object') return;
    form.reset();
    received.push(file.name);
    if (status)
      status.textContent = `${status.dataset['uploaded'] ?? ''}${received.join(language === 'zh' ? '、' : ', ')}`;
  };
}

const keptAt = (): string => `guohe.form.${location.pathname}`;

/** What was typed outlives a reload, in this tab, until it was sent. */
function keepTyped(form: HTMLFormElement): void {
  const kept = new URLSearchParams(sessionStorage.getItem(keptAt()) ?? '');
  for (const [name, value] of kept) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true;
    else if (field && 'value' in field) field.value = value;
  }
  form.addEventListener('input', () => {
    const typed = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    sessionStorage.setItem(keptAt(), new URLSearchParams(typed).toString());
  });
}

/** An organisation objects under its seal, a person does not. */
function isOfOrganisation(form: HTMLFormElement): boolean {
  return new FormData(form).get('objectorKind') === 'organisation';
}

function askForSeal(form: HTMLFormElement): void {
  form
    .querySelectorAll<HTMLElement>('[data-for=organisation]')
    .forEach((part) => (part.hidden = !isOfOrganisation(form)));
}

/** What is sent, and where: with the stamped scan of an organisation it is a form of its own. */
function objectionOf(form: HTMLFormElement, key: string): [path: string, init: RequestInit] {
  const body = new FormData(form);
  if (isOfOrganisation(form)) {
    body.delete('objectorKind');
    return [form.dataset['sendSealed'] ?? '', { method: 'POST', headers: { 'Idempotency-Key': key }, body }];
  }
  body.delete('seal');
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  return [form.dataset['send'] ?? '', { method: 'POST', headers, body: JSON.stringify(Object.fromEntries(body)) }];
}

/** By what a page over plain http has, too. Shared with the desks it would bring their scripts along. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''); // prettier-ignore

/** Until somebody points at it or comes to it anew. */
function shut(period: HTMLElement): void {
  period.classList.add('shut');
  period.onpointerenter = period.onfocus = () => period.classList.remove('shut');
}

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') document.querySelectorAll<HTMLElement>('.period:is(:hover, :focus)').forEach(shut);
});

const objection = document.querySelector<HTMLFormElement>('form.objection');
let key = newKey();
if (objection) {
  keepTyped(objection);
  askForSeal(objection);
  objection.addEventListener('change', () => askForSeal(objection));
}
objection?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await sent(objection, ...objectionOf(objection, key));
  const receipt = document.querySelector<HTMLElement>('section.receipt');
  // Where nobody answered it may have arrived all the same: under the same key it is the same objection.
  if (answer === 'refused') key = newKey();
  if (typeof answer !== 'object' || !receipt) return;
  sessionStorage.removeItem(keptAt());
  objection.hidden = true;
  fill(receipt, answer);
  takeEvidence(receipt, String(answer['receiptNumber']), String(answer['token']));
});

const lookUp = document.querySelector<HTMLFormElement>('form.look-up');
lookUp?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { number = '', token = '' } = Object.fromEntries(new FormData(lookUp).entries()) as Record<string, string>;
  const path = `/api/v1/objections/${encodeURIComponent(number.trim())}`;
  const answer = await sent(lookUp, path, { headers: { 'Objection-Token': token.trim() } });
  const state = document.querySelector<HTMLElement>('section.state');
  if (typeof answer !== 'object' || !state) return;
  fill(state, answer);
  takeEvidence(state, number.trim(), token.trim());
});
