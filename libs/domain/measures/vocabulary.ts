/** The field's words as string unions. The glossary (中文 ↔ identifier ↔ article) is libs/domain/README.md. */

/** The four types, by the nature of the host (Art. 8). */
export const BASE_TYPES = ['park', 'research', 'platform', 'enterprise'] as const;
export type BaseType = (typeof BASE_TYPES)[number];

/** Grades of the periodic evaluation, best first (Art. 16). The 2016 version has no `good`. */
export const GRADES = ['excellent', 'good', 'qualified', 'unqualified'] as const;
export type Grade = (typeof GRADES)[number];
export const GRADE_NAMES: Readonly<Record<Grade, LocalizedText>> = {
  excellent: { zh: '优秀', en: 'excellent' },
  good: { zh: '良好', en: 'good' },
  qualified: { zh: '合格', en: 'qualified' },
  unqualified: { zh: '不合格', en: 'unqualified' },
};

/** What a base under rectification 整改 files, in this order. */
export const RECTIFICATION_DOCUMENTS = ['plan', 'interimReport', 'finalReport'] as const;
export type RectificationDocument = (typeof RECTIFICATION_DOCUMENTS)[number];

/** How sure we are of a rule: S = stated in an official text, F = found in a comparable notice, A = assumption. */
export const MARKS = ['S', 'F', 'A'] as const;
export type Mark = (typeof MARKS)[number];

/** Nature of the host unit 依托单位; which natures fit which type is data of the measure. */
export const HOST_NATURES = [
  'parkOperator',
  'university',
  'researchInstitute',
  'medicalInstitution',
  'socialOrganisation',
  'publicInstitution',
  'serviceInstitution',
  'techEnterprise',
] as const;
export type HostNature = (typeof HOST_NATURES)[number];

export const COMMON_PARTS = [
  'base',
  'host',
  'legalRepresentative',
  'leader',
  'contact',
  'partners',
  'projects',
  'personnel',
  'events',
  'outputs',
  'funds',
  'rules',
  'plan',
  'commitment',
  'attachments',
] as const;

/** Parts that only one type's dossier has; `landedProjects` belongs to two. */
export const TYPE_PARTS = {
  park: ['site', 'tenants', 'delegations', 'services', 'landedProjects'],
  research: ['institution', 'labs', 'overseasExperts', 'papers'],
  platform: ['platformProfile', 'overseasOffices', 'matchings', 'deals', 'landedProjects', 'landedTalent', 'clients'],
  enterprise: ['business', 'overseasEntities', 'overseasRdCentres', 'highTech'],
} as const satisfies Record<BaseType, readonly string[]>;

export type CommonPart = (typeof COMMON_PARTS)[number];
export type TypePart = (typeof TYPE_PARTS)[BaseType][number];
export type PartName = CommonPart | TypePart;

/** Every part name once. */
export const PART_NAMES: readonly PartName[] = [
  ...new Set([...COMMON_PARTS, ...BASE_TYPES.flatMap((type) => TYPE_PARTS[type])]),
];

/** The parts of one type's dossier, in the order of the form. */
export function partsOf(type: BaseType): readonly PartName[] {
  return [...COMMON_PARTS, ...TYPE_PARTS[type]];
}

/** Every sentence a user sees, in both languages. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}

/** Where a rule stands in its measure, and how sure we are of it. */
export interface Cited {
  /** Such as "Art. 8"; a chapter where the article is not known. */
  readonly article: string;
  readonly mark: Mark;
}
