/** Computing a round of a draw again, from its seed and from the pool as it was. */
import { drawInOrder, type Candidate, type DrawLaw, type DrawSubject, type Verdict } from './draw.js';

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
  const ofFields = pool
    .filter(({ fields }) => fields.some((field) => round.subject.fields.includes(field)))
    .map((candidate) => ({ ...candidate, ticket: ticketOf(candidate.expertId) }))
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1));
  const { wanted, seated, subject } = round;
  const found = drawInOrder(ofFields, { wanted, seated, subject, law });
  const verdicts = found.map((verdict) => ({ ...verdict, ticket: ticketOf(verdict.expertId) }));
  const recorded = new Map(round.verdicts.map((verdict) => [verdict.expertId, verdict]));
  const expected = new Set(verdicts.map(({ expertId }) => expertId));
  return {
    verdicts,
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
