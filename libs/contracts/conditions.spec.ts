import type { Role } from '#domain/procedures/procedure.js';
import { may } from './ability.js';
import { actsAs, recommendsFor, type ActorRef } from './actor.js';

const [UNIT, ANOTHER] = ['unit', 'another'];

function someone(role: Role, unit: Pick<ActorRef, 'recommendingUnitId' | 'recommendsCityWide'> = {}): ActorRef {
  return { accountId: 'me', displayName: '', roles: [role], organisationId: null, ...unit };
}

describe('what whoever recommends may read', () => {
  const ofUnit = someone('recommender', { recommendingUnitId: UNIT, recommendsCityWide: false });
  const cityWide = someone('recommender', { recommendingUnitId: 'city', recommendsCityWide: true });
  const waiting = (recommendingUnitId: string | null) => ({ state: 'underRecommendation', recommendingUnitId });
  const recommended = (recommendingUnitId: string | null) => ({
    state: 'underDecision',
    outcome: { recommendation: { recommended: true } },
    recommendingUnitId,
  });

  it.each(['read:case', 'read:dossier', 'read:file'] as const)(
    '%s: what was given to the own unit, before and after',
    (permission) => {
      for (const given of [waiting, recommended]) {
        expect(may(ofUnit, permission, given(UNIT))).toBe(true);
        for (const other of [ANOTHER, null]) expect(may(ofUnit, permission, given(other))).toBe(false);
      }
      expect(may(ofUnit, permission, { state: 'underFormalCheck', outcome: {}, recommendingUnitId: UNIT })).toBe(false);
    },
  );

  it('for the whole city: what was given to any', () => {
    for (const unit of [UNIT, ANOTHER, null]) expect(may(cityWide, 'read:case', waiting(unit))).toBe(true);
    expect(may(cityWide, 'read:case', { state: 'underFormalCheck', outcome: {} })).toBe(false);
  });

  it('without a unit: nothing', () => {
    for (const unit of [UNIT, null]) expect(may(someone('recommender'), 'read:case', waiting(unit))).toBe(false);
  });

  it('and recommend: that of the own unit, of the whole city any, whatever an office beside shows them', () => {
    const given = (recommendingUnitId: string | null) => ({ recommendingUnitId });
    for (const who of [ofUnit, { ...ofUnit, roles: ['financeOfficer', 'recommender'] as const }]) {
      expect([UNIT, ANOTHER, null].map((unit) => recommendsFor(who, given(unit)))).toEqual([true, false, false]);
      expect(actsAs(who, 'recommender', given(ANOTHER))).toBe(false);
    }
    expect(actsAs({ ...ofUnit, roles: ['financeOfficer', 'recommender'] }, 'financeOfficer', given(ANOTHER))).toBe(
      true,
    );
    for (const unit of [UNIT, ANOTHER, null]) expect(recommendsFor(cityWide, given(unit))).toBe(true);
    expect(recommendsFor(someone('recommender'), given(null))).toBe(false);
    expect(recommendsFor({ ...cityWide, roles: ['expert'] }, given(UNIT))).toBe(false);
  });
});
