import {
  asSent,
  judgedSince,
  marksOf,
  remaining,
  sendable,
  shown,
  type CheckItem,
} from '../../apps/web/reviews/check-marks.js';

describe('what an officer judges while colleagues do', () => {
  const item = (verdict: CheckItem['verdict'] = null, reason: string | null = null): CheckItem => ({
    item: 'space',
    text: { zh: '场地', en: 'Space' },
    part: 'space',
    onFailure: 'return',
    verdict,
    reason,
    version: verdict === null ? 0 : 1,
  });
  const judged = (verdict: 'pass' | 'fail', reason = '', onRecord = item()) =>
    judgedSince({}, [onRecord], { space: { verdict, reason } });

  it('is sent until it is on record; a failure, once it is explained', () => {
    expect(marksOf(sendable(judged('pass')), [item()])).toEqual([{ item: 'space', verdict: 'pass', version: 0 }]);
    expect(marksOf(sendable(judged('fail')), [item()])).toEqual([]);
    expect(marksOf(sendable(judged('fail', '\u200b')), [item()])).toEqual([]);
    expect(marksOf(sendable(judged('fail', '缺'.repeat(1_001))), [item()])).toEqual([]);
    expect(shown([item()], judged('fail'))).toMatchObject([{ verdict: 'fail', reason: '' }]);
    const failed = judged('fail', '缺页');
    expect(marksOf(sendable(failed), [item()])).toEqual([
      { item: 'space', verdict: 'fail', reason: '缺页', version: 0 },
    ]);
    expect(remaining(failed, [item('fail', '缺页')])).toEqual({});
  });

  it('takes what was sent for its own, whether its answer came or not, and what was typed on for a change of it', () => {
    const sent = asSent(judged('fail', '缺页'));
    const typedOn = judgedSince(sent, [item()], { space: { verdict: 'fail', reason: '缺' } });
    for (const record of [item(), item('fail', '缺页')])
      expect(remaining(typedOn, [record])).toMatchObject({ space: { reason: '缺' } });
    // Of several that were sent, too, whichever of them came.
    const passed = asSent(judgedSince(sent, [item()], { space: { verdict: 'pass', reason: '' } }));
    expect(remaining(passed, [item('fail', '缺页')])).toMatchObject({ space: { verdict: 'pass' } });
    const anew = asSent(judgedSince(sent, [item()], { space: { verdict: 'fail', reason: '第3页没有盖章' } }));
    expect(remaining(anew, [item('fail', '缺页')])).toMatchObject({ space: { reason: '第3页没有盖章' } });
    expect(asSent(anew)).toEqual(anew);
  });

  it('stands behind what a colleague has found meanwhile, and is not lost to one who found nothing', () => {
    const found = judged('fail', '缺页');
    expect(remaining(found, [item('fail', '无章')])).toMatchObject({ space: { reason: '无章\n缺页' } });
    expect(remaining(found, [item('fail', '缺页\n《a.pdf》第 1 页上部：无章')])).toEqual({});
    expect(remaining(found, [item('pass')])).toEqual(found);
  });

  it('passes nothing that a colleague has found wanting meanwhile, but what it was changed from', () => {
    expect(remaining(judged('pass'), [item('fail', '无章')])).toEqual({});
    const changed = judged('pass', '', item('fail', '无章'));
    expect(remaining(changed, [item('fail', '无章')])).toEqual(changed);
  });
});
