import { namesOf, problemsOf } from '../../../../test/support/completeness.js';
import type { BaseType } from '../../measures/vocabulary.js';
import type { SampleDossier } from '../dossier.builder.js';
import { SAMPLE_DAY, aDossier } from '../dossier.builder.js';
import type { Dossier } from '../parts.js';
import { problemText } from '../problem-texts.js';

const CASES: readonly [rule: string, type: BaseType, change: (d: SampleDossier) => Dossier, expected: string[]][] = [
  [
    'a credit code with a wrong check character',
    'park',
    (d) => d.with('host', { uscc: '91110108MA01ABCD10' }),
    ['host uscc invalidUscc'],
  ],
  [
    'a registered address outside Beijing',
    'park',
    (d) => d.with('host', { registeredAddress: '上海市北京西路1号' }),
    ['host registeredAddress notInBeijing'],
  ],
  [
    'a district that is not one of Beijing',
    'park',
    (d) => d.with('host', { district: '310101' }),
    ['host district unknownDistrict'],
  ],
  [
    'a registration less than the years of the measure ago',
    'park',
    (d) => d.with('host', { registeredOn: '2025-11-21' }),
    ['host registeredOn registeredTooRecently'],
  ],
  [
    'shares of more than 100 %',
    'park',
    (d) =>
      d.with('host', {
        shareholders: [
          { name: '甲', country: 'CN', shareHundredths: 6000 },
          { name: '乙', country: 'DE', shareHundredths: 4001 },
        ],
      }),
    ['host shareholders shareOver100'],
  ],
  [
    'a share of one owner over 100 %',
    'enterprise',
    (d) => d.withRow('overseasEntities', 0, { shareHundredths: 10001 }),
    ['overseasEntities rows.0.shareHundredths shareOver100'],
  ],
  [
    'an identity number that fails its check',
    'park',
    (d) => d.with('legalRepresentative', { idNumber: '110105194912310021' }),
    ['legalRepresentative idNumber invalidIdNumber'],
  ],
  [
    'a birth date other than in the identity number',
    'park',
    (d) => d.with('leader', { birthDate: '1950-01-01' }),
    ['leader birthDate birthDateDiffers'],
  ],
  [
    'an employment that has ended',
    'park',
    (d) => d.with('leader', { employedUntil: '2026-10-31' }),
    ['leader employedUntil agreementExpired'],
  ],
  [
    'an employment with its dates reversed',
    'park',
    (d) => d.with('leader', { employedFrom: '2026-01-01', employedUntil: '2025-12-31' }),
    ['leader employedUntil datesReversed', 'leader employedUntil agreementExpired'],
  ],
  [
    'a telephone number and a mail address that are none',
    'park',
    (d) => d.with('contact', { phone: '12345', email: 'guohe@' }),
    ['contact phone invalidPhone', 'contact email invalidEmail'],
  ],
  [
    'a field that is not on the list',
    'park',
    (d) => d.with('base', { fields: ['hydrogen', 'alchemy'] }),
    ['base fields.1 unknownField'],
  ],
  [
    'China as a foreign partner',
    'park',
    (d) => d.withRow('partners', 0, { country: 'CN' }),
    ['partners rows.0.country chinaAsForeign'],
  ],
  [
    'a country that does not exist',
    'park',
    (d) => d.withRow('partners', 0, { country: 'ZZ' }),
    ['partners rows.0.country unknownCountry'],
  ],
  [
    '港澳台 as a partner, with a word that it is no country',
    'park',
    (d) => d.withRow('partners', 0, { country: 'HK' }),
    ['partners rows.0.country specialRegionNotCounted?'],
  ],
  [
    'an agreement signed after the submission',
    'park',
    (d) => d.withRow('partners', 0, { signedOn: '2026-11-21' }),
    ['partners rows.0.signedOn afterSubmission'],
  ],
  [
    'an agreement that expires on the day of submission',
    'park',
    (d) => d.withRow('partners', 0, { expiresOn: SAMPLE_DAY }),
    ['partners rows.0.expiresOn agreementExpired'],
  ],
  [
    'an agreement with its dates reversed',
    'park',
    (d) => d.withRow('partners', 0, { signedOn: '2026-01-02', expiresOn: '2026-01-01' }),
    ['partners rows.0.expiresOn datesReversed', 'partners rows.0.expiresOn agreementExpired'],
  ],
  [
    'a day that does not exist',
    'park',
    (d) => d.withRow('events', 0, { heldOn: '2025-02-30', endedOn: undefined }),
    ['events rows.0.heldOn invalidDate'],
  ],
  [
    'an event in the year of the cut-off',
    'park',
    (d) => d.withRow('events', 0, { heldOn: '2026-01-01', endedOn: '2026-01-01' }),
    ['events rows.0.heldOn outsideWindow'],
  ],
  [
    'an event before the window',
    'park',
    (d) => d.withRow('events', 0, { heldOn: '2022-12-31' }),
    ['events rows.0.heldOn outsideWindow'],
  ],
  [
    'more overseas participants than participants',
    'park',
    (d) => d.withRow('events', 0, { participants: 45 }),
    ['events rows.0.overseasParticipants exceeds'],
  ],
  [
    'a negative amount, a broken count',
    'park',
    (d) => d.withRow('events', 0, { participants: 46.5, overseasParticipants: -1 }),
    ['events rows.0.participants notWhole', 'events rows.0.overseasParticipants negative'],
  ],
  [
    'a figure that is no number',
    'park',
    (d) => d.withRow('delegations', 0, { persons: Number.NaN }),
    ['delegations rows.0.persons wrongType'],
  ],
  [
    'a project that ended before the window',
    'research',
    (d) => d.withRow('projects', 0, { startedOn: '2020-01-01', endsOn: '2022-12-31' }),
    ['projects rows.0.endsOn outsideWindow'],
  ],
  [
    'cooperation funds above the total',
    'research',
    (d) => d.withRow('projects', 0, { cooperationFundsFen: 300_000_001 }),
    ['projects rows.0.cooperationFundsFen exceeds'],
  ],
  [
    'funds that are not the sum of their sources',
    'park',
    (d) =>
      d.withRow('funds', 0, {
        sources: [
          { kind: 'own', amountFen: 100_000_000 },
          { kind: 'city', amountFen: 19_999_999 },
        ],
      }),
    ['funds rows.0.amountFen sumDiffers'],
  ],
  [
    'funds of a year outside the window',
    'park',
    (d) => d.withRow('funds', 0, { year: 2026 }),
    ['funds rows.0.year outsideWindow'],
  ],
  [
    'an overseas expert without months and country',
    'park',
    (d) => d.withRow('personnel', 0, { months: undefined, country: undefined }),
    ['personnel rows.0.months missing', 'personnel rows.0.country missing'],
  ],
  [
    'a patent without its number, a paper without its DOI',
    'park',
    (d) =>
      d.withRows('outputs', 2, (i) => (i === 0 ? { number: '', doi: undefined } : { kind: 'paper' as const, doi: '' })),
    ['outputs rows.0.number missing', 'outputs rows.1.doi missing'],
  ],
  [
    'a DOI that is none',
    'research',
    (d) => d.withRow('papers', 0, { doi: '11.1/x' }),
    ['papers rows.0.doi invalidDoi'],
  ],
  [
    'a plan without one of the three years',
    'park',
    (d) => d.withRow('plan', 1, { year: 2027 }),
    ['plan rows yearMissing'],
  ],
  [
    'a statement that is not affirmed',
    'park',
    (d) => d.with('commitment', { noSafetyEvent: false }),
    ['commitment noSafetyEvent notAffirmed'],
  ],
  [
    'a commitment that is not signed',
    'park',
    (d) => d.without('commitment', 'signedBy', 'signedOn'),
    ['commitment signedBy missing', 'commitment signedOn missing'],
  ],
];

describe('rules of the parts that every dossier has', () => {
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
