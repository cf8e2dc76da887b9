/** Rules over several fields of the parts that only some types of base have. */
import type {
  BusinessRow,
  DealRow,
  HighTechPart,
  InstitutionPart,
  LabRow,
  LandedProjectRow,
  OverseasExpertRow,
  SitePart,
  TenantRow,
} from '../parts.js';
import type { Finding } from './problem.js';
import { finding } from './problem.js';
import type { PartRules, RuleFrame } from './rules.js';
import { eachRow, inOrder, neededWhen, reachesWindow, within } from './rules.js';

export const TYPE_RULES: PartRules = {
  site: (part, { context }) => {
    if (part === undefined) return [];
    const expired = part.tenure === 'leased' && part.leaseUntil !== undefined && part.leaseUntil <= context.submittedOn;
    return [
      ...within<SitePart>('dedicatedAreaM2', 'totalAreaM2')(part, ''),
      ...neededWhen<SitePart>('leaseUntil', (site) => site.tenure === 'leased')(part, ''),
      ...(expired
        ? [
            finding('leaseUntil', 'agreementExpired', {
              value: part.leaseUntil ?? '',
              submittedOn: context.submittedOn,
            }),
          ]
        : []),
    ];
  },

  tenants: eachRow<TenantRow>(
    neededWhen('link', (row) => row.foreignLinked === true),
    neededWhen('country', (row) => row.foreignLinked === true),
  ),

  landedProjects: eachRow<LandedProjectRow>(
    neededWhen('country', (row) => row.overseas === true),
    neededWhen('contractNumber', (row) => (row.contractValueFen ?? 0) > 0),
  ),

  institution: (part) => (part === undefined ? [] : approvals(part)),

  labs: eachRow<LabRow>(
    neededWhen('partnerName', (row) => row.shared === true),
    neededWhen('country', (row) => row.shared === true),
  ),

  overseasExperts: eachRow<OverseasExpertRow>(inOrder('arrivedOn', 'leftOn'), reachesWindow('leftOn')),

  deals: eachRow<DealRow>(
    neededWhen('country', (row) => row.crossBorder === true),
    neededWhen('overseasParty', (row) => row.crossBorder === true),
  ),

  business: (part, frame) => [
    ...eachRow<BusinessRow>(within('overseasRevenueFen', 'revenueFen'), within('cooperationRdFen', 'rdSpendFen'))(
      part,
      frame,
    ),
    ...years(part?.rows ?? [], frame),
  ],

  highTech: (part, { context }) => {
    if (part === undefined) return [];
    const certified = (fields: HighTechPart) => fields.certified === true;
    const expired = part.certified === true && part.expiresOn !== undefined && part.expiresOn < context.submittedOn;
    return [
      ...neededWhen<HighTechPart>('certificateNumber', certified)(part, ''),
      ...neededWhen<HighTechPart>('issuedOn', certified)(part, ''),
      ...neededWhen<HighTechPart>('expiresOn', certified)(part, ''),
      ...inOrder<HighTechPart>('issuedOn', 'expiresOn')(part, ''),
      ...(expired
        ? [finding('expiresOn', 'agreementExpired', { value: part.expiresOn ?? '', submittedOn: context.submittedOn })]
        : []),
    ];
  },
};

/** Work on human subjects or on 人类遗传资源 needs the approval that goes with it. */
function approvals(part: InstitutionPart): Finding[] {
  const approval = (involved: boolean | undefined, number: string | undefined, path: string): Finding[] =>
    involved === true && !number ? [finding(path, 'approvalMissing')] : [];
  return [
    ...approval(part.ethicsInvolved, part.ethicsApprovalNumber, 'ethicsApprovalNumber'),
    ...approval(
      part.humanGeneticResourceInvolved,
      part.humanGeneticResourceApprovalNumber,
      'humanGeneticResourceApprovalNumber',
    ),
  ];
}

/** Every full year of the window once. */
function years(rows: readonly BusinessRow[], { window }: RuleFrame): Finding[] {
  if (rows.length === 0) return [];
  const seen = new Set<number>();
  const doubled = rows.flatMap((row, i) => {
    if (row.year === undefined || !seen.has(row.year)) {
      if (row.year !== undefined) seen.add(row.year);
      return [];
    }
    return [{ ...finding(`rows.${i}.year`, 'duplicateYear', { year: row.year }), rowId: row.id }];
  });
  const lacking = window.years
    .filter((year) => !seen.has(year))
    .map((year) => finding('rows', 'yearMissing', { year }));
  return [...doubled, ...lacking];
}
