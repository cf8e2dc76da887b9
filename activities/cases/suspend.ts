import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { STANDS_STILL } from '#contracts/notice-texts.js';
import { limitText } from '#contracts/limit-text.js';
import { reasonRequired } from '#contracts/missing.js';
import { sentence } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { RESUMED, RESUMED_WITHOUT_LIMIT } from '#contracts/timeline-texts.js';
import { isCarried } from '#persistence/record/meeting/resting.js';
import { resumeClock, stopClock } from '#persistence/record/suspension.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { callOffVisit, resumeVisit } from '#persistence/record/visit/called-off.js';
import { goOnWithMeeting, restWithout, type Onward } from '../meeting/standing-still.js';
import { concerned } from './concerned.js';
import type { DecisionMove, MoveContext } from './move.js';
import { reasonText } from './reasons.js';

/** 中止办理: the clock stops where it is; until it is resumed nothing is taken but a withdrawal. */
export const suspend: DecisionMove = async (context) => {
  const { tx, theCase, now } = context;
  const reason = reasonOf(context);
  const told = await concerned(tx, theCase);
  await callOffVisit(tx, theCase, STANDS_STILL, now);
  await stopClock(tx, theCase, now);
  if (isCarried(theCase.state)) await restWithout(context, 'suspend');
  const params = { ...namesOf(context), reason };
  return { to: theCase.state, reason, notices: told.map((to) => ({ to, template: 'case.suspended', params })) };
};

/** 恢复办理: the clock goes on from where it stopped. */
export const resume: DecisionMove = async (context) => {
  const { tx, theCase, measure, now } = context;
  const reason = reasonOf(context);
  const limit = await resumeClock(tx, theCase, measure, now);
  await resumeVisit(tx, theCase, now);
  // What was handed in before may complete the stage: its signal was heard while nothing moved.
  await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
  const { deadline, ...onward } = await goOnWithMeeting(context, limit);
  const due = dueOf(context, deadline);
  const params = { ...namesOf(context), reason, ...due };
  const template = due ? 'case.resumed' : 'case.resumedWithoutLimit';
  return {
    ...onward,
    reason,
    detail: sentence(due ? RESUMED : RESUMED_WITHOUT_LIMIT, due ?? {}),
    notices: (await concerned(tx, theCase)).map((to) => ({ to, template, params })),
  };
};

function reasonOf(context: MoveContext): string {
  const reason = reasonText(context);
  if (!reason) throw reasonRequired();
  return reason;
}

function namesOf({ theCase }: MoveContext): Record<'title' | 'stageZh' | 'stageEn', string> {
  const { zh, en } = text(STATE_TEXTS, theCase.state);
  return { title: theCase.title, stageZh: zh, stageEn: en };
}

function dueOf({ theCase }: MoveContext, deadline: Onward['deadline']): Record<'dueZh' | 'dueEn', string> | undefined {
  if (!deadline) return undefined;
  const { zh, en } = limitText(deadline, theCase.rehearsalDaySeconds !== null);
  return { dueZh: zh, dueEn: en };
}
