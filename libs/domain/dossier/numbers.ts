/** Numbers that identify a project, a contract, a right or a paper: unique within a dossier, flagged across dossiers. */
import type { PartName } from '../measures/vocabulary.js';
import type { DossierParts } from './parts.js';

export type NumberKind = 'project' | 'contract' | 'right' | 'doi';

export interface IdentifyingNumber {
  readonly kind: NumberKind;
  /** As compared: case, blanks, hyphens and resolver prefixes do not make two numbers of one. */
  readonly number: string;
  readonly part: PartName;
  readonly path: string;
  readonly rowId: string;
}

/** Every number of a dossier, in the order of the form. */
export function identifyingNumbers(parts: DossierParts): IdentifyingNumber[] {
  const found: IdentifyingNumber[] = [];
  const add = (kind: NumberKind, part: PartName, index: number, rowId: string, field: string, value?: string) => {
    if (value === undefined || value.trim() === '') return;
    found.push({
      kind,
      number: kind === 'doi' ? bareDoi(value) : plain(value),
      part,
      path: `rows.${index}.${field}`,
      rowId,
    });
  };
  parts.projects?.rows.forEach(({ id, number }, i) => add('project', 'projects', i, id, 'number', number));
  parts.papers?.rows.forEach(({ id, doi }, i) => add('doi', 'papers', i, id, 'doi', doi));
  parts.deals?.rows.forEach(({ id, contractNumber }, i) =>
    add('contract', 'deals', i, id, 'contractNumber', contractNumber),
  );
  parts.landedProjects?.rows.forEach(({ id, contractNumber }, i) =>
    add('contract', 'landedProjects', i, id, 'contractNumber', contractNumber),
  );
  parts.outputs?.rows.forEach(({ id, kind, number, doi }, i) => {
    add(kind === 'appliedTechnology' ? 'contract' : 'right', 'outputs', i, id, 'number', number);
    add('doi', 'outputs', i, id, 'doi', doi);
  });
  return found;
}

/** A number or DOI that somebody types, as those of dossiers are compared. */
export function comparableNumber(typed: string): string {
  const doi = bareDoi(typed.normalize('NFKC').replace(/^\s*doi:\s*/i, ''));
  return /^10\.\d{4,}\//.test(doi) ? doi : plain(typed);
}

function plain(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[\s\-–—]/g, '')
    .toUpperCase();
}

function bareDoi(doi: string): string {
  return doi
    .trim()
    .replace(/^https?:\/\/(dx\.)?doi\.org\//i, '')
    .toLowerCase();
}
