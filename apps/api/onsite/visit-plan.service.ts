import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { reasonRequired } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Measure } from '#domain/measures/measure.js';
import { problemOfDay, type ProposedDay } from '#domain/onsite/visit-day.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { LockedCase } from '#persistence/record/cases.js';
import { currentCalendar } from '#persistence/record/calendar.js';
import { contribute } from '#persistence/record/contribute.js';
import { firstDeadline } from '#persistence/record/deadline.js';
import { measureVersion } from '#persistence/record/measures.js';
import { notify, type NoticeDraft } from '#persistence/record/trail.js';
import { awaitAnswer, endAnswerLimit } from '#persistence/record/visit/answer-limit.js';
import { planParams, visitors } from '#persistence/record/visit/plan-notices.js';
import { checkTeam } from '#persistence/record/visit/team.js';
import { passTurn } from '#persistence/record/visit/turn.js';
import { agreedPlan, visitOf, type Visit, type VisitPlan } from '#persistence/record/visit/visit.js';
import { CasesService } from '../cases/cases.service.js';
import { ownsIt } from '../common/access.js';
import type { VisitAnswerDto, VisitPlanDto } from './visit.dto.js';
import type { VisitDto } from './visit-view.dto.js';
import { VisitService } from './visit.service.js';

const STATES = ['underOnsiteAssessment'];

/** 考察安排: proposed by the commission, agreed by the applicant. */
@Injectable()
export class VisitPlanService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly visits: VisitService,
  ) {}

  /**
   * Proposes the visit, or proposes it anew: then what the applicant agreed to, and findings that were written, no longer count.
   * @throws {Refusal} visit.planReplaced, visit.dayPast, visit.afterLimit, visit.nonWorkingDay, visit.hoursReversed, visit.team…, panel.avoidance
   */
  async propose(caseId: string, body: VisitPlanDto, actor: ActorRef, command: CommandKey): Promise<VisitDto> {
    await this.cases.visible(caseId, actor);
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: 'proposeVisit',
      as: actor.roles.includes('assessor') ? 'assessor' : 'caseOfficer',
      states: STATES,
      visible: () => true,
      work: async (tx, theCase) => {
        const measure = await measureVersion(tx, theCase.measureId);
        const now = theCase.asOf;
        const { plan, findings } = await visitOf(tx, caseId);
        // Without it whoever proposes second takes back, unread, what the first has just proposed.
        if (plan && body.replaces !== plan.sequence) throw replaced(plan);
        await checkPlan(tx, theCase, body, now);
        await checkTeam(tx, { theCase, measure, at: now }, body);
        await keepPlan(tx, theCase, body, { measure, actor, now });
        const visit = await visitOf(tx, caseId);
        await this.passOn(tx, theCase, visit, actor, 'proposeVisit', [
          { to: { organisationId: theCase.organisationId as string }, template: 'visit.proposed' },
        ]);
        const { day, startsAt, endsAt, place } = body;
        const detail = {
          zh: `${day} ${startsAt}至${endsAt}，${place}`,
          en: `${day}, ${startsAt}–${endsAt}, ${place}`,
        };
        return {
          answer: await this.visits.shown(tx, theCase, visit, actor),
          audit: {
            rule: measure.deadlines.onsiteAssessment.article,
            reason: body.note,
            // Void with the plan that they were of; what was written stays on record.
            ...(findings && { before: { findings } }),
            after: { state: theCase.state, detail, plan: body },
          },
        };
      },
    });
  }

  /** @throws {Refusal} visit.nothingProposed, visit.planReplaced, visit.answeredAlready, case.reasonRequired, visit.wishPast, visit.wishAfterLimit */
  async answer(
    caseId: string,
    { answer, sequence, reason, wishedDay }: VisitAnswerDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<VisitDto> {
    const agrees = answer === 'agree';
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: agrees ? 'agreeVisit' : 'askOtherDay',
      as: 'applicant',
      states: STATES,
      visible: (theCase) => ownsIt(actor, theCase),
      work: async (tx, theCase) => {
        const before = await visitOf(tx, caseId);
        const { plan } = before;
        if (plan === null || plan.state === 'declined') throw new Refusal('visit.nothingProposed');
        if (plan.sequence !== sequence) throw replaced(plan);
        if (agreedPlan(before)) throw new Refusal('visit.answeredAlready', { day: plan.day });
        if (!agrees && !reason)
          throw reasonRequired('reason', { zh: '为何不能在该日接受考察', en: 'why it cannot be that day' });
        if (wishedDay) checkWish(theCase, wishedDay);
        await tx.query(
          `UPDATE visit_plan SET state = $2, answered_by = $3, answered_at = now(), wished_day = $4, answer_reason = $5
           WHERE case_id = $1`,
          [caseId, agrees ? 'agreed' : 'declined', actor.accountId, wishedDay ?? null, reason ?? null],
        );
        await endAnswerLimit(tx, theCase);
        const visit = await visitOf(tx, caseId);
        await this.passOn(tx, theCase, visit, actor, answer, answered(visit, agrees));
        return {
          answer: await this.visits.shown(tx, theCase, visit, actor),
          audit: { reason, after: { state: theCase.state, answer, sequence, wishedDay } },
        };
      },
    });
  }

  private async passOn(
    tx: EntityManager,
    theCase: ProcedureCase,
    visit: Visit,
    actor: ActorRef,
    outcome: string,
    notices: readonly NoticeDraft[],
  ): Promise<void> {
    await passTurn(tx, theCase, visit, { by: actor.accountId, outcome });
    const params = planParams(theCase, visit.plan as VisitPlan);
    await notify(
      tx,
      `${theCase.id}/visit/${visit.plan?.sequence}/${outcome}`,
      theCase.id,
      notices.map((notice) => ({ ...notice, params })),
    );
  }
}

function answered(visit: Visit, agrees: boolean): NoticeDraft[] {
  if (!agrees) return [{ to: { accountId: visit.plan?.proposedBy ?? '' }, template: 'visit.otherDay' }];
  return visitors(visit).map((to) => ({ to, template: 'visit.agreed' }));
}

function replaced({ sequence }: VisitPlan): Refusal {
  return new Refusal('visit.planReplaced', { sequence });
}

/** @throws {Refusal} visit.hoursReversed, and what is wrong with the day */
async function checkPlan(tx: EntityManager, theCase: ProcedureCase, plan: VisitPlanDto, now: Date): Promise<void> {
  const { day, startsAt, endsAt, note } = plan;
  if (startsAt >= endsAt) throw refusalAt('endsAt', 'visit.hoursReversed', { startsAt, endsAt });
  const calendar = await currentCalendar(tx);
  const bounds = boundsOf(theCase, now);
  const { limitOn } = bounds;
  const problem = problemOfDay({ ...bounds, day, working: calendar.dayOf(day).working, note });
  if (problem === 'past') throw refusalAt('day', 'visit.dayPast', { day });
  if (problem === 'afterLimit') throw refusalAt('day', 'visit.afterLimit', { day, limit: limitOn ?? '' });
  if (problem === 'nonWorkingDay') throw refusalAt('day', 'visit.nonWorkingDay', { day });
}

/** A day that can be proposed; whether it is a working one is the proposer's to see. @throws {Refusal} */
function checkWish(theCase: LockedCase, day: string): void {
  const bounds = boundsOf(theCase, theCase.asOf);
  const problem = problemOfDay({ ...bounds, day, working: true, note: undefined });
  if (problem === 'past') throw refusalAt('wishedDay', 'visit.wishPast', { day });
  if (problem === 'afterLimit') {
    throw refusalAt('wishedDay', 'visit.wishAfterLimit', { day, limit: bounds.limitOn ?? '' });
  }
}

function boundsOf(theCase: ProcedureCase, now: Date): Pick<ProposedDay, 'today' | 'limitOn' | 'rehearsal'> {
  return {
    today: calendarDateOf(now),
    limitOn: theCase.dueAt ? calendarDateOf(theCase.dueAt) : undefined,
    rehearsal: theCase.rehearsalDaySeconds !== null,
  };
}

interface Proposal {
  readonly measure: Measure;
  readonly actor: ActorRef;
  readonly now: Date;
}

/** The plan and its team instead of those before; findings of an earlier plan are void with it, its signatures too. */
async function keepPlan(
  tx: EntityManager,
  theCase: ProcedureCase,
  plan: VisitPlanDto,
  { measure, actor, now }: Proposal,
): Promise<void> {
  const limit = await firstDeadline(tx, measure.deadlines.visitAnswer, now, theCase.rehearsalDaySeconds);
  const ids = [...plan.expertIds, ...plan.officerIds];
  await tx.query(
    `WITH void AS (
       UPDATE visit_signature SET voided_at = now() WHERE case_id = $1 AND voided_at IS NULL
     ), unwritten AS (
       DELETE FROM visit_findings WHERE case_id = $1
     ), gone AS (
       DELETE FROM visit_member WHERE case_id = $1 AND account_id <> ALL($13::uuid[])
     )
     INSERT INTO visit_plan AS p (case_id, sequence, day, starts_at, ends_at, place, note, state, proposed_by, proposed_at,
       answer_due_at, answer_due_on, answer_explanation)
     VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (case_id) DO UPDATE SET sequence = p.sequence + 1, day = excluded.day, starts_at = excluded.starts_at,
       ends_at = excluded.ends_at, place = excluded.place, note = excluded.note, state = excluded.state,
       proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, answer_due_at = excluded.answer_due_at,
       answer_due_on = excluded.answer_due_on, answer_explanation = excluded.answer_explanation, answered_by = NULL,
       answered_at = NULL, answer_stops = '[]'`,
    [
      theCase.id,
      plan.day,
      plan.startsAt,
      plan.endsAt,
      plan.place,
      plan.note ?? null,
      'proposed',
      actor.accountId,
      now,
      limit.dueAt,
      limit.dueOn,
      JSON.stringify(limit.explanation),
      ids,
    ],
  );
  await tx.query(
    `INSERT INTO visit_member (case_id, account_id, seat, place)
     SELECT $1, account, seat, place FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS m (account, seat, place)
     ON CONFLICT (case_id, account_id) DO UPDATE SET seat = excluded.seat, place = excluded.place`,
    [theCase.id, ids, [...plan.expertIds.map(() => 'expert'), ...plan.officerIds.map(() => 'officer')]],
  );
  await awaitAnswer(tx, theCase, measure, { openedAt: now, limit });
}
