import type { EntityManager } from 'typeorm';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import type { DeadlineKey } from '#domain/measures/measure.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { currentCalendar } from './calendar.js';
import { lockCases } from './cases.js';
import { keepLimits, limitAnew, openingsOf, type StageLimit } from './deadline.js';
import { measureVersion } from './measures.js';
import { auditAll, enqueueSignal, enqueueSignals } from './trail.js';
import { momentOf } from './moment.js';

/** So many cases are computed together: their statements are as many for all of them as for one. */
const PAGE = 500;

interface OpenLimit {
  readonly caseId: string;
  readonly rule: DeadlineKey;
  readonly dueOn: string;
}

/**
 * Computes every open provisional limit again, once a year's holidays are announced; each change is on the case's record,
 * and its workflow is told.
 * @returns how many limits moved or became firm
 */
export async function recomputeProvisional(tx: EntityManager): Promise<number> {
  const open = await tx.query<OpenLimit[]>(
    `SELECT case_id AS "caseId", rule, due_on AS "dueOn" FROM case_deadline WHERE provisional AND closed_at IS NULL
     ORDER BY case_id`,
  );
  let changed = 0;
  for (let done = 0; done < open.length; done += PAGE)
    changed += await recomputePage(tx, open.slice(done, done + PAGE));
  await moveFilingLimits(tx);
  return changed;
}

async function recomputePage(tx: EntityManager, page: readonly OpenLimit[]): Promise<number> {
  const ids = page.map(({ caseId }) => caseId);
  const cases = new Map((await lockCases(tx, ids, null)).map((theCase) => [theCase.id, theCase]));
  const openings = await openingsOf(tx, ids);
  const calendar = await currentCalendar(tx);
  const now = await momentOf(tx);
  const moved: MovedLimit[] = [];
  for (const { caseId, rule, dueOn } of page) {
    const theCase = cases.get(caseId);
    // The case may have gone on before its lock was had: its new stage has a limit of its own.
    const running = theCase && PROCEDURES[theCase.kind].stages[theCase.state]?.deadline;
    if (!theCase || theCase.overdue || theCase.suspendedAt || running !== rule) continue;
    const measure = await measureVersion(tx, theCase.measureId);
    const limit = limitAnew({ theCase, measure, key: rule, more: 0, openings: openings(caseId, rule), calendar, now });
    if (limit && (limit.deadline.dueOn !== dueOn || !limit.deadline.provisional)) {
      moved.push({ theCase, article: measure.deadlines[rule].article, dueOn, limit });
    }
  }
  await keepMoved(tx, moved);
  return moved.length;
}

/** `article`: of the rule by which it runs. */
interface MovedLimit {
  readonly theCase: ProcedureCase;
  readonly article: string;
  readonly dueOn: string;
  readonly limit: StageLimit;
}

async function keepMoved(tx: EntityManager, moved: readonly MovedLimit[]): Promise<void> {
  if (moved.length === 0) return;
  await keepLimits(
    tx,
    moved.map(({ theCase, limit }) => ({ caseId: theCase.id, limit })),
  );
  await tx.query(
    `UPDATE procedure_case c SET due_at = m.due_at, wake_at = m.wake_at
     FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS m (id, due_at, wake_at) WHERE c.id = m.id`,
    [
      moved.map(({ theCase }) => theCase.id),
      moved.map(({ limit }) => limit.deadline.dueAt),
      moved.map(({ limit }) => limit.wakeAt),
    ],
  );
  await auditAll(
    tx,
    moved.map(({ theCase, article, dueOn, limit: { deadline } }) => ({
      caseId: theCase.id,
      subject: { kind: theCase.kind, id: theCase.subjectId },
      actorId: null,
      actorRole: 'system',
      action: 'recomputeLimit',
      rule: article,
      before: { dueOn },
      after: { dueOn: deadline.dueOn, provisional: deadline.provisional },
    })),
  );
  await enqueueSignals(
    tx,
    moved.map(({ theCase }) => theCase.workflowId),
    STAGE_COMPLETE,
  );
}

/** The filing limit of a campaign is that of its evaluations; its workflow is told. */
async function moveFilingLimits(tx: EntityManager): Promise<void> {
  const [moved] = await tx.query<[{ code: string }[], number]>(
    `UPDATE campaign SET filing_due_on = l.due_on, filing_due_at = l.due_at, filing_provisional = l.provisional,
       filing_explanation = l.explanation
     FROM (
       SELECT DISTINCT ON (c.group_id) c.group_id, d.due_on, d.due_at, d.provisional, d.explanation
       FROM case_deadline d JOIN procedure_case c ON c.id = d.case_id
       WHERE d.rule = 'evaluationFiling' AND d.closed_at IS NULL ORDER BY c.group_id, d.due_at DESC
     ) l
     WHERE campaign.id = l.group_id AND campaign.filing_provisional
     RETURNING campaign.code`,
  );
  for (const { code } of moved) await enqueueSignal(tx, WORKFLOW_IDS.campaign(code), STAGE_COMPLETE);
}
