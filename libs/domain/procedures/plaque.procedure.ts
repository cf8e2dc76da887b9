import type { Procedure } from './procedure.js';

/** 授牌 after the announcement: procedure 1, row 12. One case a base, opened when it is accredited. */
export type PlaqueState = 'underPlaque' | 'plaqueHandedOver' | 'plaqueDropped';
export type PlaqueVerb = 'handOver' | 'extend';

export const PLAQUE = {
  kind: 'plaque',
  initial: 'underPlaque',
  stages: {
    underPlaque: { turn: 'caseOfficer', task: 'plaqueHandOver', deadline: 'plaque' },
  },
  /** `plaqueDropped`: the title was revoked before the plaque was handed over. */
  ends: ['plaqueHandedOver', 'plaqueDropped'],
  verbs: {
    handOver: { roles: ['caseOfficer'], from: ['underPlaque'], to: ['plaqueHandedOver'] },
    extend: { roles: ['caseOfficer'], from: ['underPlaque'], to: ['underPlaque'] },
  },
  closes: { underPlaque: ['plaqueDropped'] },
} as const satisfies Procedure<PlaqueState, PlaqueVerb>;
