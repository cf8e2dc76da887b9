/** Checks a part against its declaration: every field of the form, every field of every row, evidence, row ids. */
import type { Part, Row } from '../part.js';
import type { EvidenceRule, FieldSpec, PartSpec } from '../specs/spec.js';
import type { CheckFrame } from './check-field.js';
import { checkField, isEmpty } from './check-field.js';
import type { Finding } from './problem.js';
import { finding, warning } from './problem.js';

type Fields = Readonly<Record<string, unknown>>;

export function checkPart(spec: PartSpec, part: Part | undefined, frame: CheckFrame): Finding[] {
  const fields = (part ?? {}) as Fields;
  const found = Object.entries<FieldSpec>(spec.fields).flatMap(([name, field]) =>
    checkField(name, field, fields[name], frame),
  );
  if (spec.evidence !== 'none') found.push(...checkEvidence('evidence', spec.evidence, fields.evidence, frame));
  if (spec.table === undefined) return found;
  const rows = rowsOf(part);
  if (rows.length === 0) return spec.required ? [...found, finding('rows', 'rowsMissing')] : found;
  return [...found, ...rows.flatMap((row, i) => checkRow(spec, row, i, frame)), ...duplicateIds(rows)];
}

/** The rows of a part that is a table; empty where it has none. */
export function rowsOf(part: Part | undefined): readonly Row[] {
  return (part as { readonly rows?: readonly Row[] } | undefined)?.rows ?? [];
}

/** Nothing has been filled in: no field, no row. */
export function isBlank(spec: PartSpec, part: Part | undefined): boolean {
  const fields = (part ?? {}) as Fields;
  return Object.keys(spec.fields).every((name) => isEmpty(fields[name])) && rowsOf(part).length === 0;
}

function checkRow(spec: PartSpec, row: Row, index: number, frame: CheckFrame): Finding[] {
  const table = spec.table;
  if (table === undefined) return [];
  const path = `rows.${index}`;
  const fields = row as unknown as Fields;
  return [
    ...Object.entries(table.fields).flatMap(([name, field]) =>
      checkField(`${path}.${name}`, field, fields[name], frame),
    ),
    ...checkEvidence(`${path}.evidence`, table.evidence, row.evidence, frame),
  ].map((problem) => ({ ...problem, rowId: row.id }));
}

function checkEvidence(path: string, rule: EvidenceRule, value: unknown, { context }: CheckFrame): Finding[] {
  const files = Array.isArray(value) ? (value as readonly string[]) : [];
  if (files.length === 0) {
    if (rule === 'optional') return [];
    return [rule === 'required' ? finding(path, 'evidenceMissing') : warning(path, 'evidenceMissing')];
  }
  return files.flatMap((file, i) =>
    context.files?.has(file) === false ? [finding(`${path}.${i}`, 'unknownFile', { file })] : [],
  );
}

function duplicateIds(rows: readonly Row[]): Finding[] {
  const seen = new Set<string>();
  return rows.flatMap((row, i) => {
    if (!seen.has(row.id)) {
      seen.add(row.id);
      return [];
    }
    return [{ ...finding(`rows.${i}.id`, 'duplicateRow'), rowId: row.id }];
  });
}
