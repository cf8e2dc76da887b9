import { seededMeasure } from '../../../test/support/measures.js';
import { eligibility, type SubsidyCandidate } from './eligibility.js';

const rules = seededMeasure('2025').subsidy;

function aBase(change: Partial<SubsidyCandidate> = {}): SubsidyCandidate {
  return {
    baseId: 'b1',
    organisationId: 'o1',
    basis: 'evaluation',
    grade: 'excellent',
    state: 'accredited',
    rehearsal: false,
    awardedAlready: false,
    ...change,
  };
}

describe('who is eligible for the post-subsidy (Art. 20)', () => {
  it.each([
    ['excellent', rules.maxFenByGrade.excellent],
    ['good', rules.maxFenByGrade.good],
  ] as const)('an evaluation graded %s has the ceiling of its grade', (grade, ceilingFen) => {
    expect(eligibility([aBase({ grade })], rules, false).eligible).toMatchObject([{ baseId: 'b1', ceilingFen }]);
  });

  it('a new accreditation has the ceiling of its own', () => {
    const { eligible } = eligibility([aBase({ basis: 'accreditation', grade: null })], rules, false);
    expect(eligible).toMatchObject([{ ceilingFen: rules.accreditedMaxFen }]);
  });

  it.each([
    ['revoked', { state: 'revoked' }],
    ['underRectification', { state: 'underRectification' }],
    ['otherPace', { rehearsal: true }],
    ['awardedAlready', { awardedAlready: true }],
    ['nothingForGrade', { grade: 'qualified' }],
    ['nothingForGrade', { grade: 'unqualified' }],
    ['nothingForGrade', { grade: null }],
  ] as const)('leaves out, as %s, a base with %j', (reason, change) => {
    const { eligible, leftOut } = eligibility([aBase(change)], rules, false);
    expect(eligible).toEqual([]);
    expect(leftOut).toMatchObject([{ baseId: 'b1', reason }]);
  });

  it('takes a base once, on the ground that gives it more', () => {
    const both = [aBase({ grade: 'good' }), aBase({ basis: 'accreditation', grade: null })];
    for (const candidates of [both, both.toReversed()]) {
      const { eligible, leftOut } = eligibility(candidates, rules, false);
      expect(eligible).toMatchObject([{ basis: 'accreditation', ceilingFen: rules.accreditedMaxFen }]);
      expect(leftOut).toEqual([]);
    }
  });

  it('takes a base on its second ground where the first gives nothing', () => {
    const { eligible, leftOut } = eligibility(
      [aBase({ grade: 'qualified' }), aBase({ basis: 'accreditation', grade: null })],
      rules,
      false,
    );
    expect(eligible).toHaveLength(1);
    expect(leftOut).toEqual([]);
  });
});
