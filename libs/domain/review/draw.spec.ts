import fc from 'fast-check';
import { seededMeasure } from '../../../test/support/measures.js';
import { drawInOrder, exclusionsOf, type Candidate, type DrawSubject } from './draw.js';

const measure = seededMeasure('2025');
const law = { draw: measure.panel.draw, avoidance: measure.avoidance };
const SUBJECT: DrawSubject = {
  fields: ['ai'],
  languages: [],
  party: { host: 'HOST', related: [], persons: [], competitors: [] },
  on: '2026-06-15',
};

function aCandidate(expertId: string, change: Partial<Candidate> = {}): Candidate {
  return {
    expertId,
    name: `专家${expertId}`,
    institution: `单位${expertId}`,
    fields: ['ai'],
    languages: ['en'],
    openReviews: 0,
    away: false,
    ties: [],
    ...change,
  };
}

function kindsFor(change: Partial<Candidate>, subject: Partial<DrawSubject> = {}, seated: string[] = []) {
  return exclusionsOf(aCandidate('a', change), { ...SUBJECT, ...subject }, seated, law).map(({ kind }) => kind);
}

describe('whom the draw passes over', () => {
  it('nobody without a reason', () => {
    expect(kindsFor({})).toEqual([]);
  });

  it('those away, of another field or language', () => {
    expect(kindsFor({ away: true })).toEqual(['away']);
    expect(kindsFor({ fields: ['bio'] })).toEqual(['field']);
    expect(kindsFor({}, { languages: ['ru'] })).toEqual(['language']);
  });

  it('those who handled the case, and those who are experts no more', () => {
    expect(kindsFor({}, { handledBy: ['b', 'a'] })).toEqual(['handled']);
    expect(kindsFor({}, { formerExperts: ['a'] })).toEqual(['formerExpert']);
    expect(kindsFor({}, { handledBy: ['b'], formerExperts: ['b'] })).toEqual([]);
  });

  it('those at the limit of open reviews', () => {
    const { maxOpenReviews } = law.draw;
    expect(kindsFor({ openReviews: maxOpenReviews - 1 })).toEqual([]);
    expect(kindsFor({ openReviews: maxOpenReviews })).toEqual(['load']);
  });

  it('those who judged the host within the rest of the measure', () => {
    const rested = (years: number, judgedHostOn: string) =>
      exclusionsOf(aCandidate('a', { judgedHostOn }), SUBJECT, [], {
        ...law,
        draw: { ...law.draw, restYearsFromHost: years },
      }).map(({ kind }) => kind);
    expect(rested(0, '2026-06-15')).toEqual([]);
    expect(rested(1, '2025-06-16')).toEqual(['judgedBefore']);
    expect(rested(1, '2025-06-15')).toEqual([]);
  });

  it('a colleague of one who is seated, and those who must stand aside, each with the article', () => {
    expect(kindsFor({ institution: 'X' }, {}, ['X'])).toEqual(['sameInstitution']);
    const found = exclusionsOf(aCandidate('a', { ties: [{ kind: 'interest', uscc: 'HOST' }] }), SUBJECT, [], law);
    expect(found).toMatchObject([{ kind: 'interest', article: 'Ch. 3' }]);
  });

  it('tells every reason, not the first only', () => {
    expect(kindsFor({ away: true, fields: [], openReviews: 99 })).toEqual(['away', 'field', 'load']);
  });
});

describe('the draw', () => {
  const pool = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => aCandidate(id));
  const draw = (candidates: Candidate[], wanted: number, seated: string[] = []) =>
    drawInOrder(candidates, { wanted, seated, subject: SUBJECT, law });

  it('takes the first who may sit, and looks no further', () => {
    const away = aCandidate('away', { away: true });
    expect(draw([away, ...pool], 2).map(({ expertId, drawn }) => [expertId, drawn])).toEqual([
      ['away', false],
      ['a', true],
      ['b', true],
    ]);
  });

  it('takes one of each institution', () => {
    const colleagues = pool.map((candidate) => ({ ...candidate, institution: 'X' }));
    expect(draw(colleagues, 3).filter(({ drawn }) => drawn)).toHaveLength(1);
    expect(draw(colleagues, 3, ['X']).filter(({ drawn }) => drawn)).toHaveLength(0);
  });

  it('property: never more than wanted, never anyone excluded, and in the order given', () => {
    const candidate = fc.record({
      away: fc.boolean(),
      institution: fc.constantFrom('X', 'Y', 'Z', 'W'),
      openReviews: fc.integer({ min: 0, max: 2 * law.draw.maxOpenReviews }),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 40 }), fc.integer({ min: 0, max: 9 }), (some, wanted) => {
        const verdicts = draw(
          some.map((change, index) => aCandidate(`${index}`, change)),
          wanted,
        );
        const drawn = verdicts.filter((verdict) => verdict.drawn);
        return (
          drawn.length <= wanted &&
          verdicts.every(({ expertId }, index) => expertId === `${index}`) &&
          verdicts.every((verdict) => verdict.drawn === (verdict.exclusions.length === 0))
        );
      }),
    );
  });
});
