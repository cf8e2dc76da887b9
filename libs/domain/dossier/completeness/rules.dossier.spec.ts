import { GUIDE, namesOf, problemsOf } from '../../../../test/support/completeness.js';
import type { BaseType } from '../../measures/vocabulary.js';
import type { SampleDossier } from '../dossier.builder.js';
import { SAMPLE_FILES, aDossier, uuid } from '../dossier.builder.js';
import type { Dossier } from '../parts.js';
import { problemText } from '../problem-texts.js';

const CASES: readonly [rule: string, type: BaseType, change: (d: SampleDossier) => Dossier, expected: string[]][] = [
  [
    'two deals with one contract number, however it is written',
    'platform',
    (d) => d.withRows('deals', 2, (i) => ({ contractNumber: ['HT-2025-0001', 'ht 2025 0001'][i] })),
    ['deals rows.1.contractNumber duplicateNumber'],
  ],
  [
    'one contract as a deal and as a landed project',
    'platform',
    (d) => d.withRow('landedProjects', 0, { contractNumber: '2025110101000123' }),
    ['landedProjects rows.0.contractNumber duplicateNumber'],
  ],
  [
    'two projects with one number',
    'research',
    (d) => d.withRows('projects', 2),
    ['projects rows.1.number duplicateNumber'],
  ],
  [
    'one patent twice',
    'research',
    (d) => d.withRows('outputs', 2, () => ({ doi: undefined })),
    ['outputs rows.1.number duplicateNumber'],
  ],
  [
    'one paper twice, by its DOI',
    'research',
    (d) =>
      d.withRows('papers', 2, (i) => ({
        doi: ['10.1016/J.jpowsour.2024.1', 'https://doi.org/10.1016/j.jpowsour.2024.1'][i],
      })),
    ['papers rows.1.doi duplicateNumber'],
  ],
  [
    'two rows with one id',
    'park',
    (d) => d.withRows('tenants', 2, () => ({ id: SAMPLE_FILES[0] })),
    ['tenants rows.1.id duplicateRow'],
  ],
  [
    'a row without evidence, which then does not count',
    'park',
    (d) => d.withRow('tenants', 0, { evidence: [] }),
    ['tenants rows.0.evidence evidenceMissing?'],
  ],
  [
    'an attachment without its file',
    'park',
    (d) => d.withRow('attachments', 0, { evidence: [] }),
    ['attachments rows.0.evidence evidenceMissing', 'attachments rows attachmentMissing'],
  ],
  [
    'evidence that is not a file of the organisation',
    'park',
    (d) => d.withRow('tenants', 0, { evidence: [uuid(0xdead)] }),
    ['tenants rows.0.evidence.0 unknownFile'],
  ],
  [
    'an attachment of a partner that is not there',
    'park',
    (d) => d.withRow('attachments', 3, { partnerId: uuid(0xdead) }),
    ['attachments rows.3.partnerId unknownPartner'],
  ],
];

describe('rules across the parts', () => {
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

  it.each([
    ['park', 'siteTitle'],
    ['research', 'labEquipmentList'],
    ['platform', 'technologyContract'],
    ['enterprise', 'auditReport'],
    ['park', 'agreement'],
  ] as const)('an attachment that the type needs: %s, %s', (type, kind) => {
    const rows = aDossier(type).parts.attachments?.rows.filter((row) => row.kind !== kind) ?? [];
    const [problem] = problemsOf(aDossier(type).with('attachments', { rows }));
    expect(problem).toMatchObject({ code: 'attachmentMissing', params: { kind } });
  });

  it('no attachment for a part that has no rows', () => {
    const rows = aDossier('park').parts.attachments?.rows.filter((row) => row.kind !== 'projectContract') ?? [];
    const dossier = aDossier('park').with('attachments', { rows });
    expect(namesOf(dossier)).toEqual(['attachments rows attachmentMissing']);
    expect(namesOf(dossier.without('projects'))).toEqual([]);
  });

  it('a credit code that an officer has accepted as a warning, and only that code', () => {
    const dossier = aDossier('park').with('host', { uscc: '91110108MA01ABCD10' });
    const accepted = { usccOverride: { uscc: '91110108MA01ABCD10', reason: '与营业执照一致' } };
    expect(namesOf(dossier, accepted)).toEqual(['host uscc usccOverridden?']);
    expect(namesOf(dossier.with('host', { uscc: '91110108MA01ABCD11' }), accepted)).toEqual(['host uscc invalidUscc']);
  });

  it('a credit code other than the one the organisation is registered with', () => {
    const uscc = aDossier('park').parts.host?.uscc;
    expect(namesOf(aDossier('park'), { organisationUscc: uscc })).toEqual([]);
    expect(namesOf(aDossier('park'), { organisationUscc: '91110108551385082Q' })).toEqual(['host uscc usccDiffers']);
  });

  it('fields and countries outside the guide', () => {
    const guide = { ...GUIDE, fields: ['quantum'], countries: ['JP', 'KR'] };
    expect(namesOf(aDossier('park'), { guide })).toEqual([
      'base fields fieldOutsideGuide',
      'partners rows countryOutsideGuide',
    ]);
    const within = { ...GUIDE, fields: ['quantum', 'hydrogen'], countries: ['JP', 'SG'] };
    expect(namesOf(aDossier('park'), { guide: within })).toEqual([]);
  });

  it('the window by the year of the cut-off, not of the submission', () => {
    const guide = { ...GUIDE, opensOn: '2025-12-20', closesOn: '2026-01-20' };
    const dossier = aDossier('park').with('commitment', { signedOn: '2025-12-29' });
    expect(namesOf(dossier, { guide, submittedOn: '2025-12-30' })).toEqual([]);
  });
});
