import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { isOnRoster, type RosterBase } from '#domain/evaluation/roster.js';
import type { BaseType, Measure } from '#domain/measures/measure.js';
import type { Campaign } from '#persistence/entities/base.entities.js';
import { enterCampaignState } from '#persistence/record/campaign.js';
import { firstDeadline } from '#persistence/record/deadline.js';
import { measureVersion } from '#persistence/record/measures.js';
import { openCases, type GroupedCase } from '#persistence/record/open-cases.js';

const PAGE = 500;

interface BaseRow extends RosterBase {
  id: string;
  name: string;
  type: BaseType;
  organisation_id: string;
}

/**
 * 评价名册: opens the evaluations of the next page of bases that are due; the last page opens the filing.
 * @returns key of the page's last base; null where no page follows
 */
export async function openRosterPage(
  tx: EntityManager,
  campaign: Campaign,
  after: string | null,
): Promise<string | null> {
  const measure = await measureVersion(tx, campaign.measureId);
  await fixFilingLimit(tx, campaign, measure);
  const bases = await pageOfBases(tx, campaign, after);
  const due = bases.filter((base) => isDue(base, campaign, measure));
  await openEvaluations(tx, campaign, measure, due);
  if (bases.length === PAGE) return bases.at(-1)?.id ?? null;
  await enterCampaignState(tx, campaign, 'filing');
  return null;
}

/** The limit is the same for all: it is computed with the first page, when the notices go out, and stays. */
async function fixFilingLimit(tx: EntityManager, campaign: Campaign, measure: Measure): Promise<void> {
  if (campaign.filingDueAt) return;
  const rule = measure.deadlines.evaluationFiling;
  const limit = await firstDeadline(tx, rule, new Date(), campaign.rehearsalDaySeconds);
  campaign.filingDueOn = limit.dueOn;
  campaign.filingDueAt = limit.dueAt;
  campaign.filingProvisional = limit.provisional;
  campaign.filingExplanation = limit.explanation;
  await tx.query(
    `UPDATE campaign SET filing_due_on = $2, filing_due_at = $3, filing_provisional = $4, filing_explanation = $5 WHERE id = $1`,
    [campaign.id, limit.dueOn, limit.dueAt, limit.provisional, JSON.stringify(limit.explanation)],
  );
}

/**
 * Bases in good standing of the campaign's pace (rehearsed or real) and of its batches. A base under rectification is left
 * out: its title is suspended and its acceptance judges it; so is one whose earlier evaluation is still open.
 */
async function pageOfBases(tx: EntityManager, campaign: Campaign, after: string | null): Promise<BaseRow[]> {
  return tx.query(
    `SELECT b.id, b.name, b.type, b.organisation_id, b.accredited_on AS "accreditedOn",
       (SELECT (max(c.closed_at) AT TIME ZONE 'Asia/Shanghai')::date FROM procedure_case c
        WHERE c.subject_id = b.id AND c.kind = 'evaluation' AND c.state = 'graded') AS "lastEvaluatedOn"
     FROM base b
     WHERE b.rehearsal = $1 AND b.state = 'accredited' AND b.id > $2
       AND (cardinality($3::uuid[]) = 0 OR b.batch_id = ANY($3))
       AND NOT EXISTS (SELECT FROM procedure_case c WHERE c.subject_id = b.id AND c.kind = 'evaluation'
                         AND c.closed_at IS NULL AND c.group_id <> $4)
     ORDER BY b.id LIMIT $5`,
    [
      campaign.rehearsalDaySeconds !== null,
      after ?? '00000000-0000-0000-0000-000000000000',
      campaign.batchIds,
      campaign.id,
      PAGE,
    ],
  );
}

/** A rehearsal takes in every base that was rehearsed: nobody waits a year for it. */
function isDue(base: BaseRow, campaign: Campaign, measure: Measure): boolean {
  if (campaign.rehearsalDaySeconds !== null) return true;
  return isOnRoster(base, calendarDateOf(campaign.createdAt), measure.evaluation);
}

async function openEvaluations(
  tx: EntityManager,
  campaign: Campaign,
  measure: Measure,
  bases: readonly BaseRow[],
): Promise<void> {
  const deadline = {
    dueOn: campaign.filingDueOn as string,
    dueAt: campaign.filingDueAt as Date,
    provisional: campaign.filingProvisional as boolean,
    explanation: campaign.filingExplanation as { zh: string; en: string },
  };
  const cases = bases.map(({ id, name, type, organisation_id }): GroupedCase => ({
    id: uuid(),
    workflowId: WORKFLOW_IDS.evaluation(id, campaign.code),
    subjectId: id,
    organisationId: organisation_id,
    type,
    title: name,
  }));
  const opened = await openCases(tx, {
    group: {
      kind: 'evaluation',
      groupId: campaign.id,
      measureId: campaign.measureId,
      rehearsalDaySeconds: campaign.rehearsalDaySeconds,
    },
    cases,
    measure,
    now: new Date(),
    deadline,
    template: 'evaluation.opened',
    start: false,
  });
  await tx.query(
    `INSERT INTO evaluation (case_id, campaign_id, base_id, type)
     SELECT id, group_id, subject_id, type FROM procedure_case WHERE id = ANY($1)`,
    [opened],
  );
}
