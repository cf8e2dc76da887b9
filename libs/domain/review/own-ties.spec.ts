import { backDated, keepsTies, withFormerEmployer } from './own-ties.js';
import type { ExpertTie } from './avoidance.js';

const TODAY = '2026-03-02';
const USCC = '91110108MA01KJ2X84';
const HELD: ExpertTie = { kind: 'interest', uscc: USCC };
const relative = { kind: 'relative', person: '李四', until: '2025-06-30' } as const;

describe('who saves the own ties', () => {
  it.each<[string, ExpertTie[], ExpertTie[], boolean]>([
    ['leaves them', [HELD, relative], [relative, HELD], true],
    ['adds one', [HELD], [HELD, relative], true],
    ['says more of one', [HELD], [{ ...HELD, person: '李四' }], true],
    ['ends one today', [HELD], [{ ...HELD, until: TODAY }], true],
    ['ends one later', [HELD], [{ ...HELD, until: '2027-01-01' }], true],
    ['ends one before it would', [{ ...HELD, until: '2027-01-01' }], [{ ...HELD, until: TODAY }], true],
    ['has one go on', [relative], [{ kind: 'relative', person: '李四' }], true],
    ['drops one', [HELD, relative], [HELD], false],
    ['drops one that has ended', [relative], [], false],
    ['back-dates one', [HELD], [{ ...HELD, until: '2026-03-01' }], false],
    ['back-dates one that has ended', [relative], [{ ...relative, until: '2025-06-29' }], false],
    ['makes another kind of it', [HELD], [{ kind: 'coAuthor', uscc: USCC }], false],
    ['names another one', [relative], [{ ...relative, person: '李四四' }], false],
  ])('%s', (_, before, after, kept) => expect(keepsTies(before, after, TODAY)).toBe(kept));

  it.each<[string, ExpertTie[], ExpertTie[], ExpertTie | undefined]>([
    ['one that holds', [], [HELD], undefined],
    ['one that ends today', [], [{ ...HELD, until: TODAY }], undefined],
    ['one that ended before', [HELD], [HELD, relative], relative],
    ['one that ended before and was known', [relative], [relative, HELD], undefined],
  ])('back-dates no new tie: %s', (_, before, after, found) => expect(backDated(before, after, TODAY)).toEqual(found));

  it('takes a former employer along, once', () => {
    const former = { kind: 'sameEntity', uscc: USCC, until: TODAY } as const;
    expect(withFormerEmployer([HELD], USCC, TODAY)).toEqual([HELD, former]);
    expect(withFormerEmployer([former], USCC, TODAY)).toEqual([former]);
    expect(withFormerEmployer([{ kind: 'sameEntity', uscc: USCC }], USCC, TODAY)).toHaveLength(1);
    expect(withFormerEmployer([{ ...former, until: '2020-01-01' }], USCC, TODAY)).toHaveLength(2);
  });
});
