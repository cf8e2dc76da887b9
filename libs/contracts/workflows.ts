/** Names and shapes that API, worker and workflows agree on. Only ids and small numbers travel: histories hold no dossier and no person. */
export const WORKFLOW_IDS = {
  accreditation: (dossierId: string) => `accreditation/${dossierId}`,
  campaign: (code: string) => `campaign/${code}`,
  evaluation: (baseId: string, campaignCode: string) => `evaluation/${baseId}/${campaignCode}`,
  rectification: (baseId: string, campaignCode: string) => `rectification/${baseId}/${campaignCode}`,
  subsidy: (schemeId: string) => `subsidy/${schemeId}`,
} as const;

/** Workflow types as registered in workflows/index.ts. */
export const WORKFLOW_TYPES = {
  accreditation: 'accreditation',
  campaign: 'evaluationCampaign',
  evaluation: 'baseEvaluation',
  rectification: 'rectification',
  subsidy: 'postSubsidy',
} as const;

/** Signal: the record may now show that the stage is complete; the workflow asks the record. */
export const STAGE_COMPLETE = 'stageComplete';

export interface CaseWorkflowInput {
  readonly caseId: string;
}

/** Argument of every Update. Who, what and why stand in the command row of that id. */
export interface CommandRef {
  readonly commandId: string;
}

/** A case as a workflow knows it after each move. `dueAt`: ISO instant at which the stage lapses; null = no limit runs. */
export interface CaseSnapshot {
  readonly state: string;
  readonly version: number;
  readonly dueAt: string | null;
}

/** What a decision answers. */
export interface DecisionResult extends CaseSnapshot {
  readonly caseId: string;
}

/** The activities that commit moves, as workflows see them (local activities: short and idempotent). */
export interface CaseActivities {
  /** The case as the record has it. */
  readCase(input: CaseWorkflowInput): Promise<CaseSnapshot>;
  /** Commits one decision, once, keyed by its command. Throws a non-retryable failure whose type is the refusal's code. */
  commitDecision(input: CaseWorkflowInput & CommandRef & { verb: string }): Promise<CaseSnapshot>;
  /**
   * Closes the stage where the record shows that it is complete or that its limit has passed; otherwise changes nothing.
   * `version` names the stage: a move made meanwhile wins.
   */
  closeStage(input: CaseWorkflowInput & { version: number }): Promise<CaseSnapshot>;
}
