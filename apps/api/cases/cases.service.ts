import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal, sentence } from '#contracts/problems.js';
import { NOTICE_TEXTS } from '#contracts/notice-texts.js';
import { stateText } from '#contracts/state-text.js';
import { TASK_TEXTS, text } from '#contracts/texts.js';
import { PROCEDURES, verbsFor } from '#domain/procedures/index.js';
import type { Role, Stage } from '#domain/procedures/procedure.js';
import { Notice, ProcedureCase, WorkItem } from '#persistence/entities/case.entities.js';
import { Campaign, SubsidyAward } from '#persistence/entities/base.entities.js';
import { caseById, isInvolved } from '#persistence/record/cases.js';
import { isOneToReverse, reversibleStep } from '#persistence/record/reversal.js';
import { ownOrganisation, ownsIt, sees, seesAll } from '../common/access.js';
import type { PageQuery } from '../common/page.js';
import type { CaseDetailDto, CaseDto, CaseListQuery, NoticeDto, WorkItemDto } from './cases.dto.js';

/** Reading cases, and what waits for somebody. Lists come from PostgreSQL, page by page along the key. */
@Injectable()
export class CasesService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ kind, state, limit, after }: CaseListQuery, actor: ActorRef): Promise<CaseDto[]> {
    const query = this.dataSource
      .getRepository(ProcedureCase)
      .createQueryBuilder('c')
      .orderBy('c.id', 'DESC')
      .take(limit);
    if (kind) query.andWhere('c.kind = :kind', { kind });
    if (state) query.andWhere('c.state = :state', { state });
    if (after) query.andWhere('c.id < :after', { after });
    if (!seesAll(actor)) {
      query.andWhere(
        `(c.organisation_id = :own OR EXISTS (SELECT FROM involved_expert e WHERE e.case_id = c.id AND e.expert_id = :me)
          OR EXISTS (SELECT FROM subsidy_award a WHERE a.scheme_id = c.id AND a.organisation_id = :own)
          OR (:recommends AND (c.state = 'underRecommendation' OR jsonb_exists(c.outcome, 'recommendation'))))`,
        {
          own: ownOrganisation(actor),
          me: actor.accountId,
          recommends: actor.roles.includes('recommender'),
        },
      );
    }
    return (await query.getMany()).map((theCase) => toCaseDto(theCase, actor));
  }

  async detail(id: string, actor: ActorRef): Promise<CaseDetailDto> {
    const theCase = await this.visible(id, actor);
    const roles = actor.roles.filter((role) => role !== 'applicant' || ownsIt(actor, theCase));
    const verbs = verbsFor(PROCEDURES[theCase.kind], theCase.state, roles, theCase.suspendedAt !== null);
    const reversible = verbs.includes('reverse') && (await this.mayReverse(theCase, actor));
    return { ...toCaseDto(theCase, actor), verbs: reversible ? verbs : verbs.filter((verb) => verb !== 'reverse') };
  }

  private async mayReverse(theCase: ProcedureCase, actor: ActorRef): Promise<boolean> {
    const step = await reversibleStep(this.dataSource, theCase);
    return step !== undefined && !step.actedOn && isOneToReverse(step, actor);
  }

  /** @throws {Refusal} request.notFound where it is absent or not the actor's to see */
  async visible(id: string, actor: ActorRef): Promise<ProcedureCase> {
    const theCase = await caseById(this.dataSource, id);
    if (!theCase) throw new Refusal('request.notFound');
    if (sees(actor, theCase)) return theCase;
    const assigned = actor.roles.includes('expert') && (await isInvolved(this.dataSource, id, actor.accountId));
    if (!assigned && !(await this.takesPart(id, actor))) throw new Refusal('request.notFound');
    return theCase;
  }

  /** A subsidy scheme is the case of every organisation that has an award in it. */
  private async takesPart(schemeId: string, { roles, organisationId }: ActorRef): Promise<boolean> {
    if (!roles.includes('applicant') || !organisationId) return false;
    return this.dataSource.getRepository(SubsidyAward).existsBy({ schemeId, organisationId });
  }

  /** What is the actor's turn: by person, by organisation, or by role; what is due first comes first. */
  async workItems({ limit, after }: PageQuery, actor: ActorRef): Promise<WorkItemDto[]> {
    const query = this.dataSource
      .getRepository(WorkItem)
      .createQueryBuilder('w')
      .innerJoinAndMapOne('w.case', ProcedureCase, 'c', 'c.id = w.case_id')
      .leftJoinAndMapOne('w.campaign', Campaign, 'g', `g.id = c.group_id AND w.task = 'gradePublication'`)
      .where('w.closed_at IS NULL')
      .andWhere(waitsFor('w'), {
        me: actor.accountId,
        own: ownOrganisation(actor),
        roles: actor.roles,
        shared: tasksSharedWith(actor.roles),
      })
      .orderBy('w.due_at', 'ASC', 'NULLS LAST')
      .addOrderBy('w.id')
      .limit(limit);
    if (after) {
      query.andWhere(
        `(coalesce(w.due_at, 'infinity'), w.id) >
           (SELECT coalesce(p.due_at, 'infinity'), p.id FROM work_item p WHERE p.id = :after AND ${waitsFor('p')})`,
        { after },
      );
    }
    const now = new Date();
    const items = (await query.getMany()) as (WorkItem & { case: ProcedureCase; campaign: Campaign | null })[];
    return items.map((item) => ({
      id: item.id,
      caseId: item.caseId,
      kind: item.case.kind,
      campaignId: item.campaign?.id ?? null,
      objectionId: item.objectionId,
      title: item.campaign?.title ?? item.case.title,
      task: item.task,
      taskText: text(TASK_TEXTS, item.task),
      role: item.role,
      openedAt: item.openedAt.toISOString(),
      dueAt: item.dueAt?.toISOString() ?? null,
      suspendedSince: item.case.suspendedAt?.toISOString() ?? null,
      overdue: item.dueAt !== null && item.dueAt < now,
    }));
  }

  async notices({ limit, after }: PageQuery, actor: ActorRef): Promise<NoticeDto[]> {
    const query = this.dataSource
      .getRepository(Notice)
      .createQueryBuilder('n')
      .where('(n.account_id = :me OR n.organisation_id = :own OR n.role = ANY(:roles))', {
        me: actor.accountId,
        own: ownOrganisation(actor),
        roles: actor.roles,
      })
      .orderBy('n.id', 'DESC')
      .take(limit);
    if (after) query.andWhere('n.id < :after', { after });
    return (await query.getMany()).map((notice) => ({
      id: notice.id,
      caseId: notice.caseId,
      template: notice.template,
      text: sentence(text(NOTICE_TEXTS, notice.template), withoutNulls(notice.params)),
      createdAt: notice.createdAt.toISOString(),
    }));
  }
}

/**
 * Work of `:me`, of the organisation `:own`, or of anybody with one of the `:roles`, among it tasks that are `:shared` with
 * them; never the approval of one's own proposal.
 */
function waitsFor(item: string): string {
  return `(${item}.assignee_id = :me OR (${item}.role = 'applicant' AND ${item}.organisation_id = :own)
    OR (${item}.assignee_id IS NULL AND ${item}.organisation_id IS NULL
        AND (${item}.role = ANY(:roles) OR ${item}.task = ANY(:shared))
        AND NOT EXISTS (SELECT FROM subsidy_scheme s
                        WHERE ${item}.task = 'subsidyApproval' AND s.case_id = ${item}.case_id AND s.proposed_by = :me)))`;
}

function tasksSharedWith(roles: readonly Role[]): string[] {
  const stages = Object.values(PROCEDURES).flatMap((procedure) => Object.values<Stage | undefined>(procedure.stages));
  const shared = stages.filter((stage) => stage?.sharedWith?.some((role) => roles.includes(role)));
  return shared.flatMap((stage) => (stage ? [stage.task, ...(stage.furtherTasks ?? [])] : []));
}

function toCaseDto(theCase: ProcedureCase, actor: ActorRef): CaseDto {
  return {
    id: theCase.id,
    kind: theCase.kind,
    groupId: theCase.groupId,
    title: theCase.title,
    type: theCase.type,
    state: theCase.state,
    stateText: stateText(theCase.state, theCase.outcome),
    version: theCase.version,
    revision: theCase.revision,
    stateSince: theCase.stateSince.toISOString(),
    dueAt: theCase.dueAt?.toISOString() ?? null,
    overdue: theCase.overdue,
    suspendedSince: theCase.suspendedAt?.toISOString() ?? null,
    rehearsal: theCase.rehearsalDaySeconds !== null,
    measureId: theCase.measureId,
    outcome: seesAll(actor) || theCase.closedAt ? theCase.outcome : withoutScores(theCase.outcome),
  };
}

function withoutNulls(params: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']));
}

/** Marks and their arithmetic are for the commission until the case is decided; experts stay blind to each other's. */
function withoutScores(outcome: Record<string, unknown>): Record<string, unknown> {
  const hidden = ['expertHundredths', 'dataHundredths', 'totalHundredths', 'explanation', 'recommendation'];
  return Object.fromEntries(Object.entries(outcome).filter(([name]) => !hidden.includes(name)));
}
