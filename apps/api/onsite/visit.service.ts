import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { maySee, phaseOf } from '#contracts/blindness.js';
import { Refusal } from '#contracts/problems.js';
import type { BaseType, TypeRules } from '#domain/measures/measure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { measureVersion } from '#persistence/record/measures.js';
import { contentHashOf, agreedPlan, visitOf, type Visit, type VisitPlan } from '#persistence/record/visit/visit.js';
import { CasesService } from '../cases/cases.service.js';
import { ownsIt } from '../common/access.js';
import { readersOf } from '../common/readers.js';
import { changesOfVisit } from '#persistence/record/visit/called-off.js';
import { calendarOf } from '#persistence/record/visit/visit-calendar.js';
import type { VisitDto, VisitReportDto } from './visit-view.dto.js';

/** 现场考察 as each side may read it. */
@Injectable()
export class VisitService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /** @throws {Refusal} request.notFound where the case is visited by nobody */
  async of(caseId: string, actor: ActorRef): Promise<VisitDto> {
    const theCase = await this.cases.visible(caseId, actor);
    const { manager } = this.dataSource;
    return this.shown(manager, theCase, await visitOf(manager, caseId), actor);
  }

  /** The agreed visit for the calendars of those concerned: applicant, team, and whoever arranges it. @throws {Refusal} request.notFound, visit.noCalendar */
  async calendar(caseId: string, actor: ActorRef): Promise<string> {
    const theCase = await this.cases.visible(caseId, actor);
    const visit = await visitOf(this.dataSource.manager, caseId);
    const concerned =
      ownsIt(actor, theCase) || isMember(visit, actor) || arranges(actor) || visit.plan?.proposedBy === actor.accountId;
    if (!concerned) throw new Refusal('request.notFound');
    const plan = agreedPlan(visit);
    if (!plan) throw new Refusal('visit.noCalendar');
    const changes = await changesOfVisit(this.dataSource.manager, caseId);
    return calendarOf(theCase, plan, visit.members, { changes, calledOff: theCase.suspendedAt !== null });
  }

  /** @param voidedSignatures made void by the very change that this answers */
  async shown(
    tx: EntityManager,
    theCase: ProcedureCase,
    visit: Visit,
    actor: ActorRef,
    voidedSignatures = 0,
  ): Promise<VisitDto> {
    const rules = await rulesOf(tx, theCase);
    const readers = readersOf(actor, theCase, { visitor: isMember(visit, actor) });
    const reads = maySee('visitReport', phaseOf(theCase), readers);
    return {
      caseId: theCase.id,
      standing: standingOf(visit),
      plan: visit.plan && planDto(visit.plan),
      // The host knows by name who comes. An account would say more: it stands beside other things, too.
      team: visit.members.map(({ accountId, displayName, seat }) => ({
        accountId: reads ? accountId : null,
        displayName,
        seat,
      })),
      report: reads ? reportDto(rules, visit) : null,
      voidedSignatures,
    };
  }
}

/** What the measure asks of a visit to a host of the case's type. @throws {Refusal} request.notFound where nobody visits */
export async function rulesOf(tx: EntityManager, theCase: ProcedureCase): Promise<TypeRules> {
  if (theCase.kind !== 'accreditation') throw new Refusal('request.notFound');
  const measure = await measureVersion(tx, theCase.measureId);
  return measure.types[theCase.type as BaseType];
}

export function isMember({ members }: Visit, { accountId }: ActorRef): boolean {
  return members.some((member) => member.accountId === accountId);
}

/** Whoever may arrange visits. */
function arranges({ roles }: ActorRef): boolean {
  return roles.includes('assessor') || roles.includes('caseOfficer');
}

function standingOf(visit: Visit): VisitDto['standing'] {
  if (visit.plan === null) return 'none';
  return agreedPlan(visit) ? 'agreed' : visit.plan.state;
}

function planDto(plan: VisitPlan): NonNullable<VisitDto['plan']> {
  const { sequence, day, startsAt, endsAt, place, note, wishedDay, answerReason } = plan;
  return {
    sequence,
    day,
    startsAt,
    endsAt,
    place,
    note,
    answerDueAt: plan.answerDueAt === null ? null : new Date(plan.answerDueAt).toISOString(),
    answerDueExplained: plan.answerExplanation,
    wishedDay,
    answerReason,
  };
}

function reportDto(rules: TypeRules, visit: Visit): VisitReportDto {
  const marks = new Map(visit.marks.map((mark) => [mark.item, mark]));
  const hash = contentHashOf(visit);
  return {
    checklist: rules.onsiteChecklist.map(({ id, text, article, mark }) => ({
      item: id,
      text,
      article,
      mark,
      verdict: marks.get(id)?.verdict ?? null,
      remark: marks.get(id)?.remark ?? null,
      photos: [...(marks.get(id)?.photos ?? [])],
    })),
    unverified: unverifiedOf(rules, visit),
    findings: visit.findings?.findings ?? null,
    fraudFound: visit.findings?.fraudFound ?? null,
    contentHash: visit.findings && hash,
    signatures: visit.members.map(({ accountId, displayName, seat, contentHash, dissent, signedAt }) => {
      const valid = contentHash === hash && signedAt !== null;
      return {
        accountId,
        displayName,
        seat,
        signedAt: valid ? new Date(signedAt).toISOString() : null,
        dissent: valid ? dissent : null,
      };
    }),
  };
}

/** Data indicators without a verified value. */
export function unverifiedOf({ indicators }: TypeRules, { values }: Visit): string[] {
  const verified = new Set(values.filter((value) => value.verified !== null).map(({ indicator }) => indicator));
  return indicators.filter(({ id, kind }) => kind === 'data' && !verified.has(id)).map(({ id }) => id);
}
