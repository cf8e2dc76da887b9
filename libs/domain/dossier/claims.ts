/**
 * What a dossier claims for each indicator of its type, read from its rows by the measure's derivations. A row or form
 * without evidence counts 0 and is listed, so that the applicant sees what is missing ("Scoring": a claim without at
 * least one evidence file counts 0).
 */
import type { Derivation, Indicator, Measure, RowFilter, RowSelection } from '../measures/measure.js';
import type { PartName } from '../measures/vocabulary.js';
import { countsAsForeignCountry } from '../identifiers/country.js';
import type { ActivityWindow } from './activity-window.js';
import { activityWindow } from './activity-window.js';
import type { Dossier, Row } from './parts.js';

export interface ClaimDates {
  /** CalendarDate of the submission: agreements must be in force on it. */
  readonly submittedOn: string;
  /** CalendarDate of the guide's cut-off: the full years before its year count. */
  readonly referenceOn: string;
}

export interface RowRef {
  readonly part: PartName;
  /** Absent for a part that is one form. */
  readonly rowId?: string;
}

export interface Claim {
  readonly indicator: string;
  /** In the indicator's unit, ≥ 0, rounded half up to four decimals. */
  readonly value: number;
  readonly counted: readonly RowRef[];
  /** Would have counted, had they carried evidence. */
  readonly withoutEvidence: readonly RowRef[];
  /** File ids of what was counted, each once. */
  readonly evidence: readonly string[];
}

/** One claim for each data indicator of the dossier's type; the experts' rows claim nothing. */
export function claims(dossier: Dossier, measure: Measure, dates: ClaimDates): Claim[] {
  const window = activityWindow(measure, dates.referenceOn);
  return measure.types[dossier.type].indicators
    .filter((indicator) => indicator.source.kind !== 'expert')
    .map((indicator) => claimOf(indicator, dossier, { window, day: dates.submittedOn }));
}

interface Frame {
  readonly window: ActivityWindow;
  readonly day: string;
}

interface Found {
  readonly ref: RowRef;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly evidence: readonly string[];
}

function claimOf(indicator: Indicator, dossier: Dossier, frame: Frame): Claim {
  const found = matches(indicator.source, dossier, frame);
  const counted = found.filter((row) => row.evidence.length > 0);
  const ids = new Set(counted.flatMap((row) => row.evidence));
  return {
    indicator: indicator.id,
    value: roundToTenThousandths(Math.max(0, valueOf(indicator.source, counted))),
    counted: counted.map((row) => row.ref),
    withoutEvidence: found.filter((row) => row.evidence.length === 0).map((row) => row.ref),
    evidence: [...ids],
  };
}

function matches(source: Derivation, dossier: Dossier, frame: Frame): Found[] {
  if (source.kind === 'expert') return [];
  if (source.kind === 'field') return formOf(dossier, source.part, source.field);
  const seen = new Set<string>();
  return source.of
    .flatMap((selection) => rowsOf(dossier, selection, frame))
    .filter(({ ref }) => {
      const key = `${ref.part}/${ref.rowId}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

function formOf(dossier: Dossier, part: PartName, field: string): Found[] {
  const form = dossier.parts[part] as (Record<string, unknown> & { evidence?: readonly string[] }) | undefined;
  if (form?.[field] === undefined) return [];
  return [{ ref: { part }, fields: form, evidence: form.evidence ?? [] }];
}

function rowsOf(dossier: Dossier, selection: RowSelection, frame: Frame): Found[] {
  const table = dossier.parts[selection.part] as { readonly rows?: readonly Row[] } | undefined;
  return (table?.rows ?? [])
    .map((row) => ({ row, fields: row as unknown as Readonly<Record<string, unknown>> }))
    .filter(({ fields }) => passes(fields, selection.where ?? {}) && inTime(fields, selection, frame))
    .map(({ row, fields }) => ({ ref: { part: selection.part, rowId: row.id }, fields, evidence: row.evidence }));
}

function passes(fields: Found['fields'], filter: RowFilter): boolean {
  return Object.entries(filter).every(([name, test]) => {
    const value = fields[name];
    if (typeof test === 'string' || typeof test === 'boolean') return value === test;
    if (isList(test)) return typeof value === 'string' && test.includes(value);
    return typeof value === 'number' && value >= test.atLeast;
  });
}

function inTime(fields: Found['fields'], selection: RowSelection, { window, day }: Frame): boolean {
  if (selection.windowField !== undefined) {
    const at = fields[selection.windowField];
    const inside =
      typeof at === 'number' ? window.years.includes(at) : isText(at) && at >= window.from && at <= window.to;
    if (!inside) return false;
  }
  if (selection.validOn === undefined) return true;
  const from = fields[selection.validOn.from];
  const to = fields[selection.validOn.to];
  return isText(from) && isText(to) && from <= day && day < to;
}

function valueOf(source: Derivation, rows: readonly Found[]): number {
  switch (source.kind) {
    case 'field':
      return total(rows, source.field) / (source.divideBy ?? 1);
    case 'count':
      return rows.length;
    case 'sum':
      return total(rows, source.field) / (source.divideBy ?? 1);
    case 'distinctCountries':
      return new Set(rows.flatMap(({ fields }) => codesIn(fields[source.field])).filter(countsAsForeignCountry)).size;
    case 'ratio': {
      const denominator = total(rows, source.denominator);
      return denominator > 0 ? (total(rows, source.numerator) / denominator) * 100 : 0;
    }
    case 'expert':
      return 0;
  }
}

function total(rows: readonly Found[], field: string): number {
  return rows.reduce((sum, { fields }) => {
    const value = fields[field];
    return sum + (typeof value === 'number' && Number.isFinite(value) ? value : 0);
  }, 0);
}

function codesIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isList(value: readonly string[] | object): value is readonly string[] {
  return Array.isArray(value);
}

function roundToTenThousandths(value: number): number {
  return Math.round((value + Number.EPSILON) * 10_000) / 10_000;
}
