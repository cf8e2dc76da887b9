import { Client as TemporalClient, WorkflowNotFoundError } from '@temporalio/client';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { STAGE_COMPLETE, WORKFLOW_IDS, WORKFLOW_TYPES } from '#contracts/workflows.js';
import { COLLECTIVE, DORMANT, type CaseKind } from '#domain/procedures/index.js';
import { lockCase } from '#persistence/record/cases.js';
import { cancelForgotten } from '#persistence/record/command.js';
import { forgetTrouble } from '#persistence/record/trouble.js';
import { enqueueSignal, enqueueStart, startOrSignal } from '#persistence/record/trail.js';

interface OpenCase {
  id: string;
  kind: CaseKind;
  workflow_id: string;
}

interface OpenCampaign {
  id: string;
  code: string;
  over: boolean;
  late: boolean;
}

const ENDED_EARLY: readonly string[] = ['FAILED', 'TERMINATED', 'TIMED_OUT', 'CANCELLED'];
const EVERY_MS = 30_000;
const PAGE = 200;
/** A case this long past its limit, or this long without a workflow, has been missed. */
const GRACE_SECONDS = 15;
/** Longer than any request waits for the answer to its decision. */
const FORGOTTEN_SECONDS = 60;

const LOOKED_AT = `least(c.wake_at, c.answer_due_at, CASE WHEN NOT c.overdue THEN c.due_at END)`;

/** $1 the grace, $2 the states in which nothing runs. */
const OPEN_CASES = `SELECT c.id, c.kind, c.workflow_id FROM procedure_case c
  WHERE c.closed_at IS NULL AND c.state_since < now() - make_interval(secs => $1)
    AND ((c.kind || '/' || c.state) <> ALL($2)
         OR EXISTS (SELECT FROM evaluation e WHERE e.case_id = c.id AND e.filed_at IS NOT NULL AND c.state = 'underFiling'))
    AND NOT EXISTS (SELECT FROM outbox o WHERE o.workflow_id = c.workflow_id)`;

/**
 * Finds what was missed: a case that was to be looked at and was not is nudged, in every round; one without a workflow is started,
 * page after page of the open cases. Both are harmless when nothing was missed.
 */
export class Reconciler {
  private timer: NodeJS.Timeout | undefined;
  private after = '00000000-0000-0000-0000-000000000000';

  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: TemporalClient,
    private readonly logger: Logger,
  ) {}

  start(): void {
    const round = () =>
      this.late()
        .then(() => this.page())
        .then(() => this.campaigns())
        .then(() => this.bulkActions())
        .then(() => cancelForgotten(this.dataSource, FORGOTTEN_SECONDS))
        .then(() => forgetTrouble(this.dataSource))
        .catch((error: unknown) => this.logger.warn({ err: error }, 'the reconciler pauses'))
        .then(() => (this.timer = setTimeout(round, EVERY_MS)));
    this.timer = setTimeout(round, GRACE_SECONDS * 1_000);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** What was missed last comes first: cases whose step keeps failing are late for long, and keep nobody waiting. */
  private async late(): Promise<void> {
    const cases = await this.dataSource.query<OpenCase[]>(
      `${OPEN_CASES} AND c.due_at IS NOT NULL AND c.suspended_at IS NULL AND (c.kind || '/' || c.state) <> ALL($3)
         AND ${LOOKED_AT} < now() - make_interval(secs => $1)
       ORDER BY ${LOOKED_AT} DESC, c.id LIMIT $4`,
      [GRACE_SECONDS, DORMANT, COLLECTIVE, PAGE],
    );
    for (const each of cases) await this.look(each, true);
  }

  /** One page; the next round goes on behind it and begins again at the end. */
  private async page(): Promise<void> {
    const cases = await this.dataSource.query<OpenCase[]>(`${OPEN_CASES} AND c.id > $3 ORDER BY c.id LIMIT $4`, [
      GRACE_SECONDS,
      DORMANT,
      this.after,
      PAGE,
    ]);
    this.after = cases.length === PAGE ? (cases.at(-1) as OpenCase).id : '00000000-0000-0000-0000-000000000000';
    for (const each of cases) await this.look(each, false);
  }

  /** Campaigns that go on, and those that ended of late: their run may have died before it heard of it. There are few. */
  private async campaigns(): Promise<void> {
    const campaigns = await this.dataSource.query<OpenCampaign[]>(
      `SELECT c.id, c.code, c.published_at IS NOT NULL OR c.withdrawn_at IS NOT NULL AS over,
         c.state = 'filing' AND c.filing_due_at < now() - make_interval(secs => $1) AS late
       FROM campaign c
       WHERE coalesce(c.published_at, c.withdrawn_at, now()) > now() - interval '1 day'
         AND c.created_at < now() - make_interval(secs => $1)
         AND NOT EXISTS (SELECT FROM outbox o WHERE o.workflow_id = 'campaign/' || c.code)`,
      [GRACE_SECONDS],
    );
    for (const { id, code, over, late } of campaigns) {
      const workflowId = WORKFLOW_IDS.campaign(code);
      const status = await this.statusOf(workflowId);
      const missing = !over && isMissing(status);
      const unheard = status === 'RUNNING' && (over || late);
      if (!missing && !unheard) continue;
      this.logger.warn({ workflowId, missing, over, late }, 'a campaign was missed and is taken up again');
      const input = { campaignId: id };
      await this.dataSource.transaction((tx) =>
        missing
          ? enqueueStart(tx, { workflowType: WORKFLOW_TYPES.campaign, workflowId, input })
          : enqueueSignal(tx, workflowId, STAGE_COMPLETE),
      );
    }
  }

  /** Bulk actions that are under way, or were confirmed, and have no run that knows. */
  private async bulkActions(): Promise<void> {
    const actions = await this.dataSource.query<{ id: string; state: string }[]>(
      `SELECT b.id, b.state FROM bulk_action b
       WHERE b.ended_at IS NULL AND b.created_at < now() - make_interval(secs => $1)
         AND NOT EXISTS (SELECT FROM outbox o WHERE o.workflow_id = 'bulk/' || b.id)`,
      [GRACE_SECONDS],
    );
    for (const { id, state } of actions) {
      const workflowId = WORKFLOW_IDS.bulk(id);
      const missing = isMissing(await this.statusOf(workflowId));
      if (!missing && state !== 'running') continue;
      const start = { workflowType: WORKFLOW_TYPES.bulk, workflowId, input: { actionId: id } };
      await this.dataSource.transaction((tx) =>
        missing ? enqueueStart(tx, start) : enqueueSignal(tx, workflowId, STAGE_COMPLETE),
      );
    }
  }

  private async look({ id, kind, workflow_id: workflowId }: OpenCase, late: boolean): Promise<void> {
    const status = await this.statusOf(workflowId);
    if (status === 'COMPLETED') return this.reopen({ id, kind, workflow_id: workflowId });
    const missing = isMissing(status);
    if (!missing && !late) return;
    this.logger.warn({ workflowId, missing, late }, 'a case was missed and is taken up again');
    await this.dataSource.transaction((tx) =>
      missing
        ? enqueueStart(tx, { workflowType: WORKFLOW_TYPES[kind], workflowId, input: { caseId: id } })
        : enqueueSignal(tx, workflowId, STAGE_COMPLETE),
    );
  }

  /** A case that had ended and goes on, with the conclusion of its meeting undone, has none but the run that knew of its end. */
  private async reopen({ id, kind, workflow_id: workflowId }: OpenCase): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      // It may have ended since it was looked for.
      const theCase = await lockCase(tx, id);
      if (!theCase || theCase.closedAt || theCase.workflowId !== workflowId) return;
      if (DORMANT.includes(`${kind}/${theCase.state}`)) return;
      this.logger.warn({ workflowId }, 'a case whose run is over was reopened and missed, and is taken up again');
      await startOrSignal(tx, WORKFLOW_TYPES[kind], [{ workflowId, input: { caseId: id } }], STAGE_COMPLETE);
    });
  }

  /** Of its last run; undefined where there is none. */
  private async statusOf(workflowId: string): Promise<string | undefined> {
    try {
      return (await this.temporal.workflow.getHandle(workflowId).describe()).status.name;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }
}

/** No run, or one that failed or was ended by hand although its case is open. */
function isMissing(status: string | undefined): boolean {
  return status === undefined || ENDED_EARLY.includes(status);
}
