import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type {
  CampaignActivities,
  CampaignSnapshot,
  CampaignState,
  CampaignWorkflowInput,
  CommandRef,
  Publication,
} from '#contracts/workflows.js';

const retry = { initialInterval: '50 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' } as const;

/** Somebody waits for the answer: local. All are one transaction each, tried again for as long as PostgreSQL is away. */
const record = proxyLocalActivities<CampaignActivities>({
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: '365 days',
  localRetryThreshold: '1 minute',
  retry,
});

/** Nobody waits for a page, and many of them would hold one workflow task for too long: ordinary. */
const pageOf = proxyActivities<CampaignActivities>({ startToCloseTimeout: '20 seconds', retry });

/** The record's clock may be a little behind this one: so long is waited before it is asked whether the limit has passed. */
const CLOCK_TOLERANCE_MS = 100;

/**
 * 年度评价 of a year, procedure 3: opens the evaluations of the roster as rows, takes those who file nothing as silent, and ends
 * with the publication of all grades at once. What each base does in between is its own workflow; the fan-in is a count of rows.
 */
export async function evaluationCampaign({ campaignId, after = null }: CampaignWorkflowInput): Promise<void> {
  let campaign: CampaignSnapshot | undefined;
  let cursor = after;
  setHandler(defineUpdate<Publication, [CommandRef]>('publishGrades'), async ({ commandId }) => {
    const publication = await record.publishGrades({ campaignId, commandId });
    campaign = publication;
    return publication;
  });
  const recorded = await record.readCampaign({ campaignId });
  campaign ??= recorded;

  await pages('opening', pageOf.openRosterPage); // 评价名册
  await filingLimit(); // 报送
  await pages('filing', pageOf.sweepSilentPage); // 逾期未报
  await condition(() => stateNow() === 'published'); // 评定与公布
  await condition(allHandlersFinished);

  function stateNow(): CampaignState | undefined {
    return campaign?.state;
  }

  /** Page after page while the campaign is in this state; a long history goes on in a new run. */
  async function pages(state: CampaignState, turn: CampaignActivities['openRosterPage']): Promise<void> {
    while (stateNow() === state) {
      const page = await turn({ campaignId, after: cursor });
      campaign = { state: page.state, filingDueAt: page.filingDueAt };
      cursor = page.after;
      if (stateNow() === state && workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof evaluationCampaign>({ campaignId, after: cursor });
      }
    }
  }

  /** The limit moves when the holidays of a year become known: when it has passed here, the record is asked for it again. */
  async function filingLimit(): Promise<void> {
    while (stateNow() === 'filing' && msTo(campaign?.filingDueAt) > -CLOCK_TOLERANCE_MS) {
      await sleep(Math.max(msTo(campaign?.filingDueAt), 0) + CLOCK_TOLERANCE_MS);
      campaign = await record.readCampaign({ campaignId });
    }
  }
}

/** Milliseconds from now to an instant; negative when it has passed. */
function msTo(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) - Date.now() : Number.NEGATIVE_INFINITY;
}
