// The sign-in page for whoever has no session, without any of the desks' scripts: they come while somebody types. Where a session
// ends on a page that is open, `app/sign-in.tsx` asks for it in place.
import { PRODUCT, PURPOSE } from '#domain/common/product.js';
import { placeToReturn } from '../account/place-to-return.js';
import * as LENGTHS from '../api/lengths.js';
import type { Problem } from '../api/problem.js';
import { hearOfOthers, tellOthers } from '../app/session-news.js';
import { darkPreferred, keepLanguage, tellLanguage, tellLook, wantsDark } from '../app/wanted.js';
import { CACHE, SEALED } from '../offline/taken-along.js';
import { ask, refusal, underWay } from './asked.js';
import { field } from './field.js';
import { button, element, inBoth, inside, saying, speak, spoken } from './markup.js';

const LENGTH = LENGTHS.SignInDto;
const login = field('login', { zh: '账号', en: 'Account' }, { autocomplete: 'username', maxlength: `${LENGTH.login}` });
const password = field(
  'password',
  { zh: '密码', en: 'Password' },
  { type: 'password', autocomplete: 'current-password', maxlength: `${LENGTH.password}` },
);
const code = field(
  'code',
  { zh: '动态口令或恢复码', en: 'One-time or recovery code' },
  { autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: `${LENGTH.code}` },
);
code.item.hidden = true;
/** Where a refusal stands. */
const told = element('div');
const enter = button('primary', () => ({ zh: '登录', en: 'Sign in' }), { type: 'submit', class: 'ant-btn-block' });

const paper = matchMedia('print');
const look = () => tellLook(wantsDark() && !paper.matches);
for (const asked of [darkPreferred, paper]) asked.addEventListener('change', look);
look();
open();
void sealTakenAlong();

function open(): void {
  const form = signInForm();
  const page = element(
    'main',
    { class: 'sign-in' },
    inside(
      'sign-in-card',
      saying(element('h1'), () => PRODUCT),
      saying(element('p', { class: 'quiet' }), () => PURPOSE),
      form,
      directory(),
      ways(),
      foot(),
    ),
  );
  document.getElementById('root')?.replaceChildren(underWay(), page);
  inBoth(() => {
    tellLanguage(spoken());
    document.title = PRODUCT[spoken()];
  });
  login.input.focus();
  form.addEventListener('input', fetchDesks, { once: true });
  hearOfOthers(({ accountId }) => accountId !== null && location.reload());
}

function signInForm(): HTMLFormElement {
  const form = element(
    'form',
    { class: 'ant-form ant-form-vertical ant-form-css-var', novalidate: '' },
    told,
    login.item,
    password.item,
    code.item,
    enter,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const lacking = [login, password, code].filter(({ item, lacks }) => !item.hidden && lacks());
    if (lacking.length > 0) lacking[0]?.input.focus();
    else if (enter.getAttribute('aria-busy') !== 'true') void signIn();
  });
  return form;
}

/** The page that was asked for is the one that is there for whoever is signed in. */
async function signIn(): Promise<void> {
  told.replaceChildren();
  enter.setAttribute('aria-busy', 'true');
  const given = { login: login.input.value, password: password.input.value, cookie: true };
  const answer = await ask<{ accountId: string }>('sessions', {
    ...given,
    ...(!code.item.hidden && { code: code.input.value }),
  });
  if ('told' in answer) {
    tellOthers(answer.told.accountId);
    return location.reload();
  }
  enter.setAttribute('aria-busy', 'false');
  refused(answer.problem);
}

function refused(problem: Problem): void {
  told.replaceChildren(refusal(problem));
  if (problem.code !== 'session.codeNeeded') return;
  code.item.hidden = false;
  code.input.focus();
}

/** The way to the directory, where there is one. */
function directory(): HTMLElement {
  const place = inside('to-directory');
  const look = async () => {
    place.replaceChildren();
    const answer = await ask<{ offered: boolean; name: string }>('single-sign-on');
    if ('problem' in answer) place.append(refusal(answer.problem, () => void look()));
    else if (answer.told.offered) place.append(inside('', wayToDirectory(answer.told.name)));
  };
  void look();
  return place;
}

function wayToDirectory(name: string): HTMLElement {
  const leave = button('default', () => ({ zh: `使用${name}登录`, en: `Sign in with ${name}` }), {
    class: 'ant-btn-block',
  });
  leave.addEventListener('click', () => void go());
  const refusedThere = element('div');
  async function go(): Promise<void> {
    const answer = await ask<{ location: string }>('single-sign-on', { returnTo: placeToReturn() });
    if ('told' in answer) location.assign(answer.told.location);
    else refusedThere.replaceChildren(refusal(answer.problem));
  }
  return inside('', refusedThere, leave);
}

function ways(): HTMLElement {
  const forgotten = saying(element('a', { href: '/desk/password' }), () => ({
    zh: '忘记密码',
    en: 'Forgotten the password',
  }));
  const register = saying(element('a', { href: '/desk/register' }), () => ({
    zh: '单位注册',
    en: 'Register an organisation',
  }));
  return element('p', {}, forgotten, ' · ', register);
}

function foot(): HTMLElement {
  const open = saying(element('a', { href: '/' }), () => ({ zh: '公示与名录', en: 'Public notices and register' }));
  const other = button('link', () => ({ zh: 'English', en: '中文' }));
  inBoth(() => (other.lang = spoken() === 'zh' ? 'en' : 'zh-CN'));
  other.addEventListener('click', () => {
    const to = spoken() === 'zh' ? 'en' : 'zh';
    keepLanguage(to);
    // What was chosen goes before what the address says, also when the page is read anew.
    const { pathname, hash } = location;
    history.replaceState(null, '', `${pathname}${hash}`);
    speak(to);
  });
  return element('p', { class: 'sign-in-foot' }, open, other);
}

/** What somebody took along on this device is for nobody until the server knows them again. */
async function sealTakenAlong(): Promise<void> {
  if ('caches' in window && (await caches.has(CACHE))) await (await caches.open(CACHE)).put(SEALED, new Response());
}

/** By the time somebody has typed who they are, the desks are here. */
function fetchDesks(): void {
  const asked = document.querySelector<HTMLElement>('[data-desks]')?.dataset['desks']?.split(' ') ?? [];
  for (const href of asked)
    document.head.append(element('link', { rel: 'prefetch', as: 'script', href, crossorigin: '' }));
}
