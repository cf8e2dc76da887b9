import type { EntityManager } from 'typeorm';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { renderText, type WrittenText } from './text-template.js';

/** What a template is called: a kind, and where there are several of a kind, a language. */
export type TemplateName = readonly string[];

/** Templates of letters, or of mails. Every version stays; what the commission writes comes before what the release brings. */
export interface TemplateSort {
  readonly table: 'letter_template' | 'mail_template';
  /** In which its names stand. */
  readonly columns: readonly string[];
  readonly names: readonly TemplateName[];
  /** An example of all that a template may speak of; and of what is always there, where that is less. */
  readonly samples: (name: TemplateName) => readonly [whole: object, ...less: object[]];
}

export interface Template {
  readonly name: TemplateName;
  readonly version: number;
  readonly body: string;
  /** Who of the commission has written it; null: it came with the release. */
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
}

type Asked = Pick<EntityManager, 'query'>;

const nameIn = ({ columns }: TemplateSort, of = 't') => `ARRAY[${columns.map((each) => `${of}.${each}`).join(', ')}]`;

/**
 * Those by which texts are written now: what the commission has written last, unless that was to go back to the text of the release,
 * which then counts as the release brings it.
 */
export function currentTemplates(record: Asked, sort: TemplateSort): Promise<Template[]> {
  const { table } = sort;
  const name = nameIn(sort);
  const same = `${nameIn(sort, 'o')} = ${name}`;
  return record.query(
    `SELECT DISTINCT ON (${name}) ${name} AS name, version, body, written_by AS "writtenBy", written_at AS "writtenAt"
     FROM ${table} t
     WHERE written_by IS NULL OR
       version = (SELECT max(o.version) FROM ${table} o WHERE ${same} AND o.written_by IS NOT NULL) AND
       body IS DISTINCT FROM (SELECT o.body FROM ${table} o
         WHERE ${same} AND o.written_by IS NULL AND o.version < t.version ORDER BY o.version DESC LIMIT 1)
     ORDER BY ${name}, written_by IS NULL, version DESC`,
  );
}

export function templateCalled(templates: readonly Template[], ...name: string[]): Template | undefined {
  return templates.find((each) => each.name.join() === name.join());
}

/** @returns the text that the release has brought last; undefined where it has brought none */
export async function releasedBody(record: Asked, sort: TemplateSort, name: TemplateName): Promise<string | undefined> {
  const [released] = await record.query<{ body: string }[]>(
    `SELECT body FROM ${sort.table} t WHERE ${nameIn(sort)} = $1 AND written_by IS NULL ORDER BY version DESC LIMIT 1`,
    [name],
  );
  return released?.body;
}

/** The release's text, as a version of its own where it is another than before. @returns whether it is */
export async function keepReleased(tx: Asked, sort: TemplateSort, name: TemplateName, body: string): Promise<boolean> {
  if ((await releasedBody(tx, sort, name)) === body) return false;
  await addVersion(tx, sort, name, body, null);
  return true;
}

export async function addVersion(
  tx: Asked,
  sort: TemplateSort,
  name: TemplateName,
  body: string,
  writtenBy: string | null,
): Promise<void> {
  const { table, columns } = sort;
  await tx.query(
    `INSERT INTO ${table} (${columns.join(', ')}, version, body, written_by)
     SELECT ${columns.map((_, at) => `($1::text[])[${at + 1}]`).join(', ')}, coalesce(max(version), 0) + 1, $2, $3::uuid
     FROM ${table} t WHERE ${nameIn(sort)} = $1`,
    [name, body, writtenBy],
  );
}

/**
 * A template filled in with an example: one that fails there could never be sent.
 * @throws {Refusal} template.unfit, template.lacks, template.sometimesLacks, template.empty
 */
export function tryOut({ samples }: TemplateSort, name: TemplateName, body: string): WrittenText {
  const [whole, ...less] = samples(name);
  const text = filledIn(body, whole, 'template.lacks');
  for (const sample of less) filledIn(body, sample, 'template.sometimesLacks');
  if (text.title === '' || text.paragraphs.length === 0) throw refusalAt('body', 'template.empty');
  return text;
}

function filledIn(body: string, sample: object, lacks: 'template.lacks' | 'template.sometimesLacks'): WrittenText {
  try {
    return renderText(body, sample);
  } catch (error) {
    if (error instanceof Refusal) throw refusalAt('body', lacks, { what: String(error.params['what'] ?? '') });
    throw refusalAt('body', 'template.unfit', { what: (error as Error).message.slice(0, 200) });
  }
}

/** What a sample has, as a template names it; of a list, what each of its rows has. */
export function namesIn(sample: object, of = ''): string[] {
  return Object.entries(sample).flatMap(([name, value]: [string, unknown]) => {
    if (Array.isArray(value)) return [`${of}${name}[${namesIn(value[0] as object).join(', ')}]`];
    if (typeof value === 'object' && value !== null) return namesIn(value, `${of}${name}.`);
    return [of + name];
  });
}
