import { presidingMembers } from './presiding.js';

const MEMBERS = ['chair', 'second', 'third'];
const on = (caseId: string, memberId: string) => ({ caseId, memberId });

describe('who presides over a meeting', () => {
  const presiding = (recusals: ReturnType<typeof on>[], votes: ReturnType<typeof on>[]) =>
    presidingMembers({ members: MEMBERS, caseIds: ['a', 'b'], recusals, votes });

  it('is the chair who has voted', () => {
    expect(presiding([], [on('a', 'second'), on('b', 'chair')])).toEqual(['chair']);
  });

  it('is the chair also where he stands aside on some items', () => {
    expect(presiding([on('a', 'chair')], [on('b', 'chair'), on('a', 'second')])).toEqual(['chair']);
  });

  it('is the next in order where the chair stands aside on all of them', () => {
    expect(presiding([on('a', 'chair'), on('b', 'chair')], [on('a', 'second')])).toEqual(['second']);
  });

  it('may be the first who has voted, where the chair has voted on nothing', () => {
    expect(presiding([], [on('a', 'third')])).toEqual(['chair', 'third']);
  });

  it('counts nothing that was said of items that have left', () => {
    expect(presiding([], [on('gone', 'second')])).toEqual(['chair']);
  });
});
