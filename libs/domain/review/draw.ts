/**
 * 抽取专家: the panel of a case, drawn from the pool in the order of the experts' tickets. A ticket is made of the draw's
 * seed and the expert's id alone, so that anyone who knows the seed finds the same order, whatever the pool's.
 */
import { addMonths, type CalendarDate } from '../common/calendar-date.js';
import type { AvoidanceRules, DrawRules, LocalizedText } from '../measures/measure.js';
import { avoidancesOf, type AvoidanceGround, type ExpertTies, type JudgedParty } from './avoidance.js';

/** An expert of the pool on the day of the draw. */
export interface Candidate extends ExpertTies {
  readonly expertId: string;
  /** Who employs him: a USCC, or a name where there is none. */
  readonly institution: string;
  readonly fields: readonly string[];
  readonly languages: readonly string[];
  /** Cases for which he is invited, or has not submitted yet. */
  readonly openReviews: number;
  /** The last day on which he judged the same host; absent where he never did. */
  readonly judgedHostOn?: CalendarDate;
  /** Declared unavailable on the day of the draw. */
  readonly away: boolean;
}

/** What a case wants of its experts. */
export interface DrawSubject {
  /** At least one of them must be the expert's too. */
  readonly fields: readonly string[];
  /** Languages of which one is wanted; empty where none is asked for. */
  readonly languages: readonly string[];
  readonly party: JudgedParty;
  readonly on: CalendarDate;
  /**
   * 经办人: of the experts looked at, those who recommended the case, acted on it in an office, or are in charge of it; absent in draws
   * from before it was looked at, as is the next.
   */
  readonly handledBy?: readonly string[];
  /** Of the experts looked at, those who are experts no more. */
  readonly formerExperts?: readonly string[];
}

export type ExclusionKind =
  | 'formerExpert'
  | 'away'
  | 'field'
  | 'language'
  | 'load'
  | 'judgedBefore'
  | 'sameInstitution'
  | 'handled'
  | AvoidanceGround;

export interface Exclusion {
  readonly kind: ExclusionKind;
  readonly explanation: LocalizedText;
  readonly article: string;
}

/** Whoever is no expert any more is drawn for nothing, and gives back the seats that they have not scored from. */
export const FORMER_EXPERT: LocalizedText = { zh: '已不是评审专家', en: 'no expert any more' };

/** Whoever acts on a case for the commission or its recommending unit does not judge it. */
export const HANDLED: LocalizedText = {
  zh: '本事项的推荐、受理或经办人员',
  en: 'recommended or handled this case in an office',
};

export interface Verdict {
  readonly expertId: string;
  readonly drawn: boolean;
  /** Why not; empty where he is drawn. */
  readonly exclusions: readonly Exclusion[];
}

export interface DrawLaw {
  readonly draw: DrawRules;
  readonly avoidance: AvoidanceRules;
}

/**
 * Goes through the candidates in the order of their tickets until `wanted` are drawn.
 * @param candidates in the order of their tickets
 * @param seated institutions of those who are on the panel already
 * @returns a verdict on each candidate looked at, in their order; fewer than `wanted` are drawn where the pool does not suffice
 */
export function drawInOrder(
  candidates: Iterable<Candidate>,
  { wanted, seated, subject, law }: { wanted: number; seated: readonly string[]; subject: DrawSubject; law: DrawLaw },
): readonly Verdict[] {
  const institutions = [...seated];
  const verdicts: Verdict[] = [];
  let drawn = 0;
  for (const candidate of candidates) {
    if (drawn === wanted) break;
    const exclusions = exclusionsOf(candidate, subject, institutions, law);
    const taken = exclusions.length === 0;
    verdicts.push({ expertId: candidate.expertId, drawn: taken, exclusions });
    if (!taken) continue;
    drawn += 1;
    institutions.push(candidate.institution);
  }
  return verdicts;
}

/** Everything that speaks against a candidate, so that each exclusion is explained in full. */
export function exclusionsOf(
  candidate: Candidate,
  subject: DrawSubject,
  seated: readonly string[],
  { draw, avoidance }: DrawLaw,
): readonly Exclusion[] {
  const { article } = draw;
  const because = (kind: ExclusionKind, zh: string, en: string) => ({ kind, explanation: { zh, en }, article });
  const found: Exclusion[] = [];
  if (subject.formerExperts?.includes(candidate.expertId)) {
    found.push({ kind: 'formerExpert', explanation: FORMER_EXPERT, article });
  }
  if (candidate.away) found.push(because('away', '本人登记暂不参加评审', 'has said to be unavailable'));
  if (!meets(candidate.fields, subject.fields)) {
    found.push(because('field', '专业领域与申报领域不符', 'of another field'));
  }
  if (subject.languages.length > 0 && !meets(candidate.languages, subject.languages)) {
    found.push(because('language', '不掌握所需语种', 'without a language that is needed'));
  }
  if (candidate.openReviews >= draw.maxOpenReviews) {
    const [open, most] = [candidate.openReviews, draw.maxOpenReviews];
    found.push(
      because('load', `在评项目 ${open} 项，已达上限 ${most} 项`, `has ${open} open reviews of at most ${most}`),
    );
  }
  if (restsFrom(candidate, subject, draw)) {
    const day = candidate.judgedHostOn;
    found.push(because('judgedBefore', `${day} 已评审过同一依托单位`, `judged the same host on ${day}`));
  }
  if (seated.filter((one) => one === candidate.institution).length >= draw.perInstitution) {
    const most = draw.perInstitution;
    found.push(because('sameInstitution', `同一单位专家不超过 ${most} 名`, `at most ${most} of one institution`));
  }
  if (subject.handledBy?.includes(candidate.expertId)) {
    found.push({ kind: 'handled', explanation: HANDLED, article: avoidance.article });
  }
  const employed = [...candidate.ties, { kind: 'sameEntity' as const, uscc: candidate.institution }];
  const avoidances = avoidancesOf({ ...candidate, ties: employed }, subject.party, avoidance, subject.on);
  return [...found, ...avoidances.map(({ ground, ...rest }) => ({ kind: ground, ...rest }))];
}

function meets(own: readonly string[], wanted: readonly string[]): boolean {
  return own.some((one) => wanted.includes(one));
}

function restsFrom({ judgedHostOn }: Candidate, { on }: DrawSubject, { restYearsFromHost }: DrawRules): boolean {
  return judgedHostOn !== undefined && judgedHostOn > addMonths(on, -12 * restYearsFromHost);
}
