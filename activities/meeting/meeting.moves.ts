import { Refusal, refusalAt } from '#contracts/problems.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { presidingMembers } from '#domain/meeting/presiding.js';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { namesOf } from '#persistence/record/accounts.js';
import { lockCases } from '#persistence/record/cases.js';
import {
  agendaOf,
  anyGoesOn,
  goingOn,
  isBeforeMeeting,
  LAST_ITEM,
  lockSelected,
  meetingById,
  recusalsOf,
  votesOf,
  type MeetingRow,
} from '#persistence/record/meeting/meeting.js';
import { rest } from '#persistence/record/meeting/resting.js';
import { waitAgain } from '#persistence/record/meeting/waiting.js';
import { dueWithTheirCases, objectedTo } from '#persistence/record/objections.js';
import { enqueueSignal, enqueueSignals } from '#persistence/record/trail.js';
import type { MoveContext, Moves } from '../cases/move.js';
import { moveTogether } from '../cases/move-together.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText } from '../cases/reasons.js';
import { accreditTogether } from './accredit.js';
import { auditBallots } from './ballots.js';
import { decideItems, keepQuotas } from './conclusion.js';
import { minutesOf, type Concluded } from './minutes.js';
import { auditPutOver, end, keepResults, remarksIn, select } from './results.js';

/** 审定会, 公示 and 认定公布 over many cases: rows 9–12 of procedure 1. */
export const meetingMoves = {
  decisions: {
    async concludeMeeting(context) {
      const { tx, theCase, measure, now } = context;
      const meeting = await meetingOf(context);
      if (meeting.heldOn > calendarDateOf(now)) throw new Refusal('meeting.toCome', { on: meeting.heldOn });
      const concluded = await count(context, meeting);
      const { decided, putOver, left } = concluded;
      await keepQuotas(context, meeting.batchId, decided);
      await keepResults(tx, meeting.id, concluded);
      await waitAgain(tx, meeting.id);
      await auditBallots(context, concluded.votes);
      await auditPutOver(context, putOver);
      const selected = decided.filter(({ outcome }) => outcome.result === 'selected');
      await select(context, selected);
      for (const result of ['cultivated', 'notSelected'] as const) {
        await end(
          context,
          result,
          decided.filter(({ outcome }) => outcome.result === result),
        );
      }
      const minutes = await minutesOf(context, meeting, concluded);
      await tx.query(`UPDATE meeting SET minutes = $2, concluded_at = $3 WHERE case_id = $1`, [
        meeting.id,
        JSON.stringify(minutes),
        now,
      ]);
      const title = theCase.title;
      const counts = { selected: selected.length, decided: decided.length, left: left.length, putOver: putOver.length };
      return {
        to: selected.length > 0 ? 'underNoticePreparation' : 'concluded',
        rule: measure.meeting.article,
        outcome: counts,
        notices: [{ to: { role: 'caseOfficer' }, template: 'meeting.concluded', params: { title, ...counts } }],
      };
    },

    async cancelMeeting(context) {
      const { tx, theCase, measure } = context;
      const meeting = await meetingOf(context);
      await waitAgain(tx, meeting.id);
      const params = { title: theCase.title, reason: reasonText(context) ?? '' };
      return {
        to: 'cancelled',
        rule: measure.meeting.article,
        reason: reasonText(context),
        notices: meeting.memberIds.map((accountId) => ({ to: { accountId }, template: 'meeting.cancelled', params })),
      };
    },

    async publishNotice(context) {
      const { tx, theCase, measure } = context;
      const cases = goingOn(await lockSelected(tx, theCase.id, ['proposed']));
      if (cases.length === 0) {
        if ((await stillOpen(context)) > 0) throw new Refusal('meeting.nothingToPublish', { state: theCase.state });
        return { to: endWithNothingToPublish(theCase), rule: measure.deadlines.publicNotice.article };
      }
      await moveTogether(context, cases, {
        by: 'publishNotice',
        to: 'underPublicNotice',
        rule: measure.deadlines.publicNotice.article,
        each: (each) => ({ notices: [noticeToApplicant({ theCase: each }, 'decision.selected')] }),
      });
      return {
        to: 'underPublicNotice',
        rule: measure.deadlines.publicNotice.article,
        outcome: { published: countedIn(theCase, 'published') + cases.length },
      };
    },

    /** The title takes effect on the day of the announcement. Those who stand still are announced later. */
    async announce(context) {
      const { tx, theCase, measure } = context;
      const cases = goingOn(await lockSelected(tx, theCase.id, ['underAnnouncement']));
      if (cases.length > 0) await accreditTogether(context, cases);
      const held = await stillOpen(context);
      if (cases.length === 0 && held > 0) throw new Refusal('meeting.nothingToAnnounce', { held });
      return {
        to: held > 0 ? 'underAnnouncement' : 'announced',
        rule: measure.deadlines.announcement.article,
        outcome: { announced: countedIn(theCase, 'announced') + cases.length },
        ...(held > 0 && { onceEntered: () => restFor(context, 'announce') }),
      };
    },
  },

  closes: {
    /**
     * Everybody who is left of those selected has withdrawn: nothing is to be published. Of a further notice: who can be announced meanwhile
     * does not wait for it. Where those who are left stand still, it rests.
     */
    async underNoticePreparation(context) {
      const { tx, theCase } = context;
      if (await anyGoesOn(tx, theCase.id, 'underAnnouncement')) return { to: 'underAnnouncement', complete: true };
      if ((await stillOpen(context)) === 0) return { to: endWithNothingToPublish(theCase), complete: true };
      if (!(await anyGoesOn(tx, theCase.id, 'proposed'))) await restUntilWoken(context);
      return undefined;
    },

    async underPublicNotice(context, limitPassed) {
      const { tx, theCase, measure } = context;
      if (!limitPassed) return undefined;
      const { article } = measure.deadlines.publicNotice;
      const noticed = goingOn(await lockSelected(tx, theCase.id, ['underPublicNotice']));
      const cases = await withoutHeld(context, noticed);
      await moveTogether(context, cases, { by: 'endNotice', to: 'underAnnouncement', rule: article, each: () => ({}) });
      if ((await stillOpen(context)) === 0) return { to: 'announced', rule: article };
      const nothingYet = cases.length === 0 && !(await anyGoesOn(tx, theCase.id, 'underAnnouncement'));
      if (nothingYet)
        return { to: 'underAnnouncement', rule: article, onceEntered: () => restFor(context, 'endNotice') };
      const params = { title: theCase.title, count: cases.length };
      return {
        to: 'underAnnouncement',
        rule: article,
        notices: [{ to: { role: 'caseOfficer' }, template: 'announcement.due', params }],
      };
    },

    /** Nothing is left to announce; or nothing for now, and somebody goes on who stood still when the notice was published. */
    async underAnnouncement(context) {
      const { tx, theCase } = context;
      if ((await stillOpen(context)) === 0) return { to: 'announced', complete: true };
      if (await anyGoesOn(tx, theCase.id, 'underAnnouncement')) return undefined;
      if (await anyGoesOn(tx, theCase.id, 'proposed')) return { to: 'underNoticePreparation', complete: true };
      await restUntilWoken(context);
      return undefined;
    },
  },
} satisfies Moves;

/** What it has announced stands, though nobody is left for a further notice. */
function endWithNothingToPublish(meeting: ProcedureCase): 'announced' | 'concluded' {
  return countedIn(meeting, 'announced') > 0 ? 'announced' : 'concluded';
}

function countedIn({ outcome }: ProcedureCase, name: 'published' | 'announced'): number {
  return (outcome[name] as number | undefined) ?? 0;
}

/** It rests for the others, and looks whether there is something to be published for them. */
async function restFor(context: MoveContext, outcome: string): Promise<void> {
  await rest({ ...context, outcome });
  await enqueueSignal(context.tx, context.theCase.workflowId, STAGE_COMPLETE);
}

/** The last that went on has left: the others stand still, and one of them wakes it. */
async function restUntilWoken(context: MoveContext): Promise<void> {
  if (context.theCase.dueAt !== null) await rest({ ...context, outcome: 'complete' });
}

/** Those to which an objection is open stand still, the others go on. @returns the others */
async function withoutHeld(context: MoveContext, cases: readonly ProcedureCase[]): Promise<ProcedureCase[]> {
  const { tx, measure } = context;
  const objected = await objectedTo(
    tx,
    cases.map(({ id }) => id),
  );
  const held = cases.filter(({ id }) => objected.has(id));
  const { article } = measure.deadlines.objectionDecision;
  await moveTogether(context, held, { by: 'holdForObjection', to: 'underObjection', rule: article, each: () => ({}) });
  await dueWithTheirCases(
    tx,
    held.map(({ id }) => id),
  );
  // Their own runs look after this limit.
  await enqueueSignals(
    tx,
    held.map(({ workflowId }) => workflowId),
    STAGE_COMPLETE,
  );
  return cases.filter(({ id }) => !objected.has(id));
}

async function meetingOf({ tx, theCase }: MoveContext): Promise<MeetingRow> {
  const meeting = await meetingById(tx, theCase.id);
  if (!meeting) throw new Error(`case ${theCase.id} is no meeting`);
  return meeting;
}

/** Counts the votes on what is still before the meeting: a case that left and came back has other grounds. @throws {Refusal} meeting.chairOnly, meeting.notOnAgenda for a remark, and as `decideItems` */
async function count({ tx, measure, actor, payload }: MoveContext, meeting: MeetingRow): Promise<Concluded> {
  const agenda = await agendaOf(tx, meeting.id);
  const caseIds = agenda.map(({ caseId }) => caseId);
  const onAgenda = new Set(caseIds);
  const strange = remarksIn(payload).flatMap(({ caseId }, row) => (onAgenda.has(caseId) ? [] : [row]));
  if (strange.length > 0) {
    throw refusalAt(`remarks.${strange[0]}.caseId`, 'meeting.notOnAgenda', { count: strange.length });
  }
  const cases = new Map((await lockCases(tx, caseIds, ['underDecision'])).map((each) => [each.id, each]));
  const before = agenda.flatMap((item) => {
    const theCase = cases.get(item.caseId);
    return isBeforeMeeting(theCase, item) ? [{ item, theCase }] : [];
  });
  const stayed = new Set(before.map(({ item }) => item.caseId));
  const left = agenda.filter(({ caseId }) => !stayed.has(caseId));
  const [recusals, votes] = [await recusalsOf(tx, meeting.id), await votesOf(tx, meeting.id)];
  const presiding = presidingMembers({ members: meeting.activeIds, caseIds: [...stayed], recusals, votes });
  if (!actor || !presiding.includes(actor.accountId)) {
    const names = await namesOf(tx, presiding);
    throw new Refusal('meeting.chairOnly', { presiding: [...names.values()].join(' / ') });
  }
  const { decided, putOver } = decideItems(meeting, { items: before, recusals, votes }, measure.meeting);
  return { decided, putOver, left, recusals, votes };
}

/** How many of those whom the meeting selected are still on their way: not those whose decision is taken again. */
async function stillOpen({ tx, theCase }: MoveContext): Promise<number> {
  const [open] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id
     WHERE i.meeting_id = $1 AND i.result = 'selected' AND c.closed_at IS NULL AND c.state = ANY($2) AND ${LAST_ITEM}`,
    [theCase.id, HOLDS_PLACE],
  );
  return open?.count ?? 0;
}
