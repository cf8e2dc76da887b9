import { namesOf, problemsOf } from '../../../../test/support/completeness.js';
import type { BaseType } from '../../measures/vocabulary.js';
import type { SampleDossier } from '../dossier.builder.js';
import { aDossier } from '../dossier.builder.js';
import type { Dossier } from '../parts.js';
import { problemText } from '../problem-texts.js';

const CASES: readonly [rule: string, type: BaseType, change: (d: SampleDossier) => Dossier, expected: string[]][] = [
  [
    'an area larger than the whole',
    'park',
    (d) => d.with('site', { dedicatedAreaM2: 52000.01 }),
    ['site dedicatedAreaM2 exceeds'],
  ],
  [
    'an area with three decimals',
    'park',
    (d) => d.with('site', { dedicatedAreaM2: 3200.125 }),
    ['site dedicatedAreaM2 tooManyDecimals'],
  ],
  [
    'a lease that has run out',
    'park',
    (d) => d.with('site', { leaseUntil: '2026-11-20' }),
    ['site leaseUntil agreementExpired'],
  ],
  ['a lease without its end', 'park', (d) => d.without('site', 'leaseUntil'), ['site leaseUntil missing']],
  [
    'a foreign-linked tenant without link and country',
    'park',
    (d) => d.withRow('tenants', 0, { link: undefined, country: undefined }),
    ['tenants rows.0.link missing', 'tenants rows.0.country missing'],
  ],
  [
    'an approval that is due',
    'research',
    (d) =>
      d
        .with('institution', { humanGeneticResourceInvolved: true })
        .without('institution', 'humanGeneticResourceApprovalNumber'),
    ['institution humanGeneticResourceApprovalNumber approvalMissing'],
  ],
  [
    'a shared laboratory without its partner',
    'research',
    (d) => d.withRow('labs', 0, { partnerName: '', country: undefined }),
    ['labs rows.0.partnerName missing', 'labs rows.0.country missing'],
  ],
  [
    'overseas revenue above the total',
    'enterprise',
    (d) => d.withRow('business', 0, { overseasRevenueFen: 82_000_000_001 }),
    ['business rows.0.overseasRevenueFen exceeds'],
  ],
  [
    'a year missing, another given twice',
    'enterprise',
    (d) => d.withRow('business', 1, { year: 2023 }),
    ['business rows.1.year duplicateYear', 'business rows yearMissing'],
  ],
  [
    'a high-tech certificate that has run out',
    'enterprise',
    (d) => d.with('highTech', { issuedOn: '2022-10-01', expiresOn: '2025-10-01' }),
    ['highTech expiresOn agreementExpired'],
  ],
];

describe('rules of the parts that only some types have', () => {
  it.each(CASES)('name %s (%s)', (_rule, type, change, expected) => {
    expect(namesOf(change(aDossier(type)))).toEqual(expected);
  });

  it.each(CASES)('have a sentence without gaps for %s (%s)', (_rule, type, change) => {
    for (const problem of problemsOf(change(aDossier(type)))) {
      const { zh, en } = problemText(problem);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(zh + en).not.toMatch(/[{}]|undefined/);
    }
  });
});
