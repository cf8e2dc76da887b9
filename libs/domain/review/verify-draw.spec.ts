import { createHash } from 'node:crypto';
import { seededMeasure } from '../../../test/support/measures.js';
import { drawInOrder, type Candidate, type DrawSubject } from './draw.js';
import { verifyRound, type RecordedRound } from './verify-draw.js';

const measure = seededMeasure('2025');
const law = { draw: measure.panel.draw, avoidance: measure.avoidance };
const ticketOf = (id: string) => createHash('sha256').update(`seed:${id}`).digest('hex');
const subject: DrawSubject = {
  fields: ['ai'],
  languages: [],
  party: { host: 'HOST', related: [], persons: [], competitors: [] },
  on: '2026-06-15',
};
const pool: Candidate[] = Array.from({ length: 12 }, (_, index) => ({
  expertId: `e${index}`,
  name: `专家${index}`,
  institution: `单位${index % 7}`,
  fields: index === 11 ? ['bio'] : ['ai'],
  languages: [],
  openReviews: index === 3 ? 999 : 0,
  away: index === 5,
  ties: [],
}));

const [first] = pool.map(({ expertId }) => expertId).sort((one, other) => (ticketOf(one) < ticketOf(other) ? -1 : 1));

function aRound(): RecordedRound {
  const ordered = pool
    .filter(({ fields }) => fields.includes('ai'))
    .sort((one, other) => (ticketOf(one.expertId) < ticketOf(other.expertId) ? -1 : 1));
  const verdicts = drawInOrder(ordered, { wanted: 5, seated: [], subject, law });
  return {
    wanted: 5,
    seated: [],
    subject,
    verdicts: verdicts.map((verdict) => ({ ...verdict, ticket: ticketOf(verdict.expertId) })),
  };
}

describe('a draw computed again', () => {
  it('agrees with what is recorded, whatever the order of the pool', () => {
    const round = aRound();
    const found = verifyRound(round, [...pool].reverse(), law, ticketOf);
    expect(found.differing).toEqual([]);
    expect(found.verdicts).toEqual(round.verdicts);
    expect(found.notReached).toBe(11 - round.verdicts.length);
  });

  it('explains why experts of other fields were passed by, where their tickets came earlier', () => {
    const pools = pool.map((one) => ({
      ...one,
      openReviews: 0,
      away: false,
      fields: one.expertId === first ? ['bio'] : ['ai'],
    }));
    const { ofOtherFields, verdicts } = verifyRound(aRound(), pools, law, ticketOf);
    expect(ofOtherFields.map(({ expertId, exclusions }) => [expertId, exclusions.map(({ kind }) => kind)])).toEqual([
      [first, ['field']],
    ]);
    expect(verdicts.map(({ expertId }) => expertId)).not.toContain(first);
  });

  it('finds a verdict that was turned, one that is missing, and one that should not be there', () => {
    const round = aRound();
    const [first, ...rest] = round.verdicts as [RecordedRound['verdicts'][number], ...RecordedRound['verdicts']];
    const turned = { ...round, verdicts: [{ ...first, drawn: !first.drawn }, ...rest] };
    expect(verifyRound(turned, pool, law, ticketOf).differing).toEqual([first.expertId]);
    expect(verifyRound({ ...round, verdicts: rest }, pool, law, ticketOf).differing).toEqual([first.expertId]);
    const planted = { ...round, verdicts: [...round.verdicts, { ...first, expertId: 'e11', ticket: ticketOf('e11') }] };
    expect(verifyRound(planted, pool, law, ticketOf).differing).toEqual(['e11']);
  });

  it('finds that another seed was used', () => {
    const other = (id: string) => ticketOf(`other${id}`);
    expect(verifyRound(aRound(), pool, law, other).differing.length).toBeGreaterThan(0);
  });
});
