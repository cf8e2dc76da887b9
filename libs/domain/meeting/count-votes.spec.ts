import fc from 'fast-check';
import type { MeetingRules } from '../measures/measure.js';
import { countVotes, VOTES, type Vote } from './count-votes.js';

const RULES: MeetingRules = {
  minMembers: 5,
  quorum: { numerator: 2, denominator: 3 },
  minEntitled: 3,
  majorityOverPercent: 50,
  article: 'Ch. 3',
  mark: 'A',
};
const MEMBERS = ['a', 'b', 'c', 'd', 'e', 'f'];
const ballot = (votes: Record<string, Vote>, recused: string[] = [], members = MEMBERS) =>
  countVotes({ members, recused, votes }, RULES);

describe('counting the votes on an item', () => {
  it('needs two thirds of those entitled, rounded up', () => {
    expect(ballot({ a: 'selected', b: 'selected', c: 'selected' })).toMatchObject({
      kind: 'noQuorum',
      entitled: 6,
      quorum: 4,
      present: 3,
    });
    expect(ballot({ a: 'selected', b: 'selected', c: 'selected', d: 'abstained' })).toMatchObject({
      kind: 'decided',
      result: 'selected',
      present: 4,
    });
  });

  it('lowers the quorum by those who stand aside, whose votes do not count', () => {
    const votes: Record<string, Vote> = { a: 'selected', b: 'selected', c: 'notSelected' };
    expect(ballot(votes, ['e', 'f'])).toMatchObject({ kind: 'decided', result: 'selected', entitled: 4, quorum: 3 });
    expect(ballot({ ...votes, e: 'notSelected', f: 'notSelected' }, ['e', 'f'])).toMatchObject({ present: 3 });
    expect(ballot(votes, ['c', 'd', 'e', 'f'])).toMatchObject({ kind: 'tooFewEntitled', entitled: 2 });
  });

  it('takes a vote for the title as one for cultivation at least', () => {
    expect(ballot({ a: 'selected', b: 'selected', c: 'cultivated', d: 'notSelected', e: 'notSelected' })).toMatchObject(
      {
        result: 'cultivated',
        castingVoteOf: null,
      },
    );
  });

  it('lets whoever presides decide at half, and the next in order where the chair stands aside', () => {
    expect(ballot({ a: 'selected', b: 'selected', c: 'notSelected', d: 'notSelected' })).toMatchObject({
      result: 'selected',
      castingVoteOf: 'a',
    });
    expect(ballot({ b: 'notSelected', c: 'notSelected', d: 'selected', e: 'selected' }, ['a'])).toMatchObject({
      result: 'notSelected',
      castingVoteOf: 'b',
    });
  });

  it('is decided by whoever presides, too, where his vote keeps half of the others from the title', () => {
    expect(ballot({ a: 'cultivated', b: 'selected', c: 'selected', d: 'notSelected' })).toMatchObject({
      result: 'cultivated',
      castingVoteOf: 'a',
    });
  });

  it('decides nothing against a majority, whatever the order of the members', () => {
    const votes = fc.array(fc.constantFrom(...VOTES), { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(votes, (given) => {
        const outcome = ballot(Object.fromEntries(given.map((vote, index) => [MEMBERS[index], vote])));
        if (outcome.kind !== 'decided') throw new Error('a full meeting always decides');
        const half = outcome.present / 2;
        if (outcome.votes.selected > half) expect(outcome.result).toBe('selected');
        if (outcome.votes.notSelected + outcome.votes.abstained > half) expect(outcome.result).toBe('notSelected');
        if (outcome.result === 'selected') expect(outcome.votes.selected).toBeGreaterThanOrEqual(half);
      }),
    );
  });
});
