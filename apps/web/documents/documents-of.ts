import { PARTS_OF, type PartName } from '#domain/dossier/parts.js';
import type { Schemas } from '../api/client.js';
import type { Text } from '../app/language.js';
import { PART_SPECS, type FieldSpecs } from '../dossiers/specs.js';

export interface DocumentOf {
  readonly fileId: string;
  /** What hands it in, such as a part of a dossier; a file may stand in several. */
  readonly part: string;
  readonly label: Text;
  /** What the applicant calls it. */
  readonly title?: string;
}

type Content = Readonly<Record<string, unknown>>;

/** The files of a dossier in the order of its parts, each once a part. */
export function documentsOf({ type, parts }: Schemas['DossierDetailDto']): readonly DocumentOf[] {
  const saved = new Map(parts.map(({ part, content }) => [part as PartName, content as Content]));
  return PARTS_OF[type].flatMap((part) => {
    const content = saved.get(part);
    return content ? filesOf(part, content) : [];
  });
}

/** The files with which a base shows its figures, in the order of these. */
export function documentsOfEvaluation({ figures }: Schemas['EvaluationDetailDto']): readonly DocumentOf[] {
  return figures.flatMap(({ indicator, name, evidence }) =>
    evidence.map((fileId) => ({ fileId, part: indicator, label: name })),
  );
}

function filesOf(part: PartName, content: Content): readonly DocumentOf[] {
  const { fields, table, label } = PART_SPECS[part];
  const found = new Map<string, DocumentOf>();
  const add = (specs: FieldSpecs, of: Content, title?: string) => {
    for (const fileId of fileIds(specs, of)) if (!found.has(fileId)) found.set(fileId, { fileId, part, label, title });
  };
  add(fields as FieldSpecs, content);
  for (const row of (content['rows'] ?? []) as readonly Content[])
    add(table?.fields ?? {}, row, typeof row['title'] === 'string' ? row['title'] : undefined);
  return [...found.values()];
}

function fileIds(fields: FieldSpecs, content: Content): readonly string[] {
  const own = Object.entries(fields).flatMap(([name, { form }]) =>
    form.kind === 'fileIds' ? ((content[name] ?? []) as string[]) : [],
  );
  return [...((content['evidence'] ?? []) as string[]), ...own];
}
