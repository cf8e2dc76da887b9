/** A stage of the bare case: how many actions people take in it, and its limit. None taken: the limit runs out. */
export interface BareStage {
  readonly actions: number;
  readonly limitMs?: number;
}

export interface BareCase {
  readonly caseId: string;
  readonly stages: readonly BareStage[];
}

export interface BareActivities {
  /** Commits one row for an action, once. */
  commit(action: { caseId: string; commandId: string }): Promise<void>;
}

export const BARE_TASK_QUEUE = 'bare';
