import { wantedLanguage, type Language, type Text } from '../app/wanted.js';

type Attributes = Readonly<Record<string, string>>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

export const inside = (classes: string, ...parts: (Node | string)[]) => element('div', { class: classes }, ...parts);

let language: Language = wantedLanguage();
const sayings = new Set<() => void>();

export const spoken = (): Language => language;

/** Does it now, and anew whenever the reader turns to the other language. */
export function inBoth(saying: () => void): void {
  sayings.add(saying);
  saying();
}

export function speak(to: Language): void {
  language = to;
  sayings.forEach((saying) => saying());
}

/** The element, with a text in the reader's language. */
export function saying<Made extends HTMLElement>(made: Made, text: () => Text): Made {
  inBoth(() => (made.textContent = text()[language]));
  return made;
}

export function button(type: 'primary' | 'default' | 'link', text: () => Text, attributes: Attributes = {}) {
  const looks = {
    primary: 'ant-btn-primary ant-btn-color-primary ant-btn-variant-solid',
    default: 'ant-btn-default ant-btn-color-default ant-btn-variant-outlined',
    link: 'ant-btn-link ant-btn-color-link ant-btn-variant-link',
  };
  const { class: more = '', ...others } = attributes;
  return saying(element('button', { type: 'button', class: `ant-btn ${looks[type]} ${more}`, ...others }), text);
}
