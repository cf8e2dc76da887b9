import { afterObjection } from '#domain/objection/objection.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { lockCase } from '#persistence/record/cases.js';
import type { StageLimit } from '#persistence/record/deadline.js';
import { anyGoesOn } from '#persistence/record/meeting/meeting.js';
import { CARRIED_IN, isCarried, rest, wakeUp } from '#persistence/record/meeting/resting.js';
import {
  dueWithTheirCases,
  endDecisionOnNone,
  noticeOf,
  openObjections,
  rejoinNotice,
  selectingMeeting,
} from '#persistence/record/objections.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import type { MoveContext } from '../cases/move.js';

/** A meeting that has nothing left to publish or announce without this case has nothing to do, and no limit, until it comes back. */
export async function restWithout({ tx, theCase, actor, now }: MoveContext, outcome: string): Promise<void> {
  const meetingId = await selectingMeeting(tx, theCase.id);
  const meeting = meetingId === undefined ? null : await lockCase(tx, meetingId);
  const carried = Object.entries(CARRIED_IN).find(([, stage]) => stage === meeting?.state)?.[0];
  if (!meeting || !carried) return;
  if (await anyGoesOn(tx, meeting.id, carried)) return;
  await rest({ tx, theCase: meeting, actor, now, outcome });
  await enqueueSignal(tx, meeting.workflowId, STAGE_COMPLETE);
}

/** Where a case goes on, and by when. */
export interface Onward {
  readonly to: string;
  readonly deadline?: Pick<StageLimit['deadline'], 'dueOn' | 'dueAt'> | undefined;
  readonly onceEntered?: () => Promise<void>;
}

/**
 * A case that stood still while its meeting went on: the notice of all was not stopped for it. While that runs, the case ends it with the
 * others; afterwards it is looked into where somebody objected meanwhile, or is announced after them. One that was not published yet gets a
 * further notice of its meeting.
 */
export async function goOnWithMeeting(context: MoveContext, limit: StageLimit | undefined): Promise<Onward> {
  const { tx, theCase } = context;
  const stays = { to: theCase.state, deadline: limit?.deadline };
  if (isCarried(theCase.state)) {
    const meetingId = await selectingMeeting(tx, theCase.id);
    if (meetingId !== undefined) await wakeUp(tx, meetingId, context, theCase.state);
    return stays;
  }
  if (theCase.state !== 'underPublicNotice') return stays;
  const notice = await noticeOf(tx, theCase.id);
  if (!notice) return stays;
  if (notice.runs) {
    await rejoinNotice(tx, theCase, notice);
    await dueWithTheirCases(tx, [theCase.id]);
    return { to: theCase.state, deadline: notice };
  }
  // Besides none: no objection has the id of its case.
  const to = afterObjection({ openLeft: await openObjections(tx, theCase.id, theCase.id), noticeRuns: false });
  const onceEntered = async () => {
    if (to !== 'underObjection') return wakeUp(tx, notice.meetingId, context);
    await endDecisionOnNone(tx, theCase.id, 'resume');
    await dueWithTheirCases(tx, [theCase.id]);
  };
  return { to, onceEntered };
}
