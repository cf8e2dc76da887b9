import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import type { BaseType, ExpertCriterion } from '#domain/measures/measure.js';
import { expertScore, problemsOfScores } from '#domain/scoring/expert-score.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { AssignmentState } from '#domain/review/seat.js';
import type { ExpertAssignment } from '#persistence/entities/expert.entities.js';
import { caseById } from '#persistence/record/cases.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { CasesService } from '../cases/cases.service.js';
import type { PanelMemberDto, ReviewDraftDto, ReviewDto } from './expert-review.dto.js';

@Injectable()
export class ExpertReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /** The panel; scores stay hidden from everybody until all are in. */
  async panel(caseId: string, actor: ActorRef): Promise<PanelMemberDto[]> {
    await this.cases.visible(caseId, actor);
    const members = await this.dataSource.query<
      { expert_id: string; display_name: string; state: AssignmentState; score_hundredths: number | null }[]
    >(
      `SELECT e.expert_id, a.display_name, e.state, e.score_hundredths FROM expert_assignment e
       JOIN account a ON a.id = e.expert_id WHERE e.case_id = $1 ORDER BY e.id`,
      [caseId],
    );
    const seated = members.filter(({ state }) => ['invited', 'assigned', 'submitted'].includes(state));
    const allIn = seated.every(({ state }) => state === 'submitted');
    return members.map((member) => ({
      expertId: member.expert_id,
      displayName: member.display_name,
      state: member.state,
      score: allIn ? points(member.score_hundredths) : null,
    }));
  }

  /** @throws {Refusal} request.notFound for anyone who is not on the panel */
  async own(caseId: string, actor: ActorRef): Promise<ReviewDto> {
    const { manager } = this.dataSource;
    const [assignment, theCase] = await Promise.all([
      assignmentOf(manager, caseId, actor),
      caseById(this.dataSource, caseId),
    ]);
    if (!theCase) throw new Refusal('request.notFound');
    return reviewOf(await criteriaOf(manager, theCase), assignment);
  }

  /**
   * Keeps the scores; submits them when `submit`. The last expert's submission tells the workflow that the stage is complete.
   * @throws {Refusal} review.submittedAlready, review.criterionUnknown, review.incomplete
   */
  async save(
    caseId: string,
    { scores, comment }: ReviewDraftDto,
    actor: ActorRef,
    command: CommandKey,
    submit: boolean,
  ): Promise<ReviewDto> {
    await assignmentOf(this.dataSource.manager, caseId, actor); // for whoever is not on the panel there is no such case
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action: submit ? 'submitScores' : 'saveScores',
      as: 'expert',
      states: ['underExpertReview'],
      visible: () => true,
      work: async (tx, theCase) => {
        const assignment = await assignmentOf(tx, caseId, actor);
        if (assignment.state === 'submitted') throw new Refusal('review.submittedAlready');
        const criteria = await criteriaOf(tx, theCase);
        const hundredths = Object.fromEntries(
          scores.map(({ criterion, score }) => [criterion, Math.round(score * 100)]),
        );
        refuseProblems(criteria, hundredths, submit);
        assignment.scores = hundredths;
        assignment.comment = comment ?? null;
        if (submit) {
          assignment.state = 'submitted';
          assignment.scoreHundredths = expertScore(criteria, hundredths);
          assignment.submittedAt = new Date();
        }
        const stillWaiting = await keep(tx, assignment);
        if (submit && !stillWaiting) await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
        return { answer: reviewOf(criteria, assignment), audit: { after: { state: assignment.state } } };
      },
    });
  }
}

/** Saves an assignment; once it is submitted, the expert's own work item is done. @returns whether somebody else has yet to submit */
async function keep(tx: EntityManager, assignment: ExpertAssignment): Promise<boolean> {
  const { id, caseId, expertId, scores, comment, state, scoreHundredths, submittedAt } = assignment;
  const [row] = await tx.query<{ waiting: boolean }[]>(
    `WITH saved AS (
       UPDATE expert_assignment SET scores = $4, comment = $5, state = $6, score_hundredths = $7, submitted_at = $8, ended_at = $8
       WHERE id = $1
     ), item AS (
       UPDATE work_item SET closed_at = $8, closed_by = $3, outcome = 'submitScores'
       WHERE case_id = $2 AND assignee_id = $3 AND closed_at IS NULL AND $6 = 'submitted'
     )
     SELECT EXISTS (SELECT FROM expert_assignment WHERE case_id = $2 AND state = 'assigned' AND id <> $1) AS waiting`,
    [id, caseId, expertId, JSON.stringify(scores), comment, state, scoreHundredths, submittedAt],
  );
  return row?.waiting === true;
}

function refuseProblems(criteria: readonly ExpertCriterion[], scores: Record<string, number>, submit: boolean): void {
  const problems = problemsOfScores(criteria, scores);
  const unknown = problems.find(({ code }) => code === 'unknown');
  if (unknown) throw new Refusal('review.criterionUnknown', { criterion: unknown.criterion });
  const missing = problems.filter(({ code }) => code === 'missing').map(({ criterion }) => criterion);
  if (!submit || missing.length === 0) return;
  const names = criteria.filter(({ id }) => missing.includes(id)).map(({ name }) => name);
  const criteriaZh = names.map(({ zh }) => zh).join('、');
  throw new Refusal('review.incomplete', { criteriaZh, criteriaEn: names.map(({ en }) => en).join(', ') }, { missing });
}

async function assignmentOf(tx: EntityManager, caseId: string, actor: ActorRef): Promise<ExpertAssignment> {
  const [assignment] = await tx.query<ExpertAssignment[]>(
    `SELECT id, case_id AS "caseId", expert_id AS "expertId", state, scores, comment, score_hundredths AS "scoreHundredths",
       assigned_at AS "assignedAt", submitted_at AS "submittedAt"
     FROM expert_assignment WHERE case_id = $1 AND expert_id = $2 AND state IN ('assigned', 'submitted')`,
    [caseId, actor.accountId],
  );
  if (!assignment) throw new Refusal('request.notFound');
  return assignment;
}

async function criteriaOf(tx: EntityManager, theCase: ProcedureCase): Promise<readonly ExpertCriterion[]> {
  const measure = await measureVersion(tx, theCase.measureId);
  return measure.types[theCase.type as BaseType].expertCriteria;
}

function reviewOf(criteria: readonly ExpertCriterion[], assignment: ExpertAssignment): ReviewDto {
  return {
    caseId: assignment.caseId,
    state: assignment.state,
    criteria: criteria.map(({ id, name, description, weight }) => ({
      criterion: id,
      name,
      description,
      weight,
      score: points(assignment.scores[id] ?? null),
    })),
    comment: assignment.comment,
    score: points(assignment.scoreHundredths),
  };
}

/** Hundredths as people write them; null stays null. */
function points(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100;
}
