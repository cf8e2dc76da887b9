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

const REASONS: LetterFacts['reasons'] = [{ text: '申报类型与单位性质不符', article: '第三章' }];
const REVIEW: LetterFacts['review'] = { workingDays: 10, until: '2026年1月19日' };
const REMARK = '请对照管理办法核实单位性质。';

/** What the record has at each end, besides what it has of every case. */
const OF_END: Readonly<Record<LetterKind, Partial<LetterFacts>>> = {
  accredited: { certificate: { number: 'BJGH-2026-Y-0001', accreditedOn: '2026年1月5日' } },
  cultivated: { reasons: REASONS, review: REVIEW },
  notSelected: { reasons: REASONS, review: REVIEW },
  refused: { reasons: REASONS, findings: [{ item: '单位性质', reason: '属贸易企业' }], review: REVIEW },
  notRecommended: { remark: REMARK, review: REVIEW },
};

export interface SampleFacts {
  readonly always: LetterFacts;
  /** What only some of the cases have: a template speaks of it under a condition. */
  readonly sometimes: Partial<LetterFacts>;
}

/** An example of what the record has at an end, for trying a template out: one that fails with it could never be sent. */
export function sampleFacts(kind: LetterKind): SampleFacts {
  const measure = { title: '北京国际科技合作基地管理办法' };
  return {
    always: {
      organisation: '示例单位',
      base: '示例基地',
      type: '园区类',
      guide: '申报指南',
      measure,
      decidedOn: '2026年1月5日',
      ...OF_END[kind],
    },
    sometimes: {
      measure: { ...measure, documentNumber: '京科发〔2025〕1号' },
      remark: REMARK,
      paragraph: '欢迎在补充国际合作协议后再次申报。',
    },
  };
}
