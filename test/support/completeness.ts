import { completeness } from '#domain/dossier/completeness/completeness.js';
import type { DossierProblem } from '#domain/dossier/completeness/problem.js';
import type { DossierContext } from '#domain/dossier/context.js';
import { SAMPLE_DAY, SAMPLE_FILES } from '#domain/dossier/dossier.builder.js';
import type { Dossier } from '#domain/dossier/parts.js';
import { seededMeasure } from './measures.js';

export const MEASURE = seededMeasure('2025');
export const GUIDE = { opensOn: '2026-11-02', closesOn: '2026-12-04', fields: [], countries: [] };
export const CONTEXT: DossierContext = { submittedOn: SAMPLE_DAY, guide: GUIDE, files: new Set(SAMPLE_FILES) };

/** Every problem that the report names, part by part. */
export function problemsOf(dossier: Dossier, context: Partial<DossierContext> = {}): DossierProblem[] {
  return completeness(dossier, MEASURE, { ...CONTEXT, ...context }).parts.flatMap((part) => part.problems);
}

/** The same as `part path code`, warnings with a `?`. */
export function namesOf(dossier: Dossier, context: Partial<DossierContext> = {}): string[] {
  return problemsOf(dossier, context).map(
    ({ part, path, code, severity }) => `${part} ${path} ${code}${severity === 'warning' ? '?' : ''}`,
  );
}
