import { marksIn, placeAt, written } from '../../apps/web/documents/mark.js';

describe('a mark on a document', () => {
  const mark = { document: '附件（1）.pdf', page: 12, place: '中部', note: '缺少骑缝章：第二份' } as const;

  it('is a line of the reason, and found again in it among what else was written', () => {
    const other = { ...mark, page: 1, place: '下部' } as const;
    expect(marksIn(`材料不全。\n${written(mark)}\n${written(other)}`)).toEqual([mark, other]);
  });

  it('stays one line whatever was typed', () => {
    expect(marksIn(written({ ...mark, note: '一\n《b.pdf》第 1 页上部：二' }))).toHaveLength(1);
  });

  it('stands in the third of the page that was pointed at', () => {
    expect([0, 0.34, 0.99, 1].map(placeAt)).toEqual(['上部', '中部', '下部', '下部']);
  });
});
