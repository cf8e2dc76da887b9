/** Rules that span several parts: numbers that may occur once, attachments by type, references between rows. */
import type { RequiredAttachment } from '../../measures/measure.js';
import type { Dossier, DossierParts } from '../parts.js';
import { rowsOf } from './check-part.js';
import type { DossierProblem } from './problem.js';
import { finding } from './problem.js';
import type { RuleFrame } from './rules.js';

export function dossierProblems(frame: RuleFrame): DossierProblem[] {
  return [...duplicateNumbers(frame.dossier), ...attachmentProblems(frame)];
}

interface Numbered {
  readonly part: DossierProblem['part'];
  readonly path: string;
  readonly rowId: string;
  /** As compared: case, blanks and resolver prefixes do not make two numbers of one. */
  readonly number: string;
}

/** Contract, patent, DOI and project numbers occur once within a dossier; the later occurrence is named. */
function duplicateNumbers(dossier: Dossier): DossierProblem[] {
  return numberGroups(dossier.parts).flatMap((group) => {
    const first = new Map<string, Numbered>();
    return group.flatMap((entry) => {
      const earlier = first.get(entry.number);
      if (earlier === undefined) {
        first.set(entry.number, entry);
        return [];
      }
      const params = { number: entry.number, firstPart: earlier.part, firstPath: earlier.path };
      return [{ part: entry.part, rowId: entry.rowId, ...finding(entry.path, 'duplicateNumber', params) }];
    });
  });
}

function numberGroups(parts: DossierParts): Numbered[][] {
  const outputs = parts.outputs?.rows ?? [];
  const technologies = outputs.filter((row) => row.kind === 'appliedTechnology');
  const collect = (
    part: Numbered['part'],
    all: readonly { readonly id: string }[],
    some: readonly { readonly id: string }[],
    field: string,
    normalise: (value: string) => string,
  ): Numbered[] =>
    some.flatMap((row) => {
      const value = (row as unknown as Record<string, unknown>)[field];
      if (typeof value !== 'string' || value.trim() === '') return [];
      return [{ part, path: `rows.${all.indexOf(row)}.${field}`, rowId: row.id, number: normalise(value) }];
    });
  const projects = parts.projects?.rows ?? [];
  const deals = parts.deals?.rows ?? [];
  const landed = parts.landedProjects?.rows ?? [];
  const papers = parts.papers?.rows ?? [];
  const rights = outputs.filter((row) => row.kind !== 'appliedTechnology');
  return [
    collect('projects', projects, projects, 'number', plain),
    [
      ...collect('deals', deals, deals, 'contractNumber', plain),
      ...collect('landedProjects', landed, landed, 'contractNumber', plain),
      ...collect('outputs', outputs, technologies, 'number', plain),
    ],
    collect('outputs', outputs, rights, 'number', plain),
    [...collect('papers', papers, papers, 'doi', bareDoi), ...collect('outputs', outputs, outputs, 'doi', bareDoi)],
  ];
}

const plain = (number: string) =>
  number
    .normalize('NFKC')
    .replace(/[\s\-–—]/g, '')
    .toUpperCase();
const bareDoi = (doi: string) =>
  doi
    .trim()
    .replace(/^https?:\/\/(dx\.)?doi\.org\//i, '')
    .toLowerCase();

/** Some attachments go with a part, such as project contracts with projects. */
function isNeeded({ whenPart }: RequiredAttachment, { parts }: Dossier): boolean {
  return whenPart === undefined || rowsOf(parts[whenPart]).length > 0;
}

function attachmentProblems({ dossier, measure }: RuleFrame): DossierProblem[] {
  const rows = dossier.parts.attachments?.rows ?? [];
  const lacking = measure.types[dossier.type].requiredAttachments.flatMap((needed) => {
    const files = new Set(rows.filter((row) => row.kind === needed.kind).flatMap((row) => row.evidence));
    if (files.size >= needed.minFiles || !isNeeded(needed, dossier)) return [];
    const params = { kind: needed.kind, min: needed.minFiles, found: files.size };
    return [{ part: 'attachments' as const, ...finding('rows', 'attachmentMissing', params) }];
  });
  const partners = new Set(dossier.parts.partners?.rows.map((row) => row.id));
  const strays = rows.flatMap((row, i) =>
    row.partnerId === undefined || partners.has(row.partnerId)
      ? []
      : [{ part: 'attachments' as const, rowId: row.id, ...finding(`rows.${i}.partnerId`, 'unknownPartner') }],
  );
  return [...lacking, ...strays];
}
