import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Campaign } from '#persistence/entities/base.entities.js';
import { enterCampaignState } from '#persistence/record/campaign.js';
import { firstDeadline } from '#persistence/record/deadline.js';
import { measureVersion } from '#persistence/record/measures.js';
import { openCases, type GroupedCase } from '#persistence/record/open-cases.js';
import { rosterPage, type RosterEntry } from '#persistence/record/roster.js';
import { momentOf } from '#persistence/record/moment.js';

const PAGE = 500;

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
  const bases = await rosterPage(tx, campaign, after, PAGE);
  const due = bases.filter(({ leftOut }) => leftOut === null);
  await openEvaluations(tx, campaign, measure, due);
  if (bases.length === PAGE) return bases.at(-1)?.id ?? null;
  await enterCampaignState(tx, campaign, 'filing');
  return null;
}

/** The limit is the same for all: it is computed with the first page, when the notices go out, and stays. */
async function fixFilingLimit(tx: EntityManager, campaign: Campaign, measure: Measure): Promise<void> {
  if (campaign.filingDueAt) return;
  const rule = measure.deadlines.evaluationFiling;
  const limit = await firstDeadline(tx, rule, await momentOf(tx), campaign.rehearsalDaySeconds);
  campaign.filingDueOn = limit.dueOn;
  campaign.filingDueAt = limit.dueAt;
  campaign.filingProvisional = limit.provisional;
  campaign.filingExplanation = limit.explanation;
  await tx.query(
    `UPDATE campaign SET filing_due_on = $2, filing_due_at = $3, filing_provisional = $4, filing_explanation = $5 WHERE id = $1`,
    [campaign.id, limit.dueOn, limit.dueAt, limit.provisional, JSON.stringify(limit.explanation)],
  );
}

async function openEvaluations(
  tx: EntityManager,
  campaign: Campaign,
  measure: Measure,
  bases: readonly RosterEntry[],
): Promise<void> {
  const deadline = {
    dueOn: campaign.filingDueOn as string,
    dueAt: campaign.filingDueAt as Date,
    provisional: campaign.filingProvisional as boolean,
    explanation: campaign.filingExplanation as { zh: string; en: string },
  };
  const cases = bases.map(({ id, name, type, organisationId }): GroupedCase => ({
    id: uuid(),
    workflowId: WORKFLOW_IDS.evaluation(id, campaign.code),
    subjectId: id,
    organisationId,
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
    now: await momentOf(tx),
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
