import fc from 'fast-check';
import type { RankEntry } from './ranking.js';
import { rank, take } from './ranking.js';

const ORDER = ['dataScore', 'management', 'landed', 'vote'] as const;

function entry(id: string, totalHundredths: number, over: Partial<RankEntry> = {}): RankEntry {
  return { id, totalHundredths, dataHundredths: 0, managementHundredths: 0, landedHundredths: 0, ...over };
}

function placesOf(entries: readonly RankEntry[]) {
  return rank(entries, ORDER).map((one) => `${one.rank} ${one.entry.id}`);
}

describe('ranking', () => {
  it('breaks ties by data score, management, landed results, then a recorded vote', () => {
    expect(placesOf([entry('a', 8000), entry('b', 8000, { dataHundredths: 1 })])).toEqual(['1 b', '2 a']);
    expect(placesOf([entry('a', 8000), entry('b', 8000, { managementHundredths: 1 })])).toEqual(['1 b', '2 a']);
    expect(placesOf([entry('a', 8000), entry('b', 8000, { landedHundredths: 1 })])).toEqual(['1 b', '2 a']);
    expect(placesOf([entry('a', 8000, { voteRank: 2 }), entry('b', 8000, { voteRank: 1 })])).toEqual(['1 b', '2 a']);
  });

  it('shares a rank where nothing separates, and skips the next', () => {
    expect(placesOf([entry('c', 7000), entry('b', 8000), entry('a', 8000)])).toEqual(['1 a', '1 b', '3 c']);
  });

  it('a tie across the boundary needs a vote; one inside it does not', () => {
    const ranking = rank([entry('a', 8000), entry('b', 8000), entry('c', 7000), entry('d', 7000)], ORDER);
    const ids = (places: number) => {
      const { inside, outside, needsVote } = take(ranking, places);
      return [inside, needsVote, outside].map((list) => list.map((one) => one.entry.id).join(''));
    };
    expect(ids(2)).toEqual(['ab', '', 'cd']);
    expect(ids(1)).toEqual(['', 'ab', 'cd']);
    expect(ids(3)).toEqual(['ab', 'cd', '']);
    expect(ids(0)).toEqual(['', '', 'abcd']);
  });

  it('does not depend on the order given', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        totalHundredths: fc.nat(3),
        dataHundredths: fc.nat(1),
        managementHundredths: fc.nat(1),
        landedHundredths: fc.nat(1),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(some, fc.nat(10), (entries, places) => {
        const ranking = rank(entries, ORDER);
        expect(rank([...entries].reverse(), ORDER)).toEqual(ranking);
        const { inside, outside, needsVote } = take(ranking, places);
        expect(inside.length).toBeLessThanOrEqual(places);
        expect(inside.length + outside.length + needsVote.length).toBe(entries.length);
      }),
    );
  });
});
