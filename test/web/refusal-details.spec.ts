import { detailsOf } from '../../apps/web/common/refusal-details.js';

const text = (zh: string) => ({ zh, en: `in English: ${zh}` });
const problem = { status: 422, code: 'x.y', sentence: text('不行') };

describe('what a refusal says of single things', () => {
  it('is listed, whichever list of the problem document it stands in', () => {
    const told = detailsOf({
      ...problem,
      errors: [{ path: 'name', code: 'a', detail: text('名称过长') }],
      problems: [{ path: 'rows.1.name', detail: text('缺少名称') }],
      members: [{ accountId: 'x', sentence: text('须回避') }],
      gates: [{ gate: 'inBeijing', reasons: [{ detail: text('不在京') }] }],
    });
    expect(told).toEqual(['名称过长', '缺少名称', '须回避', '不在京'].map(text));
  });

  it('is not said twice', () => {
    const errors = [{ path: 'name', code: 'x.y', detail: problem.sentence }];
    expect(detailsOf({ ...problem, errors })).toEqual([]);
  });

  it('is left out where it stands beside its field, and where it is an id that says nothing to a reader', () => {
    const errors = ['members.2', 'reason'].map((path) => ({ path, code: 'a', detail: text(path) }));
    expect(detailsOf({ ...problem, errors, missing: ['siteLease'] }, ['members'])).toEqual([text('reason')]);
  });
});
