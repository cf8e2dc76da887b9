import type { Locator, Page } from 'playwright-core';
import {
  MAX_EVIDENCE,
  type FieldForm,
  type FieldSpec,
  type FieldSpecs,
  type PartSpec,
} from '#domain/dossier/specs/spec.js';
import { labelOf } from '../../apps/web/dossiers/labels.js';
import { aPdf } from '../support/desk.js';
import { until } from '../support/until.js';
import { PROBE } from './browser.js';

type Language = 'zh' | 'en';
type Content = Readonly<Record<string, unknown>>;

interface Named {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}
/** What codes are called, as the API has it. */
export interface Names {
  readonly countries: readonly Named[];
  readonly districts: readonly Named[];
  readonly fields: readonly Named[];
}

/** Somebody who fills in the parts of a dossier through their own forms. */
export interface Writer {
  readonly page: Page;
  readonly language: Language;
  readonly names: Names;
}

/** With markup in every text that has room for it; what is checked against something else stays as it is. */
export function withMarkup(fields: FieldSpecs, content: Content, except: readonly string[] = []): Content {
  const marked = Object.entries(content).map(([name, value]) => {
    const form = fields[name]?.form;
    if (form?.kind === 'list') return [name, (value as Content[]).map((entry) => withMarkup(form.of, entry, except))];
    const text = `${String(value)} ${PROBE}`;
    const takes = form?.kind === 'text' && typeof value === 'string' && text.length <= form.max;
    return [name, takes && !except.includes(name) ? text : value];
  });
  return Object.fromEntries(marked) as Content;
}

/** Fills in the part that is open: its fields, its files, the first row of its table field by field, the others by a paste. */
export async function fillPart(writer: Writer, spec: PartSpec, content: Content): Promise<void> {
  const { page, language } = writer;
  const part = page.locator('section[aria-labelledby="part-title"]');
  await fillFields(writer, part, spec.fields as FieldSpecs, content);
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const evidence = say('证明材料', 'Evidence');
  if (spec.evidence !== 'none') await give(writer, part, evidence, countOf(content));
  const [first, ...others] = (content['rows'] ?? []) as Content[];
  const { table } = spec;
  if (!table || !first) return;
  await part.getByRole('button', { name: say('添加一条', 'Add a row') }).click();
  const rows = part.locator('.rows > .ant-collapse-item');
  await fillFields(writer, rows.first(), table.fields, first);
  if (others.length > 0) {
    await part.getByRole('button', { name: say('从表格粘贴', 'Paste from a spreadsheet') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(others.map((row) => lineOf(writer, table.fields, row)).join('\n'));
    await dialog.getByRole('button', { name: say(`加入 ${others.length} 条`, `Add ${others.length} rows`) }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  for (const [index, row] of [first, ...others].entries()) {
    const item = rows.nth(index);
    if (index > 0) await item.getByRole('button').first().click();
    await give(writer, item, say(`第 ${index + 1} 条的证明材料`, `Evidence of row ${index + 1}`), countOf(row));
  }
}

const countOf = (content: Content) => ((content['evidence'] ?? []) as readonly string[]).length;

async function fillFields(writer: Writer, area: Locator, fields: FieldSpecs, content: Content): Promise<void> {
  for (const [name, field] of Object.entries(fields)) {
    const value = content[name];
    if (value !== undefined) await fillField(writer, area, field, value, field.required ? ' *' : '');
  }
}

/** @param star what stands after the label */
async function fillField(writer: Writer, area: Locator, field: FieldSpec, value: unknown, star: string): Promise<void> {
  const { page, language } = writer;
  const label = labelOf(field)[language];
  const { form } = field;
  const input = area.getByLabel(`${label}${star}`, { exact: true });
  switch (form.kind) {
    case 'boolean': {
      const answers = area.getByRole('radiogroup', { name: label, exact: true });
      // The first of them is called by the name of the field, too.
      return answers.getByRole('radio', { name: new RegExp(`(^| )${saidOf(writer, form, value)}$`) }).check();
    }
    case 'date': {
      const [year, month, day] = String(value).split('-');
      await input.fill(language === 'zh' ? String(value) : `${day}/${month}/${year}`);
      return input.press('Enter');
    }
    case 'list': {
      const group = area.getByRole('group', { name: label, exact: true });
      for (const entry of value as readonly Content[]) {
        await group.getByRole('button', { name: language === 'zh' ? '添加一条' : 'Add one' }).click();
        const inner = group.locator('.inner-row').last();
        for (const [name, of] of Object.entries(form.of)) await fillField(writer, inner, of, entry[name], '');
      }
      return;
    }
    case 'languages':
      for (const each of value as readonly string[]) {
        await input.fill(each);
        await input.press('Enter');
      }
      return input.press('Escape');
    case 'word':
      await input.click();
      return choose(page, saidOf(writer, form, value));
    case 'country':
    case 'district':
    case 'rowId':
      await input.fill(saidOf(writer, form, value));
      return choose(page, saidOf(writer, form, value));
    case 'countries':
    case 'fieldCodes':
      for (const each of value as readonly string[]) {
        const said = saidOf(writer, form, [each]);
        await input.fill(said);
        await choose(page, said);
      }
      return input.press('Escape');
    default:
      return input.fill(saidOf(writer, form, value));
  }
}

async function choose(page: Page, name: string): Promise<void> {
  await page.locator('.ant-select-dropdown:visible').getByTitle(name, { exact: true }).click();
}

/** A value as somebody says it who fills in a form, or writes it into a cell. */
function saidOf({ language, names }: Writer, form: FieldForm, value: unknown): string {
  const nameOf = (among: readonly Named[]) => (code: unknown) =>
    among.find((each) => each.code === code)?.name[language] ?? String(code);
  const listed = (texts: readonly string[]) => texts.join(language === 'zh' ? '、' : ', ');
  switch (form.kind) {
    case 'money':
    case 'share':
      return String(Number(value) / 100);
    case 'boolean':
      return value ? (language === 'zh' ? '是' : 'Yes') : language === 'zh' ? '否' : 'No';
    case 'word':
      return form.words[String(value)]?.[language === 'zh' ? 0 : 1] ?? '';
    case 'country':
      return nameOf(names.countries)(value);
    case 'district':
      return nameOf(names.districts)(value);
    case 'countries':
      return listed((value as string[]).map(nameOf(names.countries)));
    case 'fieldCodes':
      return listed((value as string[]).map(nameOf(names.fields)));
    case 'languages':
      return listed(value as string[]);
    default:
      return String(value);
  }
}

/** A row as a spreadsheet gives it to the clipboard: what no cell can hold is left out. */
function lineOf(writer: Writer, fields: FieldSpecs, row: Content): string {
  return Object.entries(fields)
    .filter(([, { form }]) => form.kind !== 'list' && form.kind !== 'fileIds')
    .map(([name, { form }]) => (row[name] === undefined ? '' : saidOf(writer, form, row[name])))
    .join('\t');
}

/** Chooses so many files with the button that asks for them, and waits until they have arrived. */
async function give({ page, language }: Writer, area: Locator, label: string, count: number): Promise<void> {
  if (count > MAX_EVIDENCE) throw new Error('more than there is room for');
  if (count === 0) return;
  const files = area.locator('.files').filter({ has: page.getByLabel(label, { exact: true }) });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    files.getByRole('button', { name: language === 'zh' ? '上传文件' : 'Upload files' }).click(),
  ]);
  const named = Array.from({ length: count }, (_, at) => `佐证${at + 1}.pdf`);
  await chooser.setFiles(
    named.map((name) => ({ name, mimeType: 'application/pdf', buffer: aPdf(`${label} ${name}`) })),
  );
  const arrived = files.getByRole('link', { name: /佐证/ });
  await until(async () => (await arrived.count()) === count);
}
