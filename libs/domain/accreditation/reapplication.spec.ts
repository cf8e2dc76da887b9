import { seededMeasure } from '../../../test/support/measures.js';
import { mayReapplyFrom } from './reapplication.js';

describe('after a revocation a host may apply again', () => {
  const revoked = (ground: string | null) => ({ base: '甲基地', revokedOn: '2026-11-21', ground });
  const from = (ground: string | null) => mayReapplyFrom(revoked(ground), seededMeasure('2025'));

  it('three years later where it was at fault, five after fraud', () => {
    expect(from('failedAcceptance')).toBe('2029-11-21');
    expect(from('fraud')).toBe('2031-11-21');
  });

  it('at once where nobody was at fault', () => expect(from('hostGone')).toBeNull());

  it('three years later where the ground is not known', () => {
    expect([from(null), from('somethingElse')]).toEqual(['2029-11-21', '2029-11-21']);
  });

  it('by every version of the measures', () => {
    for (const id of ['2016', '2024-draft', '2025'] as const) {
      expect(mayReapplyFrom(revoked('failedAcceptance'), seededMeasure(id))).toBe('2029-11-21');
    }
  });
});
