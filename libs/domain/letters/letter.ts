/** What an applicant is written when its case has ended. */
export const LETTER_KINDS = ['accredited', 'cultivated', 'notSelected', 'refused', 'notRecommended'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Ends against which a review 复核 may be requested: every one that gives no title. */
export const REVIEWABLE = [
  'cultivated',
  'notSelected',
  'refused',
  'notRecommended',
] as const satisfies readonly LetterKind[];
export type Reviewable = (typeof REVIEWABLE)[number];

/** The letter that belongs to the end of an accreditation; undefined where none is written. */
export function letterKindOf({ kind, state }: { kind: string; state: string }): LetterKind | undefined {
  return kind === 'accreditation' ? LETTER_KINDS.find((each) => each === state) : undefined;
}

export function isReviewable(kind: string): kind is Reviewable {
  return (REVIEWABLE as readonly string[]).includes(kind);
}

/** What a template of a letter may say. A part that the record does not have is absent, and a template that needs it fails. */
export interface LetterFacts {
  readonly organisation: string;
  readonly base: string;
  readonly type: string;
  readonly guide: string;
  readonly measure: { readonly title: string; readonly documentNumber?: string };
  readonly decidedOn: string;
  readonly reasons?: readonly { readonly text: string; readonly article: string }[];
  /** Items of the formal check that failed. */
  readonly findings?: readonly { readonly item: string; readonly reason: string }[];
  /** What the person who decided typed. */
  readonly remark?: string;
  readonly certificate?: { readonly number: string; readonly accreditedOn: string };
  readonly review?: { readonly workingDays: number; readonly until: string };
  /** Added by the officer. */
  readonly paragraph?: string;
}

/** Facts of every kind, for trying a template out: one that fails with them can never be sent. */
export const SAMPLE_FACTS: LetterFacts = {
  organisation: '示例单位',
  base: '示例基地',
  type: '园区类',
  guide: '申报指南',
  measure: { title: '管理办法', documentNumber: '文号' },
  decidedOn: '2026年1月5日',
  reasons: [{ text: '理由', article: '第三章' }],
  findings: [{ item: '审查项', reason: '问题' }],
  remark: '说明',
  certificate: { number: 'BJGH-2026-Y-0001', accreditedOn: '2026年1月5日' },
  review: { workingDays: 10, until: '2026-01-19' },
  paragraph: '补充说明',
};
