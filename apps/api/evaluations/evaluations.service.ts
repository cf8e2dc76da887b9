import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { linesFor, maySee, type Reader } from '#contracts/blindness.js';
import { Refusal } from '#contracts/problems.js';
import { stateText } from '#contracts/state-text.js';
import type { BaseType, Grade } from '#domain/measures/measure.js';
import { Evaluation } from '#persistence/entities/base.entities.js';
import { CaseScore, IndicatorValue, type ProcedureCase } from '#persistence/entities/case.entities.js';
import { measureVersion } from '#persistence/record/measures.js';
import { CasesService } from '../cases/cases.service.js';
import { seesAll } from '../common/access.js';
import type { PageQuery } from '../common/page.js';
import { readersOf } from '../common/readers.js';
import type {
  DimensionScoreDto,
  EvaluationDetailDto,
  EvaluationDto,
  EvaluationFigureDto,
  EvaluationScoreDto,
  GradeReasonDto,
} from './evaluations.dto.js';

interface EvaluationRow {
  case_id: string;
  campaign_id: string;
  base_id: string;
  certificate_number: string;
  title: string;
  type: BaseType;
  state: string;
  outcome: Record<string, unknown>;
  due_at: Date | null;
  filed_at: Date | null;
  silent: boolean;
  grade: Grade | null;
}

const SELECT = `SELECT e.case_id, e.campaign_id, e.base_id, b.certificate_number, c.title, e.type, c.state, c.outcome, c.due_at, e.filed_at,
    e.silent, e.grade
  FROM evaluation e JOIN procedure_case c ON c.id = e.case_id JOIN base b ON b.id = e.base_id`;

/** Reading evaluations: the commission all of them, an applicant those of its organisation, an expert those it is to score. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  async list({ limit, after }: PageQuery, actor: ActorRef, campaignId?: string): Promise<EvaluationDto[]> {
    const rows = await this.dataSource.query<EvaluationRow[]>(
      `${SELECT}
       WHERE ($1::uuid IS NULL OR e.campaign_id = $1) AND ($2::uuid IS NULL OR e.case_id < $2)
         AND ($3 OR c.organisation_id = $4
              OR EXISTS (SELECT FROM seated_expert x WHERE x.case_id = e.case_id AND x.expert_id = $5))
       ORDER BY e.case_id DESC LIMIT $6`,
      [
        campaignId ?? null,
        after ?? null,
        seesAll(actor),
        actor.roles.includes('applicant') ? actor.organisationId : null,
        actor.accountId,
        limit,
      ],
    );
    return rows.map(toDto);
  }

  /** @throws {Refusal} request.notFound where it is absent or not the actor's to see */
  async detail(caseId: string, actor: ActorRef): Promise<EvaluationDetailDto> {
    const theCase = await this.cases.visible(caseId, actor);
    return this.detailOf(this.dataSource.manager, theCase, readersOf(actor, theCase));
  }

  /** With a grade published, an evaluation is decided. @throws {Refusal} request.notFound for a case of another kind */
  async detailOf(
    tx: EntityManager,
    theCase: ProcedureCase,
    readers: ReadonlySet<Reader>,
  ): Promise<EvaluationDetailDto> {
    const [row] = await tx.query<EvaluationRow[]>(`${SELECT} WHERE e.case_id = $1`, [theCase.id]);
    if (!row) throw new Refusal('request.notFound');
    const evaluation = await tx.getRepository(Evaluation).findOneByOrFail({ caseId: theCase.id });
    const phase = row.grade ? 'decided' : 'deciding';
    const graded = maySee('totals', phase, readers);
    return {
      ...toDto(row),
      statement: evaluation.statement,
      bonusItems: evaluation.bonusItems,
      statementVersion: evaluation.statementVersion,
      figures: await figuresOf(tx, theCase, maySee('findings', phase, readers)),
      score: graded ? await scoreOf(tx, theCase.id, (lines) => linesFor(lines, phase, readers)) : null,
      gradeReason: graded ? (evaluation.gradeReason as GradeReasonDto | null) : null,
    };
  }
}

async function scoreOf(
  tx: EntityManager,
  caseId: string,
  shown: (lines: EvaluationScoreDto['explanation']) => EvaluationScoreDto['explanation'],
): Promise<EvaluationScoreDto | null> {
  const score = await tx.getRepository(CaseScore).findOneBy({ caseId });
  if (!score || score.totalHundredths === null) return null;
  return {
    dataHundredths: score.dataHundredths ?? 0,
    expertHundredths: score.expertHundredths ?? 0,
    bonusHundredths: score.bonusHundredths,
    totalHundredths: score.totalHundredths,
    dimensions: score.dimensions as DimensionScoreDto[],
    explanation: shown(score.explanation as EvaluationScoreDto['explanation']),
  };
}

/** Every data indicator of the type, with what is filed, what was verified, and the value verified last time. */
async function figuresOf(
  tx: EntityManager,
  theCase: ProcedureCase,
  withFindings: boolean,
): Promise<EvaluationFigureDto[]> {
  const measure = await measureVersion(tx, theCase.measureId);
  const values = await tx.getRepository(IndicatorValue).findBy({ caseId: theCase.id });
  const byIndicator = new Map(values.map((value) => [value.indicator, value]));
  const previous = await previousValues(tx, theCase);
  return measure.types[theCase.type as BaseType].indicators
    .filter(({ kind }) => kind === 'data')
    .map(({ id, name, unit, fullValue }) => {
      const value = byIndicator.get(id);
      return {
        indicator: id,
        name,
        unit,
        fullValue,
        claimed: value?.claimed ?? null,
        evidence: value?.evidence ?? [],
        version: value?.version ?? 0,
        verified: (withFindings ? value?.verified : null) ?? null,
        previous: previous.get(id) ?? null,
      };
    });
}

/** The base's verified values of its accreditation or of its evaluations before this one; the latest counts. */
async function previousValues(tx: EntityManager, { id, subjectId }: ProcedureCase): Promise<Map<string, number>> {
  const rows = await tx.query<{ indicator: string; verified: string }[]>(
    `SELECT DISTINCT ON (v.indicator) v.indicator, v.verified
     FROM indicator_value v
     WHERE v.verified IS NOT NULL AND v.case_id IN (
       SELECT case_id FROM base WHERE id = $1 UNION ALL SELECT case_id FROM evaluation WHERE base_id = $1 AND case_id < $2)
     ORDER BY v.indicator, v.verified_at DESC`,
    [subjectId, id],
  );
  return new Map(rows.map(({ indicator, verified }) => [indicator, Number(verified)]));
}

function toDto(row: EvaluationRow): EvaluationDto {
  return {
    caseId: row.case_id,
    campaignId: row.campaign_id,
    baseId: row.base_id,
    certificateNumber: row.certificate_number,
    title: row.title,
    type: row.type,
    state: row.state,
    stateText: stateText(row.state, row.outcome),
    dueAt: row.due_at?.toISOString() ?? null,
    filedAt: row.filed_at?.toISOString() ?? null,
    silent: row.silent,
    grade: row.grade,
  };
}
