import type { MeetingRules } from '../measures/measure.js';
import { countItems } from './count-items.js';
import type { Vote } from './count-votes.js';

const RULES: MeetingRules = {
  minMembers: 3,
  quorum: { numerator: 2, denominator: 3 },
  minEntitled: 2,
  majorityOverPercent: 50,
  article: 'Ch. 3',
  mark: 'A',
};
const MEMBERS = ['a', 'b', 'c'];
const vote = (caseId: string, memberId: string, given: Vote, reasons: string[] = []) => ({
  caseId,
  memberId,
  vote: given,
  reasons,
});
const all = (caseId: string, given: Vote) => MEMBERS.map((member) => vote(caseId, member, given));

describe('where the items of a meeting stand', () => {
  const items = ['one', 'two', 'three'].map((caseId) => ({
    caseId,
    reasons: caseId === 'two' ? ['outsideQuota'] : [],
  }));
  const counted = (votes: ReturnType<typeof vote>[], recusals: { caseId: string; memberId: string }[] = []) =>
    countItems(items, { members: MEMBERS, recusals, votes }, RULES).map(({ item, outcome, ...rest }) => ({
      on: item.caseId,
      kind: outcome.kind,
      ...rest,
    }));

  it('lacks votes, members, or a reason; each item by its own votes', () => {
    const aside = [
      { caseId: 'three', memberId: 'a' },
      { caseId: 'three', memberId: 'b' },
    ];
    expect(counted([...all('one', 'notSelected'), vote('two', 'a', 'selected')], aside)).toEqual([
      { on: 'one', kind: 'decided', reasons: [], lacks: 'reason' },
      { on: 'two', kind: 'noQuorum', reasons: [], lacks: 'votes' },
      { on: 'three', kind: 'tooFewEntitled', reasons: [], lacks: 'members' },
    ]);
  });

  it('has the reasons of whoever voted so, else those of the rules; none where it is selected', () => {
    const mixed = [
      vote('one', 'a', 'notSelected', ['dishonesty']),
      vote('one', 'b', 'notSelected', ['dishonesty']),
      vote('one', 'c', 'cultivated', ['belowTotal']),
    ];
    expect(counted([...mixed, ...all('two', 'notSelected'), ...all('three', 'selected')])).toEqual([
      { on: 'one', kind: 'decided', reasons: ['dishonesty'], lacks: undefined },
      { on: 'two', kind: 'decided', reasons: ['outsideQuota'], lacks: undefined },
      { on: 'three', kind: 'decided', reasons: [], lacks: undefined },
    ]);
  });
});
