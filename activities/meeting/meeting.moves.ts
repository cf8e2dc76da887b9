import { PUT_OVER } from '#contracts/meeting-texts.js';
import { Refusal } from '#contracts/problems.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { ItemOutcome } from '#domain/meeting/count-votes.js';
import { presidingMembers } from '#domain/meeting/presiding.js';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { namesOf } from '#persistence/record/accounts.js';
import { lockCases } from '#persistence/record/cases.js';
import { onlyBasesOnPlatforms } from '#persistence/record/meeting/grounds.js';
import {
  agendaOf,
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
import { auditAll, enqueueSignals } from '#persistence/record/trail.js';
import type { MoveContext, Moves } from '../cases/move.js';
import { moveTogether } from '../cases/move-together.js';
import { noticeToApplicant } from '../cases/notices.js';
import { reasonText, statedReasons } from '../cases/reasons.js';
import { accreditTogether } from './accredit.js';
import { auditBallots } from './ballots.js';
import { decideItems, keepQuotas, type DecidedItem, type PutOver } from './conclusion.js';
import { minutesOf, tallyOf, type Concluded } from './minutes.js';

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
      const cases = await lockSelected(tx, theCase.id, ['proposed']);
      if (cases.length === 0) return { to: 'concluded', rule: measure.deadlines.publicNotice.article };
      await moveTogether(context, cases, {
        by: 'publishNotice',
        to: 'underPublicNotice',
        rule: measure.deadlines.publicNotice.article,
        each: (each) => ({ notices: [noticeToApplicant({ theCase: each }, 'decision.selected')] }),
      });
      return {
        to: 'underPublicNotice',
        rule: measure.deadlines.publicNotice.article,
        outcome: { published: cases.length },
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
        outcome: { announced: ((theCase.outcome['announced'] as number | undefined) ?? 0) + cases.length },
        ...(held > 0 && { onceEntered: () => rest(context) }),
      };
    },
  },

  closes: {
    /** Everybody who was selected has withdrawn: nothing is left to publish. */
    async underNoticePreparation(context) {
      return (await stillOpen(context)) > 0 ? undefined : { to: 'concluded', complete: true };
    },

    async underPublicNotice(context, limitPassed) {
      const { tx, theCase, measure } = context;
      if (!limitPassed) return undefined;
      const { article } = measure.deadlines.publicNotice;
      const noticed = goingOn(await lockSelected(tx, theCase.id, ['underPublicNotice']));
      const cases = await withoutHeld(context, noticed);
      await moveTogether(context, cases, { by: 'endNotice', to: 'underAnnouncement', rule: article, each: () => ({}) });
      if ((await stillOpen(context)) === 0) return { to: 'announced', rule: article };
      const nothingYet =
        cases.length === 0 && goingOn(await lockSelected(tx, theCase.id, ['underAnnouncement'])).length === 0;
      if (nothingYet)
        return {
          to: 'underAnnouncement',
          rule: article,
          onceEntered: () => rest({ ...context, outcome: 'endNotice' }),
        };
      const params = { title: theCase.title, count: cases.length };
      return {
        to: 'underAnnouncement',
        rule: article,
        notices: [{ to: { role: 'caseOfficer' }, template: 'announcement.due', params }],
      };
    },

    async underAnnouncement(context) {
      return (await stillOpen(context)) > 0 ? undefined : { to: 'announced', complete: true };
    },
  },
} satisfies Moves;

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
  const strange = remarksIn(payload).filter(({ caseId }) => !onAgenda.has(caseId));
  if (strange.length > 0) throw new Refusal('meeting.notOnAgenda', { count: strange.length });
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

/** What the applicants are told besides the reasons. */
function remarksIn(payload: MoveContext['payload']): readonly { readonly caseId: string; readonly remark: string }[] {
  return (payload['remarks'] ?? []) as { caseId: string; remark: string }[];
}

async function keepResults(
  tx: MoveContext['tx'],
  meetingId: string,
  { decided, putOver, left }: Concluded,
): Promise<void> {
  const results = [
    ...decided.map(({ item: { caseId }, outcome }) => ({ caseId, result: outcome.result, tally: toJson(outcome) })),
    ...putOver.map(({ item: { caseId }, outcome }) => ({ caseId, result: 'putOver', tally: toJson(outcome) })),
    ...left.map(({ caseId }) => ({ caseId, result: 'left', tally: null })),
  ];
  await tx.query(
    `UPDATE meeting_item i SET result = r.result, tally = r.tally
     FROM unnest($2::uuid[], $3::text[], $4::jsonb[]) AS r (case_id, result, tally)
     WHERE i.meeting_id = $1 AND i.case_id = r.case_id`,
    [
      meetingId,
      results.map(({ caseId }) => caseId),
      results.map(({ result }) => result),
      results.map(({ tally }) => tally),
    ],
  );
}

const toJson = (outcome: ItemOutcome) => JSON.stringify(tallyOf(outcome));

/** Each trail says why its case awaits another meeting. */
function auditPutOver({ tx, theCase: by, measure, actor }: MoveContext, putOver: readonly PutOver[]): Promise<void> {
  return auditAll(
    tx,
    putOver.map(({ theCase: { id, kind, subjectId, state, version } }) => ({
      caseId: id,
      subject: { kind, id: subjectId },
      actorId: actor?.accountId ?? null,
      actorRole: 'decisionMaker',
      action: 'putOver',
      rule: measure.meeting.article,
      before: { state, version },
      after: { state, version, detail: PUT_OVER, by: by.id },
    })),
  );
}

/** 拟认定. No two of one platform and field, also not of this meeting. @throws {Refusal} decision.otherBase */
async function select(context: MoveContext, selected: readonly DecidedItem[]): Promise<void> {
  const { tx, measure } = context;
  const items = new Map(selected.map((one) => [one.item.caseId, one.item]));
  const cases = selected.map(({ theCase }) => theCase);
  await moveTogether(context, cases, {
    by: 'concludeMeeting',
    to: 'proposed',
    rule: measure.meeting.article,
    each: ({ id }) => {
      const item = items.get(id);
      return { outcome: { totalHundredths: item?.totalHundredths, explanation: item?.explanation } };
    },
  });
  await onlyBasesOnPlatforms({ tx, measure }, cases);
}

async function end(
  context: MoveContext,
  to: 'cultivated' | 'notSelected',
  decided: readonly DecidedItem[],
): Promise<void> {
  const { measure } = context;
  const remarks = new Map(remarksIn(context.payload).map(({ caseId, remark }) => [caseId, remark]));
  const byCase = new Map(decided.map((one) => [one.item.caseId, one]));
  const effectOn = (theCase: ProcedureCase) => {
    const { item, reasons } = byCase.get(theCase.id) as DecidedItem;
    const remark = remarks.get(theCase.id);
    const { outcome, detail, params } = statedReasons(measure, reasons, { remark });
    return {
      outcome: { ...outcome, totalHundredths: item.totalHundredths, explanation: item.explanation },
      detail,
      reason: remark,
      notices: [noticeToApplicant({ theCase }, `decision.${to}`, params)],
    };
  };
  await moveTogether(
    context,
    decided.map(({ theCase }) => theCase),
    { by: 'concludeMeeting', to, rule: measure.meeting.article, each: effectOn },
  );
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
