/** 回避: who may not judge whom, and why. The grounds and the look-back are the measure's; names and codes come from data. */
import { withoutHidden } from '../common/hidden-characters.js';
import { addMonths, type CalendarDate } from '../common/calendar-date.js';
import type { AvoidanceRules, LocalizedText } from '../measures/measure.js';

/** The grounds that data can show; ids of the measure's list. */
export const AVOIDANCE_GROUNDS = [
  'sameEntity',
  'relative',
  'supervisorStudent',
  'coAuthor',
  'interest',
  'competitor',
  'selfDeclared',
] as const;
export type AvoidanceGround = (typeof AVOIDANCE_GROUNDS)[number];

/** Ties that an expert declares, or an officer records: to an organisation (USCC), to a person, or to both. */
export const TIE_KINDS = ['sameEntity', 'relative', 'supervisorStudent', 'coAuthor', 'interest'] as const;
export type TieKind = (typeof TIE_KINDS)[number];

export interface ExpertTie {
  readonly kind: TieKind;
  readonly uscc?: string;
  readonly person?: string;
  /** The last day on which it held; absent while it holds. */
  readonly until?: CalendarDate;
}

/** What is known of an expert that may stand between him and a case. Employment is a tie of kind `sameEntity`. */
export interface ExpertTies {
  readonly name: string;
  readonly ties: readonly ExpertTie[];
  /** 代表性论文和承担项目: numbers and DOIs of what he wrote or took part in, as they are compared. */
  readonly works?: readonly string[];
}

/** A paper, project, right or contract that the applicant shows in its dossier. */
export interface ShownWork {
  readonly number: string;
  /** When it was published or obtained, or ends; absent where the dossier does not say. */
  readonly until?: CalendarDate;
}

/** Whom the case is about. */
export interface JudgedParty {
  /** USCC of the host. */
  readonly host: string;
  /** USCCs of its parents and subsidiaries, as far as they are known. */
  readonly related: readonly string[];
  /** Names of its legal representative and of the base's leader. */
  readonly persons: readonly string[];
  /** USCCs of the other applicants of the same batch, whatever their type. */
  readonly competitors: readonly string[];
  /** What its dossier shows; absent in draws from before it was looked at. */
  readonly works?: readonly ShownWork[];
}

export interface Avoidance {
  readonly ground: AvoidanceGround;
  readonly explanation: LocalizedText;
  readonly article: string;
}

/**
 * Every ground that keeps an expert from a case, in the order of the measure's list; empty where there is none. A tie that
 * ended longer ago than the look-back does not count any more.
 * @param on the day on which it is asked
 */
export function avoidancesOf(
  expert: ExpertTies,
  party: JudgedParty,
  rules: AvoidanceRules,
  on: CalendarDate,
): readonly Avoidance[] {
  const counts = ({ until }: Pick<ExpertTie, 'until'>) =>
    until === undefined || until >= addMonths(on, -12 * rules.lookBackYears);
  const ties = expert.ties.filter(counts);
  const present = new Set<AvoidanceGround>();
  for (const tie of ties) {
    if (concerns(tie, party)) present.add(tie.kind);
    if (tie.kind === 'sameEntity' && tie.uscc && party.competitors.includes(tie.uscc)) present.add('competitor');
  }
  if (isAmong(party.persons, expert.name)) present.add('sameEntity');
  const shared = party.works?.some((work) => expert.works?.includes(work.number) && counts(work));
  if (shared) present.add('coAuthor');
  return rules.grounds
    .filter(({ id }) => present.has(id as AvoidanceGround))
    .map(({ id, text, article }) => ({ ground: id as AvoidanceGround, explanation: text, article }));
}

function concerns({ uscc, person }: ExpertTie, { host, related, persons }: JudgedParty): boolean {
  return (
    (uscc !== undefined && [host, ...related].includes(uscc)) || (person !== undefined && isAmong(persons, person))
  );
}

/** As everybody sees their names: what was kept before hidden characters were refused may have some. */
function isAmong(persons: readonly string[], name: string): boolean {
  const seen = withoutHidden(name);
  return persons.some((person) => withoutHidden(person) === seen);
}
