import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { Rectification } from '#persistence/entities/base.entities.js';
import { ProcedureCase } from '#persistence/entities/case.entities.js';
import { contribute } from '#persistence/record/contribute.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { CasesService } from '../cases/cases.service.js';
import { ownsIt, seesAll } from '../common/access.js';
import type { PageQuery } from '../common/page.js';
import type { RectificationDto, RectificationTextDto } from './rectifications.dto.js';

type Document = 'plan' | 'interimReport' | 'finalReport';

/** Where each document is kept, when it can be filed, and whether it completes the stage. */
const DOCUMENTS = {
  plan: { action: 'filePlan', state: 'underPlan', columns: ['plan', 'plan_filed_at'], completes: true },
  interimReport: {
    action: 'fileInterimReport',
    state: 'underRectification',
    columns: ['interim_report', 'interim_filed_at'],
    completes: false,
  },
  finalReport: {
    action: 'fileFinalReport',
    state: 'underRectification',
    columns: ['final_report', 'final_filed_at'],
    completes: true,
  },
} as const satisfies Record<Document, object>;

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
    return rows.map((row) => toDto(row, row.case));
  }

  /** @throws {Refusal} request.notFound where it is absent or not the actor's to see */
  async detail(caseId: string, actor: ActorRef): Promise<RectificationDto> {
    const theCase = await this.cases.visible(caseId, actor);
    return toDto(await rectificationOf(this.dataSource.manager, theCase), theCase);
  }

  /** Files a document, once. The plan and the final report complete their stage. @throws {Refusal} rectification.filedAlready */
  async file(
    caseId: string,
    document: Document,
    { text: content }: RectificationTextDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<RectificationDto> {
    const { action, state, columns, completes } = DOCUMENTS[document];
    const [column, filedAt] = columns;
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action,
      as: 'applicant',
      states: [state],
      visible: (theCase) => theCase.kind === 'rectification' && ownsIt(actor, theCase),
      work: async (tx, theCase) => {
        const filed = await tx.query<[unknown[], number]>(
          `UPDATE rectification SET ${column} = $2, ${filedAt} = now()
           WHERE case_id = $1 AND ${filedAt} IS NULL AND final_filed_at IS NULL`,
          [caseId, content],
        );
        if (filed[1] === 0) throw new Refusal('rectification.filedAlready');
        if (completes) await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
        return {
          answer: toDto(await rectificationOf(tx, theCase), theCase),
          audit: { after: { state: theCase.state } },
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

function toDto(row: Rectification, theCase: ProcedureCase): RectificationDto {
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
    acceptanceScoreHundredths: row.acceptanceScoreHundredths,
  };
}
