import { afterObjection } from './objection.js';

describe('a case after an objection to it was refused or dismissed', () => {
  it.each([
    [1, true, 'underObjection'],
    [1, false, 'underObjection'],
    [0, true, 'underPublicNotice'],
    [0, false, 'underAnnouncement'],
  ] as const)('with %s further objections, while the notice runs: %s, is %s', (openLeft, noticeRuns, state) => {
    expect(afterObjection({ openLeft, noticeRuns })).toBe(state);
  });
});
