import { afterObjection } from '#domain/objection/objection.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { lockCase } from '#persistence/record/cases.js';
import type { StageLimit } from '#persistence/record/deadline.js';
import { LAST_ITEM } from '#persistence/record/meeting/meeting.js';
import { rest, wakeUp } from '#persistence/record/meeting/resting.js';
import {
  dueWithTheirCases,
  endDecisionOnNone,
  noticeOf,
  openObjections,
  rejoinNotice,
} from '#persistence/record/objections.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import type { MoveContext } from '../cases/move.js';

/** A meeting that has nothing left to announce without this case has nothing to do, and no limit, until it comes back. */
export async function restWithout({ tx, theCase, actor, now }: MoveContext, outcome: string): Promise<void> {
  const notice = await noticeOf(tx, theCase.id);
  const meeting = notice && (await lockCase(tx, notice.meetingId));
  if (meeting?.state !== 'underAnnouncement') return;
  const [waiting] = await tx.query<unknown[]>(
    `SELECT FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id
     WHERE i.meeting_id = $1 AND i.result = 'selected' AND c.state = 'underAnnouncement' AND c.suspended_at IS NULL AND ${LAST_ITEM} LIMIT 1`,
    [meeting.id],
  );
  if (waiting) return;
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
 * others; afterwards it is looked into where somebody objected meanwhile, or is announced after them.
 */
export async function goOnWithMeeting(context: MoveContext, limit: StageLimit | undefined): Promise<Onward> {
  const { tx, theCase } = context;
  const stays = { to: theCase.state, deadline: limit?.deadline };
  if (theCase.state !== 'underPublicNotice' && theCase.state !== 'underAnnouncement') return stays;
  const notice = await noticeOf(tx, theCase.id);
  if (!notice) return stays;
  if (theCase.state === 'underAnnouncement') {
    await wakeUp(tx, notice.meetingId, context);
    return stays;
  }
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
