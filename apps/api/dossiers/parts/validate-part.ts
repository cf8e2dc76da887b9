import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { PartName, PartTypes } from '#domain/dossier/parts.js';
import { PART_SCHEMA_VERSION } from '#domain/dossier/parts.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { FieldSpecs, PartSpec } from '#domain/dossier/specs/spec.js';
import type { LocalizedText } from '#domain/measures/vocabulary.js';
import { uuidv7 } from '../../common/ids.js';
import { guardJson } from '../../common/json-guard.js';
import type { FieldProblem } from '../../common/field-problem.js';
import type { Labels } from '../../common/validation.js';
import { fieldProblems } from '../../common/validation.js';
import { PART_DTOS } from './part-dtos.js';

export type ValidatedPart<P extends PartName> =
  | { readonly ok: true; readonly content: PartTypes[P] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * A part as it may be stored, or everything that is wrong with the shape of what came in. Half-filled is fine; unknown
 * fields, wrong types and limits exceeded are not. New rows get their id here; nothing else is changed.
 */
export function validatePart<P extends PartName>(part: P, json: unknown): ValidatedPart<P> {
  const guarded = guardJson(json);
  if (guarded.length > 0) return { ok: false, problems: guarded };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const detail = { zh: '须为对象', en: 'must be an object' };
    return { ok: false, problems: [{ path: '', code: 'isObject', detail }] };
  }
  const instance = plainToInstance<object, unknown>(PART_DTOS[part], json);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false },
  });
  const problems = [...fieldProblems(errors, labelsOf(part)), ...duplicateRowIds(json)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, content: completed(part, json) as PartTypes[P] };
}

/** The same data with the version of its shape, ids in small letters, and an id and a list of evidence in every row. */
function completed(part: PartName, json: object): object {
  const spec = PART_SPECS[part] as PartSpec;
  const { evidence, rows } = json as Incoming;
  const form = {
    ...json,
    schemaVersion: PART_SCHEMA_VERSION,
    ...(evidence && { evidence: evidence.map(small) }),
  };
  if (spec.table === undefined) return form;
  return {
    ...form,
    rows: (rows ?? []).map((row) => ({
      ...row,
      id: row.id === undefined ? uuidv7() : small(row.id),
      evidence: (row.evidence ?? []).map(small),
    })),
  };
}

/** The labels of the part's own declaration: of its fields, its rows' fields and the words of both. */
function labelsOf(part: PartName): Labels {
  const spec = PART_SPECS[part] as PartSpec;
  const fields: Record<string, LocalizedText> = {};
  const choices: Record<string, LocalizedText> = {};
  const collect = (specs: FieldSpecs) => {
    for (const [name, { label, form }] of Object.entries(specs)) {
      fields[name] = label;
      if (form.kind === 'list') collect(form.of);
      if (form.kind === 'word') {
        for (const [word, [zh, en]] of Object.entries(form.words)) choices[word] = { zh, en };
      }
    }
  };
  collect(spec.table?.fields ?? {});
  collect(spec.fields);
  return { fields, choices };
}

interface Incoming {
  readonly evidence?: readonly string[];
  readonly rows?: readonly { readonly id?: string; readonly evidence?: readonly string[] }[];
}

const small = (id: string) => id.toLowerCase();

/** Two rows with one id could not be told apart in a difference. */
function duplicateRowIds(json: object): FieldProblem[] {
  const { rows } = json as { rows?: unknown };
  if (!Array.isArray(rows)) return [];
  const seen = new Set<string>();
  return rows.flatMap((row: { id?: unknown } | null, index) => {
    const id = typeof row?.id === 'string' ? row.id.toLowerCase() : undefined;
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [
      { path: `rows.${index}.id`, code: 'arrayUnique', detail: { zh: '行编号重复', en: 'two rows have the same id' } },
    ];
  });
}
