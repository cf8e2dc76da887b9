import type { Grade } from '#domain/measures/measure.js';

/** Names and shapes that API, worker and workflows agree on. Only ids and small numbers travel: histories hold no dossier and no person. */
export const WORKFLOW_IDS = {
  batch: (batchId: string) => `batch/${batchId}`,
  bulk: (actionId: string) => `bulk/${actionId}`,
  accreditation: (dossierId: string) => `accreditation/${dossierId}`,
  /** The run of an accreditation that a review has reopened. */
  reconsidered: (dossierId: string) => `accreditation/${dossierId}/reconsidered`,
  campaign: (code: string) => `campaign/${code}`,
  evaluation: (baseId: string, campaignCode: string) => `evaluation/${baseId}/${campaignCode}`,
  plaque: (baseId: string) => `plaque/${baseId}`,
  reconsideration: (accreditationId: string) => `reconsideration/${accreditationId}`,
  rectification: (baseId: string, campaignCode: string) => `rectification/${baseId}/${campaignCode}`,
  subsidy: (schemeId: string) => `subsidy/${schemeId}`,
  meeting: (meetingId: string) => `meeting/${meetingId}`,
} as const;

/** Workflow types as registered in workflows/index.ts. */
export const WORKFLOW_TYPES = {
  batch: 'accreditationBatch',
  bulk: 'bulkAction',
  accreditation: 'accreditation',
  campaign: 'evaluationCampaign',
  evaluation: 'baseEvaluation',
  plaque: 'plaque',
  reconsideration: 'reconsideration',
  rectification: 'rectification',
  subsidy: 'postSubsidy',
  meeting: 'decisionMeeting',
} as const;

/** The run that takes up a case which had ended: on an id of its own, for the first run has ended with it. */
export function reopenedRunId({ workflowId, version }: { workflowId: string; version: number }): string {
  return `${workflowId}/${version}`;
}

/**
 * How long a worker may take for one turn of a run: one that a broken link has swallowed is given again after that, in time for the answer
 * to whoever decided (10 s). Local activities that take longer keep their turn.
 */
export const TURN_WITHIN = '5 seconds';

/** Signal: the record may now show that the stage is complete, or have moved on; the workflow asks the record. */
export const STAGE_COMPLETE = 'stageComplete';

export interface CaseWorkflowInput {
  readonly caseId: string;
}

/** Argument of every Update. Who, what and why stand in the command row of that id. */
export interface CommandRef {
  readonly commandId: string;
}

/**
 * A case as a workflow knows it after each move. ISO instants: `dueAt`, the limit of the stage, for whoever decided; `wakeAt`, the
 * next instant at which the run asks the record, because the limit has passed or somebody is to be reminded of it. null = none.
 */
export interface CaseSnapshot {
  readonly state: string;
  readonly version: number;
  readonly dueAt: string | null;
  /** ISO instant at which the run looks at the case again by itself; null = when somebody acts. */
  readonly wakeAt: string | null;
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
   * Closes the stage that the case is in, where the record shows that it is complete or that its limit has passed; otherwise
   * sends the reminders that are due. Done again after a commit that nobody heard of, it looks at the next stage: what was handed in meanwhile
   * counts, although its signal was taken for the stage before.
   */
  closeStage(input: CaseWorkflowInput): Promise<CaseSnapshot>;
}

/** Where a campaign stands, in order: its roster is being opened, bases file, evaluations go on, grades are published; or it was withdrawn. */
export const CAMPAIGN_STATES = ['opening', 'filing', 'reviewing', 'published', 'withdrawn'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** `after`: the key at which the present step goes on, after continue-as-new. */
export interface CampaignWorkflowInput {
  readonly campaignId: string;
  readonly after?: string | null;
}

/** A campaign as its workflow knows it. `filingDueAt`: ISO instant; null until the roster begins to be opened. */
export interface CampaignSnapshot {
  readonly state: CampaignState;
  readonly filingDueAt: string | null;
}

/** One page of a campaign is done. `after`: key of its last row; null where no page follows. */
export interface CampaignPage extends CampaignSnapshot {
  readonly after: string | null;
}

/** What the Update `publishGrades` answers: how many bases got which grade. */
export interface Publication extends CampaignSnapshot {
  readonly publishedAt: string;
  readonly byGrade: Readonly<Partial<Record<Grade, number>>>;
}

/** The activities of a campaign: each page is one transaction, and a page that is done again changes nothing. */
export interface CampaignActivities {
  readCampaign(input: { campaignId: string }): Promise<CampaignSnapshot>;
  /** Opens the evaluations of the next page of the roster; the last page opens the filing. */
  openRosterPage(input: { campaignId: string; after: string | null }): Promise<CampaignPage>;
  /** Takes the next page of those who have filed nothing as silent; the last page opens the review. Fails before the limit. */
  sweepSilentPage(input: { campaignId: string; after: string | null }): Promise<CampaignPage>;
  /** Grades and publishes all at once, once, keyed by its command. Refuses as `commitDecision` does. */
  publishGrades(input: { campaignId: string } & CommandRef): Promise<Publication>;
  /** Ends the campaign before anyone has filed, once, keyed by its command. Refuses as `commitDecision` does. */
  withdrawCampaign(input: { campaignId: string } & CommandRef): Promise<CampaignSnapshot>;
}

/** The activities of a rectification besides its moves. */
export interface RectificationActivities {
  /** When the interim report is due, as ISO instant; null where the case is no longer being rectified. */
  interimReportDue(input: CaseWorkflowInput): Promise<string | null>;
  /** Warns the host, once, where no interim report is in. */
  warnOfInterimReport(input: CaseWorkflowInput): Promise<void>;
}
