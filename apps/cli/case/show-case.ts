import { TASK_TEXTS, TURN_TEXTS } from '#contracts/texts.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { Trouble } from '#persistence/record/trouble.js';
import { caseLine, inBeijing, named, plain, summaryOf } from '../cases-text.js';
import type { CaseServers } from './case-servers.js';
import { runOfCase, type RunOfCase } from './run-of-case.js';

interface OutboxRow {
  readonly kind: 'start' | 'signal';
  readonly attempts: number;
  readonly lastError: string | null;
  readonly nextAttemptAt: Date;
}

interface OpenItem {
  readonly task: string;
  readonly role: string;
  readonly dueAt: Date | null;
}

/** Everything that an operator wants to know of a case. */
export interface ShownCase {
  readonly case: ReturnType<typeof summaryOf> & { readonly wakeAt: string | null };
  readonly turn: string | null;
  readonly workItems: readonly OpenItem[];
  readonly run: RunOfCase;
  readonly trouble: readonly Trouble[];
  readonly outbox: readonly OutboxRow[];
}

export async function showCase(servers: CaseServers, theCase: ProcedureCase): Promise<ShownCase> {
  const { record } = servers;
  const [{ troubleOf }, { wakeAtOf }] = await Promise.all([
    import('#persistence/record/trouble.js'),
    import('#persistence/record/reminders.js'),
  ]);
  const [run, trouble, outbox, workItems] = await Promise.all([
    runOfCase(servers, theCase.workflowId),
    troubleOf(record, theCase.workflowId),
    record.query<OutboxRow[]>(
      `SELECT kind, attempts, last_error AS "lastError", next_attempt_at AS "nextAttemptAt" FROM outbox
       WHERE workflow_id = $1 ORDER BY id`,
      [theCase.workflowId],
    ),
    record.query<OpenItem[]>(
      `SELECT task, role, due_at AS "dueAt" FROM work_item WHERE case_id = $1 AND closed_at IS NULL ORDER BY id`,
      [theCase.id],
    ),
  ]);
  return {
    case: { ...summaryOf(theCase), wakeAt: wakeAtOf(theCase)?.toISOString() ?? null },
    turn: PROCEDURES[theCase.kind].stages[theCase.state]?.turn ?? null,
    workItems,
    run,
    trouble,
    outbox,
  };
}

export function shownText(
  theCase: ProcedureCase,
  { case: { wakeAt }, turn, workItems, run, trouble, outbox }: ShownCase,
): string {
  const events = run.historyEvents === null ? '' : `, ${run.historyEvents} events`;
  return [
    caseLine(theCase),
    `turn 轮到: ${turn ? named(TURN_TEXTS, turn) : 'nobody, ended 已办结'}`,
    ...workItems.map(
      ({ task, role, dueAt }) =>
        `  ${named(TURN_TEXTS, role)}: ${named(TASK_TEXTS, task)}${dueAt ? ` until ${inBeijing(dueAt)}` : ''}`,
    ),
    `looked at next 下次检查: ${wakeAt ? inBeijing(wakeAt) : 'when somebody acts 有人办理时'}`,
    `run 工作流: ${run.workflowId}  ${run.status}${events}`,
    ...(run.turnAttempts > 1 ? [`  its present turn is tried for the ${run.turnAttempts}th time 正在重试`] : []),
    ...run.pendingSteps.map(
      ({ activity, attempt, lastFailure }) =>
        `  step ${activity}, attempt ${attempt}${lastFailure ? `: ${plain(lastFailure)}` : ''}`,
    ),
    ...trouble.map(
      ({ activity, attempts, failure, since }) =>
        `  STUCK 受阻 since ${inBeijing(since)}: step ${activity}, attempt ${attempts}: ${plain(failure)}`,
    ),
    ...outbox.map(
      ({ kind, attempts, lastError }) =>
        `  outbox 待发: ${kind}, ${attempts} attempts${lastError ? `, ${plain(lastError)}` : ''}`,
    ),
  ].join('\n');
}
