/** Computing a round of a draw again, from its seed and from the pool as it was. */
import { drawInOrder, exclusionsOf, type Candidate, type DrawLaw, type DrawSubject, type Verdict } from './draw.js';

/** A round as the record has it. */
export interface RecordedRound {
  readonly wanted: number;
  readonly seated: readonly string[];
  readonly subject: DrawSubject;
  /** In the order of the tickets. */
  readonly verdicts: readonly (Verdict & { readonly ticket: string })[];
}

export interface Verification {
  /** What the draw had to find, in the order of the tickets. */
  readonly verdicts: readonly (Verdict & { readonly ticket: string })[];
  /** Experts of other fields whose tickets came before the last one that was looked at, with all that speaks against them. */
  readonly ofOtherFields: readonly (Verdict & { readonly ticket: string })[];
  /** Experts whose verdict is recorded otherwise, or not at all, or who should not have been looked at. */
  readonly differing: readonly string[];
  /** Experts of the fields who were not reached: the seats were taken before. */
  readonly notReached: number;
}

/**
 * @param pool everyone of the pool at the moment of the round who had not been invited to the case before, whatever the order
 * @param ticketOf the ticket that the seed gives to an expert
 */
export function verifyRound(
  round: RecordedRound,
  pool: readonly Candidate[],
  law: DrawLaw,
  ticketOf: (expertId: string) => string,
): Verification {
  const { wanted, seated, subject } = round;
  const ordered = pool
    .map((candidate) => ({ ...candidate, ticket: ticketOf(candidate.expertId) }))
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1));
  const isOfFields = ({ fields }: Candidate) => fields.some((field) => subject.fields.includes(field));
  const ofFields = ordered.filter(isOfFields);
  const found = drawInOrder(ofFields, { wanted, seated, subject, law });
  const verdicts = found.map((verdict) => ({ ...verdict, ticket: ticketOf(verdict.expertId) }));
  const recorded = new Map(round.verdicts.map((verdict) => [verdict.expertId, verdict]));
  const expected = new Set(verdicts.map(({ expertId }) => expertId));
  const last = verdicts.at(-1)?.ticket ?? '';
  const passedBy = ordered.filter((candidate) => candidate.ticket < last && !isOfFields(candidate));
  return {
    verdicts,
    ofOtherFields: passedBy.map((candidate) => ({
      expertId: candidate.expertId,
      ticket: candidate.ticket,
      drawn: false,
      exclusions: exclusionsOf(candidate, subject, seated, law),
    })),
    differing: [
      ...verdicts.filter((verdict) => !agrees(verdict, recorded.get(verdict.expertId))),
      ...round.verdicts.filter(({ expertId }) => !expected.has(expertId)),
    ].map(({ expertId }) => expertId),
    notReached: ofFields.length - verdicts.length,
  };
}

function agrees(
  one: Verdict & { readonly ticket: string },
  other: (Verdict & { readonly ticket: string }) | undefined,
): boolean {
  const kinds = ({ exclusions }: Verdict) => exclusions.map(({ kind }) => kind).join();
  return other !== undefined && one.drawn === other.drawn && one.ticket === other.ticket && kinds(one) === kinds(other);
}
