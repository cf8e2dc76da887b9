import type { FieldForm, TableSpec } from './specs.js';

/** What a row is recognised by: its first texts; where it has none, of what kind and year it is. */
export function titleOf(row: Readonly<Record<string, unknown>>, { fields }: TableSpec, language: 'zh' | 'en'): string {
  const told = (kinds: readonly FieldForm['kind'][]) =>
    Object.entries(fields)
      .filter(([name, { form }]) => kinds.includes(form.kind) && row[name])
      .slice(0, 2)
      .map(([name, { form }]) => wordOf(String(row[name]), form, language))
      .join(' · ');
  return told(['text']) || told(['word', 'year']);
}

function wordOf(value: string, form: FieldForm, language: 'zh' | 'en'): string {
  return form.kind === 'word' ? (form.words[value]?.[language === 'zh' ? 0 : 1] ?? value) : value;
}
