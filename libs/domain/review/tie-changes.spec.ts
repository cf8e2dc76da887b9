import type { ExpertTie } from './avoidance.js';
import { changeOfTies } from './tie-changes.js';

const USCC = '91110108MA01KJ2X84';
const held: ExpertTie = { kind: 'interest', uscc: USCC, person: '李四' };
const relative: ExpertTie = { kind: 'relative', person: '王五' };

describe('what the trail tells of ties', () => {
  it.each<[string, ExpertTie[], ExpertTie[], object]>([
    ['nothing where all stay', [held, relative], [relative, held], {}],
    ['one added, by its organisation alone', [], [held], { tiesAdded: [{ kind: 'interest', uscc: USCC }] }],
    ['one removed, to a person who is not named', [held, relative], [held], { tiesRemoved: [{ kind: 'relative' }] }],
    [
      'one that ended',
      [relative],
      [{ ...relative, until: '2026-03-02' }],
      {
        tiesAdded: [{ kind: 'relative', until: '2026-03-02' }],
        tiesRemoved: [{ kind: 'relative' }],
      },
    ],
    ['one of two alike', [held, held], [held], { tiesRemoved: [{ kind: 'interest', uscc: USCC }] }],
  ])('%s', (_, before, after, told) => expect(changeOfTies(before, after)).toEqual(told));
});
