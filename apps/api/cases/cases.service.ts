import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conditionsOf, may } from '#contracts/ability.js';
import { actsAs, personsBehind, type ActorRef } from '#contracts/actor.js';
import { maySee, outcomeFor, phaseOf } from '#contracts/blindness.js';
import type { ObjectFacts } from '#contracts/conditions.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { NOTICE_TEXTS } from '#contracts/notice-texts.js';
import { stateText } from '#contracts/state-text.js';
import { TASK_TEXTS, text } from '#contracts/texts.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { LocalizedText } from '#domain/measures/vocabulary.js';
import type { DossierRole } from '#domain/people/dossier-roles.js';
import { PROCEDURES, verbsFor } from '#domain/procedures/index.js';
import type { Role, Stage } from '#domain/procedures/procedure.js';
import { Notice, ProcedureCase } from '#persistence/entities/case.entities.js';
import { SubsidyAward } from '#persistence/entities/base.entities.js';
import { barredVerbs } from '#persistence/record/barred-verbs.js';
import { caseById, isInvolved } from '#persistence/record/cases.js';
import { refuseAvoidingStandIn } from '#persistence/record/delegation-avoidance.js';
import { ownRole } from '#persistence/record/dossier-roles.js';
import { inboxOf } from '#persistence/record/inbox.js';
import { isOverdue } from '#persistence/record/overdue.js';
import { recommendingUnitById } from '#persistence/record/recommending-units.js';
import { takenIn } from '#persistence/record/taken-in.js';
import { ONE_PLAN } from '#persistence/one-plan.js';
import { isOneToReverse, reversibleStep } from '#persistence/record/reversal.js';
import { ownOrganisation, ownsIt, sees, seesAll } from '../common/access.js';
import type { PageQuery } from '../common/page.js';
import { readersOf } from '../common/readers.js';
import { visibleIds, type Listed } from '../common/visible-ids.js';
import type { CaseDetailDto, CaseDto, CaseListQuery, InboxQuery, NoticeDto, WorkItemDto } from './cases.dto.js';

/** Reading cases, and what waits for somebody. Lists come from PostgreSQL, page by page along the key. */
@Injectable()
export class CasesService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ kind, state, officerId, batchId, limit, after }: CaseListQuery, actor: ActorRef): Promise<CaseDto[]> {
    const wanted = [
      ...(kind ? ['c.kind = :kind'] : []),
      ...(state ? ['c.state = :state'] : []),
      ...(officerId && seesAll(actor) ? ['c.officerId = :officerId'] : []),
      ...(batchId ? ['c.groupId = :batchId'] : []),
      ...(after ? ['c.id < :after'] : []),
    ];
    const query = this.dataSource
      .getRepository(ProcedureCase)
      .createQueryBuilder('c')
      .where(
        [...wanted, ...(seesAll(actor) ? [] : [`c.id IN (${visibleIds(actor, 'read:case', CASES, wanted)})`])].join(
          ' AND ',
        ) || 'true',
      )
      .setParameters({
        kind,
        state,
        officerId,
        batchId,
        after,
        limit,
        own: ownOrganisation(actor),
        me: actor.accountId,
        unit: actor.recommendingUnitId,
      })
      .orderBy('c.id', 'DESC')
      .take(limit);
    return (await query.getMany()).map((theCase) => toCaseDto(theCase, actor));
  }

  async detail(id: string, actor: ActorRef): Promise<CaseDetailDto> {
    const theCase = await this.visible(id, actor);
    const handedIn = await takenIn(this.dataSource, theCase);
    const shown = toCaseDto(theCase, actor);
    const yourRole = await this.roleOf(theCase, actor);
    const verbs = await this.verbsOf(theCase, actor, yourRole);
    const recommendingUnit = await this.unitOf(theCase, actor);
    return { ...shown, ...(handedIn && { stateText: handedIn.stateText }), yourRole, recommendingUnit, verbs };
  }

  /** For whom it waits, or waited, for those of its organisation, too: where it stands among the others of the unit they learn later. */
  private async unitOf(theCase: ProcedureCase, actor: ActorRef): Promise<LocalizedText | null> {
    const { recommendingUnitId } = theCase;
    if (!recommendingUnitId) return null;
    const told = ownsIt(actor, theCase) || maySee('recommendation', phaseOf(theCase), readersOf(actor, theCase));
    return (told && (await recommendingUnitById(this.dataSource, recommendingUnitId))?.name) || null;
  }

  /** What the actor may decide on a case now. */
  async verbsOf(theCase: ProcedureCase, actor: ActorRef, known?: DossierRole | null): Promise<string[]> {
    const mine = known === undefined ? await this.roleOf(theCase, actor) : known;
    const roles = actor.roles.filter(
      (role) => actsAs(actor, role, theCase) && (role !== 'applicant' || mine === 'owner'),
    );
    const verbs = verbsFor(PROCEDURES[theCase.kind], theCase.state, roles, theCase.suspendedAt !== null);
    const barred = await barredVerbs(this.dataSource.manager, theCase, verbs, personsBehind(actor));
    const reversible = verbs.includes('reverse') && (await this.mayReverse(theCase, actor));
    return verbs.filter((verb) => !barred.has(verb) && (reversible || verb !== 'reverse'));
  }

  /** What the actor is for a case of the own organisation. */
  private roleOf(theCase: ProcedureCase, actor: ActorRef): Promise<DossierRole | null> {
    return ownsIt(actor, theCase) ? ownRole(this.dataSource, actor, { caseId: theCase.id }) : Promise.resolve(null);
  }

  private async mayReverse(theCase: ProcedureCase, actor: ActorRef): Promise<boolean> {
    const step = await reversibleStep(this.dataSource, theCase);
    return step !== undefined && !step.actedOn && isOneToReverse(step, actor);
  }

  /**
   * Whoever stands in for somebody reads what they could act on: avoidance is asked of both.
   * @throws {Refusal} request.notFound where it is absent or not the actor's to see; case.standAside, delegation.absentTied
   */
  async visible(id: string, actor: ActorRef): Promise<ProcedureCase> {
    const theCase = await caseById(this.dataSource, id);
    if (!theCase) throw new Refusal('request.notFound');
    if (!sees(actor, theCase) && !may(actor, 'read:case', await this.partIn(id, actor))) {
      throw new Refusal('request.notFound');
    }
    await refuseAvoidingStandIn(this.dataSource.manager, theCase, actor);
    return theCase;
  }

  /** What has to be looked up beside the case: does the actor judge it, has the organisation an award in it? */
  private async partIn(caseId: string, actor: ActorRef): Promise<ObjectFacts> {
    const { accountId, organisationId } = actor;
    const conditions = conditionsOf(actor, 'read:case');
    if (conditions.has('judgedByOneself') && (await isInvolved(this.dataSource, caseId, accountId))) {
      return { judgedBy: [accountId] };
    }
    if (!conditions.has('withAnAwardForIt') || organisationId === null) return {};
    const awarded = await this.dataSource.getRepository(SubsidyAward).existsBy({ schemeId: caseId, organisationId });
    return { awardedTo: awarded ? [organisationId] : [] };
  }

  /** What is the actor's turn: by person, by organisation, or by role; what is due first comes first. */
  async workItems({ limit, after, mine = false }: InboxQuery, actor: ActorRef): Promise<WorkItemDto[]> {
    const roles = conditionsOf(actor, 'read:workItem').has('toOwnRole') ? actor.roles : [];
    const organisationId = ownOrganisation(actor, 'read:workItem');
    const persons = personsBehind(actor);
    const { accountId, recommendingUnitId: unitId = null, recommendsCityWide: cityWide = false } = actor;
    const shared = tasksSharedWith(roles);
    const owner = { accountId, persons, roles, organisationId, unitId, cityWide, shared, mine };
    const items = await inboxOf(this.dataSource, owner, { limit, after });
    const now = new Date();
    return items.map((item) => ({
      id: item.id,
      caseId: item.caseId,
      kind: item.kind,
      campaignId: item.campaignId,
      batchId: item.batchId,
      objectionId: item.objectionId,
      title: item.title,
      task: item.task,
      taskText: text(TASK_TEXTS, item.task),
      role: item.role,
      openedAt: item.openedAt.toISOString(),
      dueAt: item.dueAt?.toISOString() ?? null,
      dueOn: item.dueAt && calendarDateOf(item.dueAt),
      suspendedSince: item.suspendedAt?.toISOString() ?? null,
      overdue: item.dueAt !== null && item.dueAt < now,
      rehearsal: item.rehearsal,
    }));
  }

  async notices({ limit, after }: PageQuery, actor: ActorRef): Promise<NoticeDto[]> {
    const since = after ? 'AND n.id < :after' : '';
    const page = (whose: string) => `SELECT n.id FROM notice n WHERE ${whose} ${since} ORDER BY n.id DESC LIMIT :limit`;
    const found = [
      `(${page('n.account_id = :me')})`,
      `(${page('n.organisation_id = :own')})`,
      `(${page('n.recommending_unit_id = :unit')})`,
      `SELECT mine.id FROM unnest(:roles::text[]) AS one (role) CROSS JOIN LATERAL (${page('n.role = one.role')}) mine`,
    ];
    const query = this.dataSource
      .getRepository(Notice)
      .createQueryBuilder('n')
      .comment(ONE_PLAN)
      .where(`n.id IN (${found.join(' UNION ')})`)
      .setParameters({
        me: actor.accountId,
        own: ownOrganisation(actor, 'read:notice'),
        // Of what is told to those who recommend, what is told to one's own unit.
        roles: actor.roles.filter((role) => role !== 'recommender'),
        unit: (actor.roles.includes('recommender') && actor.recommendingUnitId) || null,
        after,
        limit,
      })
      .orderBy('n.id', 'DESC')
      .take(limit);
    return (await query.getMany()).map((notice) => ({
      id: notice.id,
      caseId: notice.caseId,
      template: notice.template,
      text: sentence(text(NOTICE_TEXTS, notice.template), withoutNulls(notice.params)),
      createdAt: notice.createdAt.toISOString(),
    }));
  }
}

const CASES: Listed = { row: 'c', table: 'procedure_case c', ofCase: '' };

function tasksSharedWith(roles: readonly Role[]): string[] {
  const stages = Object.values(PROCEDURES).flatMap((procedure) => Object.values<Stage | undefined>(procedure.stages));
  const shared = stages.filter((stage) => stage?.sharedWith?.some((role) => roles.includes(role)));
  return shared.flatMap((stage) => (stage ? [stage.task, ...(stage.furtherTasks ?? [])] : []));
}

function toCaseDto(theCase: ProcedureCase, actor: ActorRef): CaseDto {
  const [phase, readers] = [phaseOf(theCase), readersOf(actor, theCase)];
  return {
    id: theCase.id,
    kind: theCase.kind,
    subjectId: theCase.subjectId,
    groupId: theCase.groupId,
    title: theCase.title,
    type: theCase.type,
    state: theCase.state,
    stateText: stateText(theCase.state, theCase.outcome),
    version: theCase.version,
    revision: theCase.revision,
    stateSince: theCase.stateSince.toISOString(),
    dueAt: theCase.dueAt?.toISOString() ?? null,
    dueOn: theCase.dueAt && calendarDateOf(theCase.dueAt),
    overdue: isOverdue(theCase),
    suspendedSince: theCase.suspendedAt?.toISOString() ?? null,
    rehearsal: theCase.rehearsalDaySeconds !== null,
    officerId: maySee('handlers', phase, readers) ? theCase.officerId : null,
    measureId: theCase.measureId,
    outcome: outcomeFor(theCase.outcome, phase, readers),
  };
}

function withoutNulls(params: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']));
}
