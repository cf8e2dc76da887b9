import {
  acknowledged,
  changed,
  changesIn,
  NOTHING,
  standingOf,
  type MarkEntry,
} from '../../apps/web/onsite/field-record.js';

const mark = (change: Partial<MarkEntry> = {}): MarkEntry => ({ verdict: null, remark: '', files: [], ...change });
const passed = mark({ verdict: 'pass' });
const failed = mark({ verdict: 'fail', remark: '门牌不符' });

describe('what is recorded on site without a network', () => {
  it('is sent where nobody has recorded the same meanwhile', () => {
    expect(standingOf({ base: mark(), own: passed }, mark())).toBe('toSend');
  });

  it('is a conflict where somebody has, and none where both found the same', () => {
    expect(standingOf({ base: mark(), own: passed }, failed)).toBe('conflict');
    expect(standingOf({ base: mark(), own: passed }, passed)).toBe('settled');
  });

  it('waits until a failure is explained', () => {
    expect(standingOf({ base: mark(), own: mark({ verdict: 'fail', remark: ' ' }) }, mark())).toBe('incomplete');
    expect(standingOf({ base: mark(), own: failed }, mark())).toBe('toSend');
  });

  it('is no change any more once it is taken back', () => {
    const record = changed(NOTHING, 'marks', 'space', { base: mark(), own: passed });
    expect(changesIn(record)).toBe(1);
    expect(changesIn(changed(record, 'marks', 'space', { base: mark(), own: mark() }))).toBe(0);
  });

  it('keeps what was typed while it was being sent, as a change of what was sent', () => {
    const sending = mark({ verdict: 'fail', remark: '门牌不符', files: ['local:1'] });
    const typedOn = { ...sending, remark: '门牌与证照不符' };
    const record = changed(NOTHING, 'marks', 'space', { base: mark(), own: typedOn });
    const sent = { ...sending, files: ['id-of-1'] };
    expect(acknowledged(record, 'marks', 'space', sending, sent).marks['space']).toEqual({
      base: sent,
      own: { ...typedOn, files: ['id-of-1'] },
    });
    const untouched = changed(NOTHING, 'marks', 'space', { base: mark(), own: sending });
    expect(changesIn(acknowledged(untouched, 'marks', 'space', sending, sent))).toBe(0);
  });
});
