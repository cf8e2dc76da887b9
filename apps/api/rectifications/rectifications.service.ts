import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { DOCUMENT_NAMES, namesOf } from '#domain/evaluation/rectification-documents.js';
import type { RectificationDocument } from '#domain/measures/measure.js';
import { Rectification } from '#persistence/entities/base.entities.js';
import { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { LockedCase } from '#persistence/record/cases.js';
import { contribute } from '#persistence/record/contribute.js';
import { owedBy, owedIn, type Owed } from '#persistence/record/rectification.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { CasesService } from '../cases/cases.service.js';
import { ownsIt, seesAll } from '../common/access.js';
import type { PageQuery } from '../common/page.js';
import type { RectificationDto, RectificationTextDto } from './rectifications.dto.js';

/** Where each document is kept, when it can be filed (a late plan during the period), and the stage that it completes. */
const DOCUMENTS = {
  plan: {
    action: 'filePlan',
    states: ['underPlan', 'underRectification'],
    columns: ['plan', 'plan_filed_at'],
    completes: 'underPlan',
  },
  interimReport: {
    action: 'fileInterimReport',
    states: ['underRectification'],
    columns: ['interim_report', 'interim_filed_at'],
    completes: null,
  },
  finalReport: {
    action: 'fileFinalReport',
    states: ['underRectification'],
    columns: ['final_report', 'final_filed_at'],
    completes: 'underRectification',
  },
} as const satisfies Record<RectificationDocument, object>;

@Injectable()
export class RectificationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async list({ limit, after }: PageQuery, actor: ActorRef): Promise<RectificationDto[]> {
    const query = this.dataSource
      .getRepository(Rectification)
      .createQueryBuilder('r')
      .innerJoinAndMapOne('r.case', ProcedureCase, 'c', 'c.id = r.case_id')
      .orderBy('r.case_id', 'DESC')
      .limit(limit);
    if (after) query.andWhere('r.case_id < :after', { after });
    if (!seesAll(actor)) {
      const own = actor.roles.includes('applicant') ? actor.organisationId : null;
      query.andWhere('c.organisation_id = :own', { own });
    }
    const rows = (await query.getMany()) as (Rectification & { case: ProcedureCase })[];
    const rectifications = rows.map((row) => ({ row, theCase: row.case }));
    const owed = await owedBy(this.dataSource.manager, rectifications);
    return rectifications.map(({ row, theCase }, at) => toDto(row, theCase, owed[at] as Owed));
  }

  /** @throws {Refusal} request.notFound where it is absent or not the actor's to see */
  async detail(caseId: string, actor: ActorRef): Promise<RectificationDto> {
    const theCase = await this.cases.visible(caseId, actor);
    const { manager } = this.dataSource;
    const row = await rectificationOf(manager, theCase);
    return toDto(row, theCase, await owedIn(manager, theCase, row));
  }

  /**
   * Files a document, once. A plan in time and the final report complete their stage; the final report ends the period, so that
   * what is owed must be in before.
   * @throws {Refusal} rectification.filedAlready, rectification.earlierMissing
   */
  async file(
    caseId: string,
    document: RectificationDocument,
    { text: content }: RectificationTextDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<RectificationDto> {
    const { action, states, columns, completes } = DOCUMENTS[document];
    const [column, filedAt] = columns;
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action,
      as: 'applicant',
      states,
      visible: (theCase) => theCase.kind === 'rectification' && ownsIt(actor, theCase),
      work: async (tx, theCase) => {
        if (document === 'finalReport') await refuseWhileOwed(tx, theCase);
        const filed = await tx.query<[unknown[], number]>(
          `UPDATE rectification SET ${column} = $2, ${filedAt} = now()
           WHERE case_id = $1 AND ${filedAt} IS NULL AND final_filed_at IS NULL`,
          [caseId, content],
        );
        if (filed[1] === 0) throw new Refusal('rectification.filedAlready');
        if (completes === theCase.state) await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
        const row = await rectificationOf(tx, theCase);
        return {
          answer: toDto(row, theCase, await owedIn(tx, theCase, row)),
          audit: { after: { state: theCase.state, late: document === 'plan' && completes !== theCase.state } },
        };
      },
    });
  }
}

async function rectificationOf(tx: EntityManager, { id }: ProcedureCase): Promise<Rectification> {
  const rectification = await tx.getRepository(Rectification).findOneBy({ caseId: id });
  if (!rectification) throw new Refusal('request.notFound');
  return rectification;
}

/** @throws {Refusal} rectification.earlierMissing */
async function refuseWhileOwed(tx: EntityManager, theCase: LockedCase): Promise<void> {
  const { missing } = await owedIn(tx, theCase, await rectificationOf(tx, theCase), theCase.asOf);
  if (missing.length === 0) return;
  const { zh: documentsZh, en: documentsEn } = namesOf(missing);
  throw new Refusal('rectification.earlierMissing', { documentsZh, documentsEn }, { missing });
}

function toDto(row: Rectification, theCase: ProcedureCase, owed: Owed): RectificationDto {
  return {
    caseId: row.caseId,
    evaluationCaseId: row.evaluationCaseId,
    baseId: row.baseId,
    title: theCase.title,
    state: theCase.state,
    stateText: text(STATE_TEXTS, theCase.state),
    dueAt: theCase.dueAt?.toISOString() ?? null,
    problems: row.problems.map((problem) => ({ ...problem, closed: row.closedProblems.includes(problem.id) })),
    plan: row.plan,
    planFiledAt: row.planFiledAt?.toISOString() ?? null,
    interimReport: row.interimReport,
    interimFiledAt: row.interimFiledAt?.toISOString() ?? null,
    finalReport: row.finalReport,
    finalFiledAt: row.finalFiledAt?.toISOString() ?? null,
    missingDocuments: owed.missing.map((id) => ({ id, text: DOCUMENT_NAMES[id] })),
    interimDueAt: owed.interimDueAt?.toISOString() ?? null,
    acceptanceScoreHundredths: row.acceptanceScoreHundredths,
  };
}
