/** Rules that span several parts: numbers that may occur once, attachments by type, references between rows. */
import type { RequiredAttachment } from '../../measures/measure.js';
import type { IdentifyingNumber } from '../numbers.js';
import { identifyingNumbers } from '../numbers.js';
import type { Dossier } from '../parts.js';
import { rowsOf } from './check-part.js';
import type { DossierProblem } from './problem.js';
import { finding } from './problem.js';
import type { RuleFrame } from './rules.js';

export function dossierProblems(frame: RuleFrame): DossierProblem[] {
  return [...duplicateNumbers(frame.dossier), ...attachmentProblems(frame)];
}

/** Contract, patent, DOI and project numbers occur once within a dossier; the later occurrence is named. */
function duplicateNumbers({ parts }: Dossier): DossierProblem[] {
  const first = new Map<string, IdentifyingNumber>();
  return identifyingNumbers(parts).flatMap((entry) => {
    const key = `${entry.kind}/${entry.number}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, entry);
      return [];
    }
    const params = { number: entry.number, firstPart: earlier.part, firstPath: earlier.path };
    return [{ part: entry.part, rowId: entry.rowId, ...finding(entry.path, 'duplicateNumber', params) }];
  });
}

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
