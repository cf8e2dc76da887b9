import { CONTEXT, MEASURE } from '../../../test/support/completeness.js';
import { BASE_TYPES } from '../measures/vocabulary.js';
import type { DossierContext } from './context.js';
import { aDossier } from './dossier.builder.js';
import { gates } from './gates.js';
import { admissionRefusal } from './guide.js';
import type { Dossier } from './parts.js';
import { gateText } from './problem-texts.js';

/** `gate reason` of every gate that fails. */
function failures(dossier: Dossier, context: Partial<DossierContext> = {}): string[] {
  return gates(dossier, MEASURE, { ...CONTEXT, ...context }).flatMap(({ gate, reasons }) =>
    reasons.map(({ code }) => `${gate} ${code}`),
  );
}

describe('entry gates', () => {
  it.each(BASE_TYPES)('let a complete %s dossier pass, each with its article', (type) => {
    const results = gates(aDossier(type), MEASURE, CONTEXT);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.every(({ article }) => article.length > 0)).toBe(true);
  });

  it('apply to the types they are made for', () => {
    const ids = (type: 'park' | 'platform') => gates(aDossier(type), MEASURE, CONTEXT).map(({ gate }) => gate);
    expect(ids('platform')).toContain('countriesPlatform');
    expect(ids('park').some((id) => id.startsWith('countries'))).toBe(false);
  });

  it('want the legal person registered in Beijing for the years of the measure', () => {
    const host = (fields: object) => failures(aDossier('park').with('host', fields));
    expect(host({ registeredOn: '2025-11-20' })).toEqual([]);
    expect(host({ registeredOn: '2025-11-21' })).toEqual(['registeredInBeijing registeredTooRecently']);
    expect(host({ registeredAddress: '天津市和平区' })).toEqual(['registeredInBeijing notInBeijing']);
    expect(failures(aDossier('park').without('host'))).toEqual([
      'registeredInBeijing notInBeijing',
      'registeredInBeijing registeredTooRecently',
      'hostNature natureUnknown',
    ]);
  });

  it('want a host whose nature fits the type', () => {
    expect(failures(aDossier('park').with('host', { legalNature: 'university' }))).toEqual([
      'hostNature natureDoesNotFitType',
    ]);
  });

  it('want two agreements in force', () => {
    expect(failures(aDossier('park').withRow('partners', 0, { expiresOn: '2026-11-20' }))).toEqual([]);
    const one = aDossier('park').withRows('partners', 2, (i) => (i === 0 ? { expiresOn: '2026-11-20' } : {}));
    expect(failures(one)).toEqual(['validAgreements tooFewAgreements']);
  });

  it('want two countries of a research base, three of a platform, and do not count 港澳台', () => {
    const partners = (type: 'research' | 'platform', ...countries: string[]) =>
      failures(aDossier(type).withRows('partners', countries.length, (i) => ({ country: countries[i] })));
    expect(partners('research', 'DE', 'SG')).toEqual([]);
    expect(partners('research', 'DE', 'DE')).toEqual(['countriesResearch tooFewCountries']);
    expect(partners('platform', 'DE', 'SG', 'HK')).toEqual(['countriesPlatform tooFewCountries']);
    expect(partners('platform', 'DE', 'SG', 'CN', 'FR')).toEqual([]);
  });

  it('want the no-objection of every partner with an agreement in force', () => {
    const dossier = aDossier('park').withRow('partners', 1, { noObjection: false });
    expect(failures(dossier)).toEqual(['partnerNoObjection noObjectionMissing']);
    expect(failures(dossier.withRow('partners', 1, { expiresOn: '2026-01-01' }))).toEqual([]);
  });

  it('want good standing: declared, and no known event within the years of the measure', () => {
    const event = (on: string) => ({ seriousEvents: [{ kind: 'safety' as const, on }] });
    expect(failures(aDossier('park').without('commitment'))).toEqual(['goodStanding standingNotDeclared']);
    expect(failures(aDossier('park'), event('2023-11-21'))).toEqual(['goodStanding safetyEvent']);
    expect(failures(aDossier('park'), event('2023-11-20'))).toEqual([]);
  });

  it('want no other base on the same platform and field', () => {
    const other = { name: '甲基地', platformName: '氢能联合 研究中心', fields: ['hydrogen'] };
    expect(failures(aDossier('park'), { otherBases: [other] })).toEqual(['noOtherBase otherBase']);
    expect(failures(aDossier('park'), { otherBases: [{ ...other, fields: ['gene'] }] })).toEqual([]);
    expect(failures(aDossier('park'), { otherBases: [{ ...other, platformName: '别的平台' }] })).toEqual([]);
  });

  it('say why in both languages, without gaps', () => {
    const results = gates({ type: 'platform', parts: {} }, MEASURE, CONTEXT);
    for (const reason of results.flatMap(({ reasons }) => reasons)) {
      expect(Object.values(gateText(reason)).join()).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe('the guide admits', () => {
  const guide = { opensOn: '2026-11-02', closesOn: '2026-12-04', quotas: { park: 3, research: 0 } };
  it('a type that is called for, from the first to the last day', () => {
    expect(admissionRefusal(guide, 'park', '2026-11-02')).toBeUndefined();
    expect(admissionRefusal(guide, 'park', '2026-12-04')).toBeUndefined();
  });
  it('nothing before, nothing late, no type without places', () => {
    expect(admissionRefusal(guide, 'park', '2026-11-01')).toEqual({ code: 'notOpenYet', opensOn: '2026-11-02' });
    expect(admissionRefusal(guide, 'park', '2026-12-05')).toEqual({ code: 'closed', closesOn: '2026-12-04' });
    expect(admissionRefusal(guide, 'research', '2026-11-02')).toEqual({ code: 'typeNotCalledFor', type: 'research' });
    expect(admissionRefusal(guide, 'platform', '2026-11-02')).toEqual({ code: 'typeNotCalledFor', type: 'platform' });
  });
});
