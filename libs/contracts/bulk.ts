import type { LocalizedText } from '#domain/measures/measure.js';
import type { BulkAction } from '#domain/texts/bulk-actions.js';

export { BULK_ACTIONS, type BulkAction } from '#domain/texts/bulk-actions.js';

/** Those that are decisions: verbs of the case's procedure. The others are contributions. */
export const BULK_DECISIONS: readonly BulkAction[] = ['accept', 'drawExperts', 'extend'];

/** Every case is tried without effect first; then an officer has it carried out, or drops it. */
export const BULK_STATES = ['previewing', 'previewed', 'running', 'done', 'dropped'] as const;
export type BulkState = (typeof BULK_STATES)[number];

export const BULK_STATE_TEXTS: Readonly<Record<BulkState, LocalizedText>> = {
  previewing: { zh: '逐项试办', en: 'Being tried' },
  previewed: { zh: '待确认', en: 'Awaiting confirmation' },
  running: { zh: '逐项办理', en: 'Being carried out' },
  done: { zh: '已办结', en: 'Done' },
  dropped: { zh: '已放弃', en: 'Dropped' },
};

export interface BulkWorkflowInput {
  readonly actionId: string;
}

/** A bulk action as its workflow knows it. `expiresAt`: ISO instant until which a preview waits to be confirmed. */
export interface BulkSnapshot {
  readonly state: BulkState;
  readonly expiresAt: string;
}

/** The activities of a bulk action: one page of cases a call, each case in a transaction of its own. */
export interface BulkActivities {
  /** Tries, or carries out, the action on the next cases, according to the state it is in. @returns the state it is in then */
  bulkPage(input: BulkWorkflowInput): Promise<BulkSnapshot>;
  /** The state that it is in; one that nobody has confirmed in time is dropped. */
  readBulk(input: BulkWorkflowInput): Promise<BulkSnapshot>;
}
