import type { KeptDraft } from '../../apps/web/dossiers/draft-store.js';
import { beginFrom } from '../../apps/web/dossiers/kept-drafts.js';

const saved = { version: 3, content: { name: '国际合作园', direction: '技术转移' } };
const draft = (content: object, from = saved, at = 1): KeptDraft => ({
  version: from.version,
  base: from.content,
  content: { ...from.content, ...content },
  at,
});

describe('what this browser kept of a part', () => {
  it('is gone on with, from every tab that kept some of it', () => {
    const begun = beginFrom(saved, [
      ['one', draft({ name: '国际合作园区' })],
      ['other', draft({ direction: '人才引进' })],
    ]);
    expect(begun).toMatchObject({
      content: { name: '国际合作园区', direction: '人才引进' },
      adopted: ['one', 'other'],
    });
    expect(begun.conflict).toBeUndefined();
    expect(begun.base).toBe(saved.content);
  });

  it('is merged with what was saved meanwhile, and says so', () => {
    const earlier = { version: 2, content: { name: '国际合作园', direction: '' } };
    expect(beginFrom(saved, [['one', draft({ name: '园区' }, earlier)]])).toMatchObject({
      content: { name: '园区', direction: '技术转移' },
      merged: true,
    });
  });

  it('is put before a person where both changed the same; a second such draft waits in its row', () => {
    const earlier = { version: 2, content: { name: '合作园', direction: '' } };
    const begun = beginFrom(saved, [
      ['one', draft({ name: '甲' }, earlier)],
      ['clean', draft({ direction: '人才引进' })],
      ['two', draft({ name: '乙' }, earlier)],
    ]);
    expect(begun.content).toMatchObject({ name: '甲' });
    expect(begun.conflict).toMatchObject({
      theirs: { name: '国际合作园', direction: '人才引进' },
      conflicts: [{ path: 'name', ours: '甲', theirs: '国际合作园' }],
    });
    expect(begun.adopted).toEqual(['clean', 'one']);
  });

  it('is nothing where there is nothing', () => {
    expect(beginFrom(saved, [])).toMatchObject({ content: saved.content, adopted: [], merged: false });
  });
});
