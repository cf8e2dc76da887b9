import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { AuditAction } from '#domain/texts/audit.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { itemsInWords } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { WORKFLOW_TYPES } from '#contracts/workflows.js';
import { dataIndicators, fitsUnit, missingFrom } from '#domain/evaluation/filing.js';
import type { BaseType, Indicator, LocalizedText, Measure } from '#domain/measures/measure.js';
import { Evaluation } from '#persistence/entities/base.entities.js';
import { IndicatorValue, type ProcedureCase } from '#persistence/entities/case.entities.js';
import { StoredFile } from '#persistence/entities/dossier.entities.js';
import type { LockedCase } from '#persistence/record/cases.js';
import { contentHashOf } from '#persistence/record/content-hash.js';
import { contribute, type Contribution } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { enqueueStart } from '#persistence/record/trail.js';
import { ownsIt } from '../common/access.js';
import { readersOf } from '../common/readers.js';
import type { EvaluationDetailDto, FiguresDto, FilingDto, StatementDto } from './evaluations.dto.js';
import { EvaluationsService } from './evaluations.service.js';

/** What a base's organisation does in the filing: contributions, which need PostgreSQL only. */
@Injectable()
export class FilingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly evaluations: EvaluationsService,
  ) {}

  /** Keeps figures, again and again until the filing. @throws {Refusal} visit.indicatorUnknown, evaluation.figureInvalid, evaluation.evidenceUnknown, evaluation.stale */
  async figures(
    caseId: string,
    { figures }: FiguresDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<EvaluationDetailDto> {
    return this.contribute(caseId, 'saveFigures', actor, command, async (tx, { theCase, measure }) => {
      checkFigures(figures, measure, theCase);
      await refuseStaleFigures(tx, figures, measure, theCase);
      await checkEvidence(tx, figures, measure, theCase);
      await tx.query(
        `INSERT INTO indicator_value (case_id, indicator, claimed, evidence)
         SELECT $1, indicator, claimed, ARRAY(SELECT jsonb_array_elements_text(evidence)::uuid)
         FROM jsonb_to_recordset($2::jsonb) AS f (indicator text, claimed numeric, evidence jsonb)
         ON CONFLICT (case_id, indicator) DO UPDATE
           SET claimed = excluded.claimed, evidence = excluded.evidence, version = indicator_value.version + 1`,
        [caseId, JSON.stringify(figures)],
      );
      return {
        answer: await this.evaluations.detailOf(tx, theCase, readersOf(actor, theCase)),
        audit: { after: { figures } },
      };
    });
  }

  /** Keeps the self-evaluation and the bonus items claimed. @throws {Refusal} evaluation.bonusUnknown, evaluation.stale */
  async statement(
    caseId: string,
    { statement, bonusItems = [], version }: StatementDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<EvaluationDetailDto> {
    return this.contribute(caseId, 'saveStatement', actor, command, async (tx, { theCase, evaluation, measure }) => {
      const unknown = bonusItems.find((item) => !measure.evaluation.bonusItems.some(({ id }) => id === item));
      if (unknown) throw refusalAt('bonusItems', 'evaluation.bonusUnknown', { item: unknown });
      if (version !== undefined && version !== evaluation.statementVersion) throw stale([STATEMENT]);
      await tx.query(
        `UPDATE evaluation SET statement = $2, bonus_items = $3, statement_version = statement_version + 1 WHERE case_id = $1`,
        [caseId, statement, bonusItems],
      );
      return {
        answer: await this.evaluations.detailOf(tx, theCase, readersOf(actor, theCase)),
        audit: { before: statementTrail(evaluation), after: statementTrail({ statement, bonusItems }) },
      };
    });
  }

  /**
   * 报送: whoever files before the limit has filed in time, whenever the workflow that it starts gets to it.
   * @throws {Refusal} evaluation.incomplete, with everything that is missing
   */
  async file(caseId: string, actor: ActorRef, command: CommandKey): Promise<FilingDto> {
    return this.contribute(caseId, 'fileEvaluation', actor, command, async (tx, { theCase, evaluation, measure }) => {
      const values = await tx.getRepository(IndicatorValue).findBy({ caseId });
      const filing = {
        statement: evaluation.statement,
        evidenceCounts: Object.fromEntries(values.map(({ indicator, evidence }) => [indicator, evidence.length])),
      };
      const missing = missingFrom(filing, measure.types[theCase.type as BaseType].indicators);
      if (missing.length > 0) throw incomplete(missing, measure, theCase);
      const filedAt = theCase.asOf;
      await tx.query(
        `WITH items AS (
           UPDATE work_item SET closed_at = $2, closed_by = $3, outcome = 'fileEvaluation'
           WHERE case_id = $1 AND closed_at IS NULL
         ) UPDATE evaluation SET filed_at = $2, filed_by = $3 WHERE case_id = $1`,
        [caseId, filedAt, actor.accountId],
      );
      await enqueueStart(tx, {
        workflowType: WORKFLOW_TYPES.evaluation,
        workflowId: theCase.workflowId,
        input: { caseId },
      });
      const withoutEvidence = values
        .filter(({ claimed, evidence }) => claimed > 0 && evidence.length === 0)
        .map(({ indicator }) => indicator);
      return {
        answer: { caseId, filedAt: filedAt.toISOString(), withoutEvidence },
        audit: { after: { state: theCase.state, filedAt }, rule: measure.deadlines.evaluationFiling.article },
      };
    });
  }

  /**
   * One contribution to a filing that is still open.
   * @throws {Refusal} evaluation.filedAlready, evaluation.filingOver, and those of every contribution
   */
  private async contribute<T>(
    caseId: string,
    action: AuditAction,
    actor: ActorRef,
    command: CommandKey,
    work: (
      tx: EntityManager,
      of: { theCase: LockedCase; evaluation: Evaluation; measure: Measure },
    ) => ReturnType<Contribution<T>['work']>,
  ): Promise<T> {
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action,
      as: 'applicant',
      states: ['underFiling'],
      visible: (theCase) => theCase.kind === 'evaluation' && ownsIt(actor, theCase),
      work: async (tx, theCase) => {
        const evaluation = await tx.getRepository(Evaluation).findOneByOrFail({ caseId });
        if (evaluation.filedAt) throw new Refusal('evaluation.filedAlready');
        const measure = await measureVersion(tx, theCase.measureId);
        return work(tx, { theCase, evaluation, measure });
      },
    }).catch(async (reason: unknown) => {
      throw (await this.tooLate(caseId, reason)) ?? reason;
    });
  }

  /** Whoever has missed the limit is told so, whether or not the sweep has come by. */
  private async tooLate(caseId: string, reason: unknown): Promise<Refusal | undefined> {
    if (!(reason instanceof Refusal) || !['case.stageOver', 'case.wrongState', 'case.closed'].includes(reason.code))
      return;
    const [row] = await this.dataSource.query<{ dueOn: string }[]>(
      `SELECT c.filing_due_on::text AS "dueOn" FROM evaluation e JOIN campaign c ON c.id = e.campaign_id
       WHERE e.case_id = $1 AND e.filed_at IS NULL AND (e.silent OR $2)`,
      [caseId, reason.code === 'case.stageOver'],
    );
    return row && new Refusal('evaluation.filingOver', { dueOn: row.dueOn }, reason.details);
  }
}

/** Of a statement that is not filed yet the trail has the hash. */
function statementTrail({ statement, bonusItems }: Pick<Evaluation, 'statement' | 'bonusItems'>): object {
  return { bonusItems, statementHash: statement === null ? null : contentHashOf({ statement }) };
}

const STATEMENT = { zh: '自评说明', en: 'the self-evaluation' };

/** Whoever says what was read overwrites nothing else. @throws {Refusal} evaluation.stale */
async function refuseStaleFigures(
  tx: EntityManager,
  figures: FiguresDto['figures'],
  measure: Measure,
  { id, type }: ProcedureCase,
): Promise<void> {
  const saved = new Map(
    (await tx.getRepository(IndicatorValue).findBy({ caseId: id })).map((row) => [row.indicator, row]),
  );
  const unread = figures.filter(
    ({ indicator, version }) => version !== undefined && version !== (saved.get(indicator)?.version ?? 0),
  );
  const { indicators } = measure.types[type as BaseType];
  const names = indicators
    .filter((each) => unread.some(({ indicator }) => indicator === each.id))
    .map(({ name }) => name);
  if (names.length > 0) throw stale(names);
}

const stale = (names: readonly LocalizedText[]) =>
  new Refusal('evaluation.stale', itemsInWords(names.map((text) => ({ text }))));

/** @param missing ids of indicators, or `statement` */
function incomplete(missing: readonly string[], measure: Measure, { type }: ProcedureCase): Refusal {
  const { indicators } = measure.types[type as BaseType];
  const names = missing.map((id) => indicators.find((indicator) => indicator.id === id)?.name ?? STATEMENT);
  const missingZh = names.map(({ zh }) => zh).join('、');
  const missingEn = names.map(({ en }) => en).join(', ');
  return new Refusal('evaluation.incomplete', { missingZh, missingEn }, { missing });
}

const namesOf = ({ name }: Indicator) => ({ indicatorZh: name.zh, indicatorEn: name.en });

function checkFigures(figures: FiguresDto['figures'], measure: Measure, { type }: ProcedureCase): void {
  const indicators = dataIndicators(measure.types[type as BaseType].indicators);
  for (const [row, { indicator, claimed }] of figures.entries()) {
    const known = indicators.find(({ id }) => id === indicator);
    if (!known) throw refusalAt(`figures.${row}.indicator`, 'visit.indicatorUnknown', { indicator });
    if (!fitsUnit(claimed, known.unit)) {
      throw refusalAt(`figures.${row}.claimed`, 'evaluation.figureInvalid', namesOf(known));
    }
  }
}

/** Evidence is what the organisation itself has uploaded. */
async function checkEvidence(
  tx: EntityManager,
  figures: FiguresDto['figures'],
  measure: Measure,
  { type, organisationId }: ProcedureCase,
): Promise<void> {
  const ids = [...new Set(figures.flatMap(({ evidence }) => evidence))];
  const files = await tx
    .getRepository(StoredFile)
    .find({ select: { id: true, organisationId: true }, where: { id: In(ids) } });
  const own = new Set(files.filter((file) => file.organisationId === organisationId).map(({ id }) => id));
  const wrong = figures.findIndex(({ evidence }) => evidence.some((id) => !own.has(id)));
  const known = measure.types[type as BaseType].indicators.find(({ id }) => id === figures[wrong]?.indicator);
  if (known) throw refusalAt(`figures.${wrong}.evidence`, 'evaluation.evidenceUnknown', namesOf(known));
}
