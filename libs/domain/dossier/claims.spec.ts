import fc from 'fast-check';
import { MEASURE } from '../../../test/support/completeness.js';
import { BASE_TYPES } from '../measures/vocabulary.js';
import type { Claim } from './claims.js';
import { claims } from './claims.js';
import { SAMPLE_DAY, aDossier } from './dossier.builder.js';
import type { Dossier } from './parts.js';

const DATES = { submittedOn: SAMPLE_DAY, referenceOn: '2026-12-04' };

function claim(dossier: Dossier, indicator: string): Claim {
  const found = claims(dossier, MEASURE, DATES).find((each) => each.indicator === indicator);
  if (found === undefined) throw new Error(`no claim for ${indicator}`);
  return found;
}

describe('claims', () => {
  it.each(BASE_TYPES)('has one claim for every data indicator of a %s dossier, all above 0 in the sample', (type) => {
    const data = MEASURE.types[type].indicators.filter(({ kind }) => kind === 'data').map(({ id }) => id);
    const found = claims(aDossier(type), MEASURE, DATES);
    expect(found.map(({ indicator }) => indicator)).toEqual(data);
    const sampled = found.filter(({ value }) => value > 0).length;
    expect(sampled).toBeGreaterThan(data.length / 2);
  });

  it('claims 0 for everything in an empty dossier', () => {
    for (const type of BASE_TYPES) {
      expect(claims({ type, parts: {} }, MEASURE, DATES).every(({ value }) => value === 0)).toBe(true);
    }
  });

  it('reads one figure of a form, when it has evidence', () => {
    expect(claim(aDossier('park'), 'dedicatedArea')).toMatchObject({ value: 3200, counted: [{ part: 'site' }] });
    expect(claim(aDossier('park').with('site', { evidence: [] }), 'dedicatedArea')).toMatchObject({
      value: 0,
      withoutEvidence: [{ part: 'site' }],
    });
  });

  it('counts only rows with evidence and lists the others', () => {
    const dossier = aDossier('park').withRows('tenants', 5, (i) => (i < 2 ? { evidence: [] } : {}));
    const { value, counted, withoutEvidence } = claim(dossier, 'foreignTenants');
    expect([value, counted.length, withoutEvidence.length]).toEqual([3, 3, 2]);
    expect(withoutEvidence[0]).toEqual({ part: 'tenants', rowId: dossier.parts.tenants?.rows[0]?.id });
  });

  it('counts only rows that pass the filter and lie in the window', () => {
    const heldOn = ['2022-12-31', '2023-01-01', '2025-12-31', '2026-01-01', undefined];
    const events = aDossier('park').withRows('events', 5, (i) => ({ heldOn: heldOn[i] }));
    expect(claim(events, 'internationalEvents').value).toBe(2);
    const local = aDossier('park').withRow('events', 0, { international: false });
    expect(claim(local, 'internationalEvents').value).toBe(0);
  });

  it('counts agreements that are in force on the day of submission: signed by then, expiring later', () => {
    const dates = [
      ['2024-01-01', SAMPLE_DAY],
      ['2024-01-01', '2026-11-21'],
      [SAMPLE_DAY, '2027-01-01'],
      ['2026-11-21', '2027-01-01'],
    ];
    const dossier = aDossier('park').withRows('partners', 4, (i) => ({
      signedOn: dates[i]?.[0],
      expiresOn: dates[i]?.[1],
    }));
    expect(claim(dossier, 'validAgreements').value).toBe(2);
  });

  it('does not count Hong Kong, Macao, Taiwan, China and unknown codes as countries', () => {
    const countries = ['DE', 'DE', 'HK', 'MO', 'TW', 'CN', 'ZZ', 'JP'];
    const dossier = aDossier('park').withRows('partners', countries.length, (i) => ({ country: countries[i] }));
    expect(claim(dossier, 'partnerCountries').value).toBe(2);
    expect(claim(dossier, 'validAgreements').value).toBe(countries.length);
  });

  it('takes the countries of several parts together', () => {
    const dossier = aDossier('enterprise').withRow('overseasEntities', 0, { country: 'BR' });
    expect(claim(dossier, 'businessCountries').value).toBe(4);
  });

  it('turns fen into 万元 and keeps four decimals', () => {
    const dossier = aDossier('platform').withRows('deals', 2, (i) => ({
      contractNumber: `HT-${i}`,
      valueFen: 1_234_550,
    }));
    expect(claim(dossier, 'dealValue').value).toBe(2.4691);
  });

  it('divides sums, not averages, for a share', () => {
    const dossier = aDossier('enterprise').withRows('business', 3, (i) => ({
      year: 2023 + i,
      revenueFen: [100, 100, 800][i],
      overseasRevenueFen: [100, 0, 0][i],
    }));
    expect(claim(dossier, 'overseasRevenueShare').value).toBe(10);
    const none = aDossier('enterprise').withRows('business', 1, () => ({ revenueFen: 0, overseasRevenueFen: 0 }));
    expect(claim(none, 'overseasRevenueShare').value).toBe(0);
  });

  it('lists every file of what was counted once', () => {
    const dossier = aDossier('park').withRows('tenants', 3);
    expect(claim(dossier, 'foreignTenants').evidence).toEqual(dossier.options.files.slice(0, 1));
  });

  it('never falls when a row with evidence is added, and does not depend on the order of rows', () => {
    const rows = aDossier('park').withRows('tenants', 8).parts.tenants?.rows ?? [];
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows]), fc.nat(7), (some, extra) => {
        const value = (list: typeof rows) =>
          claim(aDossier('park').with('tenants', { rows: list }), 'foreignTenants').value;
        expect(value(some)).toBe(some.length);
        const added = rows[extra];
        if (added !== undefined && !some.includes(added)) expect(value([...some, added])).toBe(some.length + 1);
      }),
    );
  });
});
