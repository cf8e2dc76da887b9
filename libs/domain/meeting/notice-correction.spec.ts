import { changesOf, changesOfListing, type NoticeText } from './notice-correction.js';

describe('the correction of a public notice', () => {
  const shown: NoticeText = { name: '氢能基地', organisation: '北京氢能研究院', type: 'research' };

  it('is of what reads otherwise alone, without the space around it', () => {
    expect(changesOf(shown, { name: ' 氢能合作基地 ', organisation: '北京氢能研究院' })).toEqual([
      { field: 'name', before: '氢能基地', after: '氢能合作基地' },
    ]);
    expect(changesOf(shown, {})).toEqual([]);
    expect(changesOf(shown, { ...shown, name: '氢能基地 ' })).toEqual([]);
  });

  it('is no mere wording where the type is another', () => {
    const changes = changesOf(shown, { name: '氢能园', type: 'park' });
    expect(changesOfListing(changes)).toEqual([{ field: 'type', before: 'research', after: 'park' }]);
    expect(changesOfListing(changesOf(shown, { organisation: '北京氢能科学院' }))).toEqual([]);
  });
});
