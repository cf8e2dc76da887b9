import { WorkflowNotFoundError, type Client as TemporalClient } from '@temporalio/client';

/** A turn that has waited for a worker for so long is not waited for: the worker may be gone, or the run fail at its own code. */
const TAKEN_WITHIN_MS = 5_000;
const ANSWERS_WITHIN_MS = 2_000;
/** Of `PendingWorkflowTaskState`: no worker has taken it yet. */
const SCHEDULED = 1;

/**
 * How fast what one act says to very many runs is passed on: as fast as they take it. The next of them are told once the first of those
 * that were told last has its turn: so the queue of the workers stays short but is not empty, and a run that somebody waits for has its
 * own turn soon. How long that queue is, Temporal itself counts only every five seconds.
 */
export class Pace {
  private first: { readonly workflowId: string; readonly until: number } | undefined;

  constructor(private readonly temporal: TemporalClient) {}

  told(workflowId: string): void {
    this.first = { workflowId, until: Date.now() + TAKEN_WITHIN_MS };
  }

  /** May the next be told? */
  async isFree(): Promise<boolean> {
    if (this.first && Date.now() < this.first.until && (await this.waits(this.first.workflowId))) return false;
    this.first = undefined;
    return true;
  }

  private async waits(workflowId: string): Promise<boolean> {
    try {
      const { raw, status } = await this.temporal.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () =>
        this.temporal.workflow.getHandle(workflowId).describe(),
      );
      return status.name === 'RUNNING' && raw.pendingWorkflowTask?.state === SCHEDULED;
    } catch (error) {
      // Where nobody can say, it is waited for as long as for any.
      return !(error instanceof WorkflowNotFoundError);
    }
  }
}
