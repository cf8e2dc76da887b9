/**
 * 盲评与保密: what of a case is kept from whom, and until when. The one table: the API, its exports, files, letters and views of the trail
 * read it, and `test/integration/reviews/blindness.spec.ts` looks for each of its lines in everything that each reader can read.
 */
import type { LocalizedText } from '#domain/measures/measure.js';

/** Who reads of a case that is theirs to see, as far as they are told different things. Somebody may be several of them. */
export const READERS = [
  /** Those who act for its organisation. */
  'applicant',
  'recommender',
  /** Experts who judge it. */
  'panelMember',
  /** The team of its visit. */
  'visitor',
  /** Those who work on all cases, assessors among them, and those of them who look after the reviews. */
  'staff',
  'commission',
  /** Of these, those who decide on objections, and those who receive them. */
  'objectionDesk',
  'officer',
] as const;
export type Reader = (typeof READERS)[number];

/** How far a case is: scores are still to come in; all are in; it has ended, or what is asked about was decided. */
export const PHASES = ['scoring', 'deciding', 'decided'] as const;
export type Phase = (typeof PHASES)[number];

const STAFF = ['staff'] as const;
const COMMISSION = ['commission'] as const;
const alike = (readers: readonly Reader[]) => ({ scoring: readers, deciding: readers, decided: readers });

export const SEEN = {
  /**
   * Who judges: names, accounts, seats. Not told afterwards either: experts stay free to judge the next case. One exception, of need:
   * whoever goes to the host is known there by name, also where they judge the case as well; that they do is told by nothing.
   */
  panel: alike(COMMISSION),
  /** What each expert gave and wrote. Until all are in nobody learns it: whoever draws or calls for a score could use it. */
  marks: { scoring: [], deciding: COMMISSION, decided: COMMISSION },
  /** Totals with their arithmetic. */
  totals: {
    scoring: STAFF,
    deciding: STAFF,
    decided: [...STAFF, 'applicant', 'recommender', 'panelMember', 'visitor'],
  },
  /** Where the recommending unit ranks a case among its own. */
  recommendation: {
    scoring: [...STAFF, 'recommender'],
    deciding: [...STAFF, 'recommender'],
    decided: [...STAFF, 'recommender', 'applicant', 'panelMember', 'visitor'],
  },
  /** What was found at the host: verified values with their notes and files, remarks, findings. Experts score before anybody goes there. */
  findings: {
    scoring: [...STAFF, 'visitor'],
    deciding: [...STAFF, 'visitor'],
    decided: [...STAFF, 'visitor', 'applicant'],
  },
  /** The checklist of a visit with what its team wrote, who signed or dissented, and the accounts of those who go. */
  visitReport: alike([...STAFF, 'visitor']),
  /** Reasons that may name an expert: of avoidance, of a void score. */
  reasons: alike(COMMISSION),
  /** By name who of the commission handles a case, and who stood in for whom. Capacities are told to everybody. */
  handlers: alike(STAFF),
  /** Who objects, and how to reach them. */
  objector: alike(['officer']),
  /** What the objection says and shows: whoever knows the matter may recognise who wrote it. */
  objection: alike(['objectionDesk']),
  /** That somebody objects, before it is known whether it is taken up, and what is answered, before it is decided. */
  pendingObjection: { scoring: STAFF, deciding: STAFF, decided: [...STAFF, 'applicant'] },
  /** Amounts of a subsidy that are proposed and not approved. */
  proposedAmounts: { scoring: STAFF, deciding: STAFF, decided: [...STAFF, 'applicant'] },
} as const satisfies Record<string, Readonly<Record<Phase, readonly Reader[]>>>;

/** Who operates the machine reads as the staff does. */
export const TO_THE_STAFF: ReadonlySet<Reader> = new Set(['staff', 'commission']);

/** What is kept from somebody. */
export type Secret = keyof typeof SEEN;

export function maySee(what: Secret, phase: Phase, readers: ReadonlySet<Reader>): boolean {
  const seen: readonly Reader[] = SEEN[what][phase];
  return seen.some((reader) => readers.has(reader));
}

/**
 * Has everybody of a panel scored? While a seat is empty, somebody is yet to come who must not know the others' scores.
 * @param states of all who were ever asked
 */
export function areAllIn(states: readonly string[], seats: number): boolean {
  const seated = states.filter((state) => ['invited', 'assigned', 'submitted'].includes(state));
  return seated.length >= seats && seated.every((state) => state === 'submitted');
}

/** Columns of the record in which a secret stands in the clear. A new one that holds one belongs here: the package of evidence leaves them out. */
const IN_THE_RECORD: Readonly<Partial<Record<Secret, Readonly<Record<string, readonly string[]>>>>> = {
  marks: { expert_assignment: ['scores', 'comments', 'comment', 'score_hundredths'] },
};

export function columnsOf(what: Secret, table: string): readonly string[] {
  return IN_THE_RECORD[what]?.[table] ?? [];
}

/** Members of a case's outcome that are more than its state. */
const IN_THE_OUTCOME: Readonly<Record<string, Secret>> = {
  expertHundredths: 'totals',
  dataHundredths: 'totals',
  totalHundredths: 'totals',
  scoreHundredths: 'totals',
  explanation: 'totals',
  recommendation: 'recommendation',
};

/** A line of arithmetic that lists what single experts gave. */
interface ListingMarks extends LocalizedText {
  readonly lists: 'marks';
}

export function listingMarks(line: LocalizedText): ListingMarks {
  return { ...line, lists: 'marks' };
}

/** The lines of an explanation that these readers may read. */
export function linesFor<Line extends object>(
  lines: readonly (Line & Partial<ListingMarks>)[],
  phase: Phase,
  readers: ReadonlySet<Reader>,
): Line[] {
  const shown = lines.filter(({ lists }) => !lists || maySee(lists, phase, readers));
  return shown.map(({ lists: _, ...line }) => line as unknown as Line);
}

/** A case's outcome without what is kept from these readers. */
export function outcomeFor(
  outcome: Readonly<Record<string, unknown>>,
  phase: Phase,
  readers: ReadonlySet<Reader>,
): Record<string, unknown> {
  const shown = Object.entries(outcome).flatMap(([name, value]): [string, unknown][] => {
    const secret = IN_THE_OUTCOME[name];
    if (secret && !maySee(secret, phase, readers)) return [];
    const lines = name === 'explanation' && Array.isArray(value);
    return [[name, lines ? linesFor(value as object[], phase, readers) : value]];
  });
  return Object.fromEntries(shown);
}

/** Acts whose reason may name an expert, in the trail. */
const NAMING_EXPERTS: readonly string[] = ['voidScore', 'declareAvoidance', 'drawExperts'];

export function namesExperts(action: string): boolean {
  return NAMING_EXPERTS.includes(action);
}

/** Of a case as such: once it has ended, it is decided. */
export function phaseOf({ closedAt }: { readonly closedAt: Date | null }): Exclude<Phase, 'scoring'> {
  return closedAt ? 'decided' : 'deciding';
}
