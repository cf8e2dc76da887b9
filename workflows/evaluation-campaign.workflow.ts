import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  CAMPAIGN_STATES,
  STAGE_COMPLETE,
  type CampaignActivities,
  type CampaignSnapshot,
  type CampaignState,
  type CampaignWorkflowInput,
  type CommandRef,
  type Publication,
} from '#contracts/workflows.js';
import { CLOCK_TOLERANCE_MS, inTurn, OVER_MANY, RETRY } from './procedure/record.js';

/** One transaction each, over all bases of the campaign. */
const record = proxyLocalActivities<CampaignActivities>(OVER_MANY);

/** Nobody waits for a page, and many of them would hold one workflow task for too long: ordinary. */
const pageOf = proxyActivities<CampaignActivities>({ startToCloseTimeout: '20 seconds', retry: RETRY });

const recordMoved = defineSignal(STAGE_COMPLETE);

/**
 * 年度评价 of a year, procedure 3: opens the evaluations of the roster as rows, takes those who file nothing as silent, and ends
 * with the publication of all grades at once, or is withdrawn before anyone has filed. What each base does in between is its own
 * workflow; the fan-in is a count of rows.
 */
export async function evaluationCampaign({ campaignId, after = null }: CampaignWorkflowInput): Promise<void> {
  let campaign: CampaignSnapshot | undefined;
  let recordMayHaveMoved = false;
  let cursor = after;
  setHandler(recordMoved, () => void (recordMayHaveMoved = true));
  setHandler(defineUpdate<Publication, [CommandRef]>('publishGrades'), async ({ commandId }) =>
    learn(await inTurn(() => record.publishGrades({ campaignId, commandId }))),
  );
  setHandler(defineUpdate<CampaignSnapshot, [CommandRef]>('withdrawCampaign'), async ({ commandId }) =>
    learn(await inTurn(() => record.withdrawCampaign({ campaignId, commandId }))),
  );
  learn(await inTurn(() => record.readCampaign({ campaignId })));

  await pages('opening', pageOf.openRosterPage); // 评价名册
  await filingLimit(); // 报送
  await pages('filing', pageOf.sweepSilentPage); // 逾期未报
  await end(); // 评定与公布
  await condition(allHandlersFinished);

  function stateNow(): CampaignState | undefined {
    return campaign?.state;
  }

  function isOver(): boolean {
    return stateNow() === 'published' || stateNow() === 'withdrawn';
  }

  /** A campaign goes forward only: an answer that another has overtaken teaches nothing. */
  function learn<T extends CampaignSnapshot>(snapshot: T): T {
    const rank = (state?: CampaignState) => (state ? CAMPAIGN_STATES.indexOf(state) : -1);
    if (rank(snapshot.state) >= rank(stateNow())) campaign = snapshot;
    return snapshot;
  }

  /** Page after page while the campaign is in this state; a long history goes on in a new run. */
  async function pages(state: CampaignState, turn: CampaignActivities['openRosterPage']): Promise<void> {
    while (stateNow() === state) {
      const page = await turn({ campaignId, after: cursor });
      learn({ state: page.state, filingDueAt: page.filingDueAt });
      cursor = page.after;
      if (stateNow() === state && workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof evaluationCampaign>({ campaignId, after: cursor });
      }
    }
  }

  /** The limit moves when the holidays of a year become known: when it has passed, or the record has moved, it is asked for again. */
  async function filingLimit(): Promise<void> {
    while (stateNow() === 'filing' && msTo(campaign?.filingDueAt) > -CLOCK_TOLERANCE_MS) {
      const woken = () => recordMayHaveMoved || stateNow() !== 'filing';
      await condition(woken, Math.max(msTo(campaign?.filingDueAt), 0) + CLOCK_TOLERANCE_MS);
      recordMayHaveMoved = false;
      learn(await inTurn(() => record.readCampaign({ campaignId })));
    }
  }

  /** By a decision; also by one that was committed while the run that took it died. */
  async function end(): Promise<void> {
    while (!isOver()) {
      await condition(() => isOver() || recordMayHaveMoved);
      if (!recordMayHaveMoved) continue;
      recordMayHaveMoved = false;
      learn(await inTurn(() => record.readCampaign({ campaignId })));
    }
  }
}

/** Milliseconds from now to an instant; negative when it has passed. */
function msTo(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) - Date.now() : Number.NEGATIVE_INFINITY;
}
