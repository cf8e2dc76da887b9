import fc from 'fast-check';
import { seededMeasure } from '../../../test/support/measures.js';
import { AVOIDANCE_GROUNDS, avoidancesOf, type ExpertTie, type JudgedParty } from './avoidance.js';

const { avoidance: rules } = seededMeasure('2025');
const PARTY: JudgedParty = { host: 'HOST', related: ['PARENT'], persons: ['王主任'], competitors: ['RIVAL'] };
const ON = '2026-06-15';

function groundsOf(ties: readonly ExpertTie[], name = '张教授') {
  return avoidancesOf({ name, ties }, PARTY, rules, ON).map(({ ground }) => ground);
}

describe('回避 by data', () => {
  it('knows every ground of the measure', () => {
    expect(rules.grounds.map(({ id }) => id)).toEqual([...AVOIDANCE_GROUNDS]);
  });

  it.each<[ExpertTie, string]>([
    [{ kind: 'sameEntity', uscc: 'HOST' }, 'sameEntity'],
    [{ kind: 'sameEntity', uscc: 'PARENT' }, 'sameEntity'],
    [{ kind: 'sameEntity', uscc: 'RIVAL' }, 'competitor'],
    [{ kind: 'relative', person: '王主任' }, 'relative'],
    [{ kind: 'supervisorStudent', person: '王主任' }, 'supervisorStudent'],
    [{ kind: 'coAuthor', uscc: 'HOST' }, 'coAuthor'],
    [{ kind: 'interest', uscc: 'PARENT' }, 'interest'],
  ])('%j: %s', (tie, ground) => {
    expect(groundsOf([tie])).toEqual([ground]);
  });

  it('keeps out the leader himself', () => {
    expect(groundsOf([], '王主任')).toEqual(['sameEntity']);
  });

  it('forgets a tie that ended before the look-back, not one that ended on its first day', () => {
    expect(groundsOf([{ kind: 'coAuthor', uscc: 'HOST', until: '2023-06-14' }])).toEqual([]);
    expect(groundsOf([{ kind: 'coAuthor', uscc: 'HOST', until: '2023-06-15' }])).toEqual(['coAuthor']);
  });

  it('keeps out whoever wrote what the applicant shows, or took part in it, while the look-back lasts', () => {
    const party = { ...PARTY, works: [{ number: '10.1/NEW' }, { number: '10.1/OLD', until: '2023-06-14' }] };
    const keptOut = (works?: string[]) =>
      avoidancesOf({ name: '张教授', ties: [], ...(works && { works }) }, party, rules, ON).map(({ ground }) => ground);
    expect(keptOut(['10.1/OTHER', '10.1/NEW'])).toEqual(['coAuthor']);
    expect(keptOut(['10.1/OLD'])).toEqual([]);
    expect(keptOut()).toEqual([]);
    expect(avoidancesOf({ name: '', ties: [], works: ['10.1/NEW'] }, PARTY, rules, ON)).toEqual([]);
  });

  it('is not concerned by others', () => {
    expect(
      groundsOf([
        { kind: 'interest', uscc: 'RIVAL' },
        { kind: 'relative', person: '李四' },
      ]),
    ).toEqual([]);
  });

  it('property: a further tie never takes a ground away', () => {
    const tie = fc.record({
      kind: fc.constantFrom('sameEntity', 'relative', 'supervisorStudent', 'coAuthor', 'interest'),
      uscc: fc.constantFrom('HOST', 'PARENT', 'RIVAL', 'OTHER'),
    });
    fc.assert(
      fc.property(fc.array(tie), tie, (ties, further) => {
        const [before, after] = [groundsOf(ties), groundsOf([...ties, further])];
        return before.every((ground) => after.includes(ground));
      }),
    );
  });
});
