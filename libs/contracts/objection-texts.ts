import type { LocalizedText } from '#domain/measures/measure.js';
import type { ObjectionState } from '#domain/objection/objection.js';

/** Where an objection stands. `moot`: its case ended before it was decided. */
export const OBJECTION_STATE_TEXTS = {
  filed: { zh: '已收到，待决定是否受理', en: 'Received; it is being considered whether to accept it' },
  accepted: { zh: '已受理，核查中', en: 'Accepted, under investigation' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  dismissed: { zh: '异议不成立', en: 'Dismissed' },
  upheld: { zh: '异议成立', en: 'Upheld' },
  moot: { zh: '公示对象的办理已经终止，不再处理', en: 'The case has ended; nothing is left to be decided' },
} as const satisfies Record<ObjectionState | 'moot', LocalizedText>;
