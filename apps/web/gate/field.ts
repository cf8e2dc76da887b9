import { element, inBoth, inside, saying, spoken } from './markup.js';
import type { Text } from '../app/wanted.js';

const NEEDED: Text = { zh: '请填写', en: 'Please fill in' };

export interface Field {
  readonly item: HTMLElement;
  readonly input: HTMLInputElement;
  /** Says at the field that it is needed, where it is empty. */
  lacks(): boolean;
}

/** A field as the desks have them. */
export function field(name: string, label: Text, attributes: Readonly<Record<string, string>>): Field {
  const input = element('input', {
    id: name,
    name,
    type: 'text',
    'aria-required': 'true',
    class: 'ant-input ant-input-outlined ant-input-css-var',
    ...attributes,
  });
  const wrong = saying(element('div', { class: 'ant-form-item-explain-error' }), () => NEEDED);
  const help = element('div', { id: `${name}_help`, class: 'ant-form-item-explain ant-form-css-var' }, wrong);
  const typed = input.type === 'password' ? canBeShown(input) : input;
  const item = inside(
    'ant-form-item ant-form-css-var ant-form-item-vertical',
    inside(
      'ant-row ant-form-item-row',
      inside(
        'ant-col ant-form-item-label',
        saying(element('label', { for: name }), () => label),
      ),
      inside(
        'ant-col ant-form-item-control',
        inside('ant-form-item-control-input', inside('ant-form-item-control-input-content', typed)),
        help,
      ),
    ),
  );
  const tell = (lacks: boolean) => {
    help.hidden = !lacks;
    typed.classList.toggle('ant-input-status-error', lacks);
    if (lacks) input.setAttribute('aria-describedby', help.id);
    else input.removeAttribute('aria-describedby');
    input.setAttribute('aria-invalid', String(lacks));
    return lacks;
  };
  tell(false);
  input.addEventListener('input', () => tell(false));
  return { item, input, lacks: () => tell(input.value === '') };
}

/** What is typed unseen can be looked at. */
function canBeShown(input: HTMLInputElement): HTMLElement {
  input.className = 'ant-input';
  const shows = () => input.type === 'text';
  const look = element('button', { type: 'button', class: 'gate-show', 'aria-pressed': 'false' });
  const say = () => (look.textContent = { zh: '显示', en: 'Show' }[spoken()]);
  inBoth(say);
  look.addEventListener('click', () => {
    input.type = shows() ? 'password' : 'text';
    look.setAttribute('aria-pressed', String(shows()));
  });
  const around = element('span', { class: 'ant-input-affix-wrapper ant-input-outlined ant-input-css-var' });
  around.append(input, element('span', { class: 'ant-input-suffix' }, look));
  return around;
}
