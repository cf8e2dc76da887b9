import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { areAllIn, maySee, phaseOf } from '#contracts/blindness.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import { pointsOf } from '#domain/common/exact.js';
import type { BaseType, ExpertCriterion } from '#domain/measures/measure.js';
import { expertScore, problemsOfScores } from '#domain/scoring/expert-score.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { ExpertAssignment } from '#persistence/entities/expert.entities.js';
import { LOCKED_COLUMNS, type LockedCase } from '#persistence/record/cases.js';
import { contribute, type Writing } from '#persistence/record/contribute.js';
import { PANEL_OPEN, SEATING } from '#persistence/record/panel.js';
import { measureVersion } from '#persistence/record/measures.js';
import { refuseWhereAvoidedSince } from '#persistence/record/avoidance-refusals.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { CasesService } from '../cases/cases.service.js';
import { readersOf } from '../common/readers.js';
import type { PanelCriterionDto, PanelMemberDto, ReviewDraftDto, ReviewDto } from './expert-review.dto.js';

@Injectable()
export class ExpertReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {}

  /**
   * The panel; scores stay hidden from everybody until all are in. Empty where nobody was drawn or asked yet.
   * @throws {Refusal} request.notFound where the case, or who is on its panel, is not the actor's to see
   */
  async panel(caseId: string, actor: ActorRef): Promise<PanelMemberDto[]> {
    const theCase = await this.cases.visible(caseId, actor);
    const members = await this.dataSource.query<Member[]>(
      `SELECT e.expert_id AS "expertId", a.display_name AS "displayName", e.state, e.scores, e.comments, e.comment,
         e.score_hundredths AS "scoreHundredths", d.seats
       FROM expert_assignment e JOIN account a ON a.id = e.expert_id LEFT JOIN expert_draw d ON d.case_id = e.case_id
       WHERE e.case_id = $1 ORDER BY e.id`,
      [caseId],
    );
    if (members.length === 0) return [];
    const { criteria } = await rubricOf(this.dataSource.manager, theCase);
    const states = members.map(({ state }) => state);
    const phase = areAllIn(states, members[0]?.seats ?? 0) ? phaseOf(theCase) : 'scoring';
    const readers = readersOf(actor, theCase);
    if (!maySee('panel', phase, readers)) throw new Refusal('request.notFound');
    const marks = maySee('marks', phase, readers);
    return members.map((member) => ({
      expertId: member.expertId,
      displayName: member.displayName,
      state: member.state,
      score: marks ? pointsOf(member.scoreHundredths) : null,
      criteria: marks ? judgedBy(member, criteria) : [],
      comment: marks && member.state === 'submitted' ? member.comment : null,
    }));
  }

  /** @throws {Refusal} request.notFound for anyone who is not on the panel */
  async own(caseId: string, actor: ActorRef): Promise<ReviewDto> {
    const { manager } = this.dataSource;
    const assignment = await assignmentOf(manager, caseId, actor);
    return reviewOf(await rubricOf(manager, assignment), assignment);
  }

  /**
   * Keeps what is scored so far; it counts for nothing until it is submitted. From the acceptance on, also while other seats are empty.
   * @throws {Refusal} request.notFound, review.submittedAlready, review.criterionUnknown, and those of every contribution
   */
  saveDraft(caseId: string, draft: ReviewDraftDto, actor: ActorRef, command: CommandKey): Promise<ReviewDto> {
    // A draft is kept often: nobody is asked about avoidance until it counts.
    return this.keep({ caseId, draft, actor, command, action: 'saveScores', settle: () => Promise.resolve() });
  }

  /**
   * Submits the scores for good, also while other seats are empty. The last expert's submission tells the workflow that the stage is
   * complete.
   * @throws {Refusal} review.incomplete, review.commentMissing, case.standAside, and as `saveDraft`
   */
  submit(caseId: string, draft: ReviewDraftDto, actor: ActorRef, command: CommandKey): Promise<ReviewDto> {
    return this.keep({
      caseId,
      draft,
      actor,
      command,
      action: 'submitScores',
      settle: async (tx, theCase, rubric) => {
        const { assignment } = theCase;
        refuseIncomplete(rubric, assignment.scores);
        refuseUncommented(rubric, assignment.scores, assignment.comments);
        await refuseWhereAvoidedSince(tx, theCase, actor.accountId);
        assignment.state = 'submitted';
        assignment.scoreHundredths = expertScore(rubric.criteria, assignment.scores);
        assignment.submittedAt = theCase.asOf;
      },
    });
  }

  private keep({ caseId, draft: { scores, comment }, actor, command, action, settle }: Keeping): Promise<ReviewDto> {
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action,
      as: 'expert',
      states: PANEL_OPEN,
      beyondLimitOf: SEATING,
      visible: () => true,
      // For whoever is not on the panel there is no such case.
      lock: (tx) => lockSeat(tx, caseId, actor),
      work: async (tx, theCase) => {
        const { assignment } = theCase;
        if (assignment.state === 'submitted') throw new Refusal('review.submittedAlready');
        const rubric = await rubricOf(tx, theCase);
        assignment.scores = Object.fromEntries(
          scores.map(({ criterion, score }) => [criterion, Math.round(score * 100)]),
        );
        assignment.comments = Object.fromEntries(
          scores.flatMap(({ criterion, comment: said }) => (said === undefined ? [] : [[criterion, said]])),
        );
        assignment.comment = comment ?? null;
        refuseUnknown(rubric, assignment.scores);
        await settle(tx, theCase, rubric);
        return {
          answer: reviewOf(rubric, assignment),
          audit: { after: { state: assignment.state } },
          rows: {
            ...kept(assignment),
            check: async (found) => {
              const [row] = found as [{ kept: boolean; waiting: boolean }];
              if (!row.kept) await refuseOver(tx, caseId, actor);
              if (action === 'submitScores' && !row.waiting)
                await enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
            },
          },
        };
      },
    });
  }
}

/** What is kept of an expert's scores, and what it comes to. */
interface Keeping {
  readonly caseId: string;
  readonly draft: ReviewDraftDto;
  readonly actor: ActorRef;
  readonly command: CommandKey;
  readonly action: 'saveScores' | 'submitScores';
  /** Refuses what may not stay as it is, or settles the assignment of the case for good. */
  readonly settle: (tx: EntityManager, theCase: SeatedCase, rubric: Rubric) => Promise<void>;
}

/**
 * Saves an assignment that is still open; once it is submitted, the expert's own work item is done. Found: whether it was open,
 * and whether somebody else has yet to submit.
 */
function kept(assignment: ExpertAssignment): Pick<Writing, 'statements' | 'found'> {
  const { id, caseId, scores, comments, comment, state, scoreHundredths, submittedAt } = assignment;
  const saved = {
    name: 'saved',
    text: `UPDATE expert_assignment SET scores = $2, comments = $3, comment = $4, state = $5, score_hundredths = $6,
        submitted_at = $7, ended_at = $7
      WHERE id = $1 AND state = 'assigned' RETURNING expert_id`,
    values: [id, JSON.stringify(scores), JSON.stringify(comments), comment, state, scoreHundredths, submittedAt],
  };
  const itemDone = {
    text: `UPDATE work_item SET closed_at = $2, closed_by = (SELECT expert_id FROM saved), outcome = 'submitScores'
      WHERE case_id = $1 AND assignee_id = (SELECT expert_id FROM saved) AND closed_at IS NULL`,
    values: [caseId, submittedAt],
  };
  return {
    statements: state === 'submitted' ? [saved, itemDone] : [saved],
    found: {
      text: `SELECT EXISTS (SELECT FROM saved) AS kept,
        EXISTS (SELECT FROM open_seat WHERE case_id = $1 AND id <> $2) AS waiting`,
      values: [caseId, id],
    },
  };
}

/** What was open when it was read has been submitted, or declared void, before the case's lock was ours. */
async function refuseOver(tx: EntityManager, caseId: string, actor: ActorRef): Promise<never> {
  await assignmentOf(tx, caseId, actor);
  throw new Refusal('review.submittedAlready');
}

/** @throws {Refusal} review.criterionUnknown */
function refuseUnknown({ criteria }: Rubric, scores: Readonly<Record<string, number>>): void {
  const unknown = problemsOfScores(criteria, scores).find(({ code }) => code === 'unknown');
  if (!unknown) return;
  const { criterion } = unknown;
  throw refusalAt(`scores.${Object.keys(scores).indexOf(criterion)}.criterion`, 'review.criterionUnknown', {
    criterion,
  });
}

/** @throws {Refusal} review.incomplete */
function refuseIncomplete({ criteria }: Rubric, scores: Readonly<Record<string, number>>): void {
  const lacking = problemsOfScores(criteria, scores).filter(({ code }) => code === 'missing');
  const missing = lacking.map(({ criterion }) => criterion);
  if (missing.length === 0) return;
  const names = criteria.filter(({ id }) => missing.includes(id)).map(({ name }) => name);
  const criteriaZh = names.map(({ zh }) => zh).join('、');
  throw new Refusal('review.incomplete', { criteriaZh, criteriaEn: names.map(({ en }) => en).join(', ') }, { missing });
}

/** Somebody's seat on the panel, with what tells the criteria of the case. */
type Seat = ExpertAssignment & Pick<ProcedureCase, 'measureId' | 'type'>;

/** A case with the actor's seat on its panel. */
type SeatedCase = LockedCase & { readonly assignment: ExpertAssignment };

const SEAT = `e.id, e.case_id AS "caseId", e.expert_id AS "expertId", e.state, e.scores, e.comments, e.comment,
  e.score_hundredths AS "scoreHundredths", e.assigned_at AS "assignedAt", e.submitted_at AS "submittedAt"`;
const IS_SEATED = `e.case_id = $1 AND e.expert_id = $2 AND e.state IN ('assigned', 'submitted')`;

async function assignmentOf(tx: EntityManager, caseId: string, actor: ActorRef): Promise<Seat> {
  const [assignment] = await tx.query<Seat[]>(
    `SELECT ${SEAT}, c.measure_id AS "measureId", c.type
     FROM expert_assignment e JOIN procedure_case c ON c.id = e.case_id WHERE ${IS_SEATED}`,
    [caseId, actor.accountId],
  );
  if (!assignment) throw new Refusal('request.notFound');
  return assignment;
}

/** The case under its row lock, and somebody's seat as it was before: what is saved asks whether it is still open. */
async function lockSeat(tx: EntityManager, caseId: string, actor: ActorRef): Promise<SeatedCase | null> {
  const [found] = await tx.query<SeatedCase[]>(
    `SELECT ${LOCKED_COLUMNS}, (SELECT to_jsonb(seat) FROM (SELECT ${SEAT}) seat) AS assignment
     FROM procedure_case c JOIN expert_assignment e ON e.case_id = c.id WHERE ${IS_SEATED} FOR UPDATE OF c`,
    [caseId, actor.accountId],
  );
  return found ?? null;
}

/** What experts score by. */
interface Rubric {
  readonly criteria: readonly ExpertCriterion[];
  /** A criterion that is scored below is commented on. */
  readonly commentBelowHundredths: number;
}

async function rubricOf(
  tx: EntityManager,
  { measureId, type }: Pick<ProcedureCase, 'measureId' | 'type'>,
): Promise<Rubric> {
  const { types, panel } = await measureVersion(tx, measureId);
  return {
    criteria: types[type as BaseType].expertCriteria,
    commentBelowHundredths: panel.commentBelowHundredths,
  };
}

/** @throws {Refusal} review.commentMissing */
function refuseUncommented(
  { criteria, commentBelowHundredths }: Rubric,
  scores: Readonly<Record<string, number>>,
  comments: Readonly<Record<string, string>>,
): void {
  const low = criteria.filter(({ id }) => (scores[id] ?? 0) < commentBelowHundredths && comments[id] === undefined);
  if (low.length === 0) return;
  const criteriaZh = low.map(({ name }) => name.zh).join('、');
  const criteriaEn = low.map(({ name }) => name.en).join(', ');
  const from = pointsOf(commentBelowHundredths);
  throw new Refusal('review.commentMissing', { from, criteriaZh, criteriaEn }, { missing: low.map(({ id }) => id) });
}

/** A member of the panel as the record has it. */
type Member = Pick<ExpertAssignment, 'expertId' | 'state' | 'scores' | 'comments' | 'comment' | 'scoreHundredths'> & {
  readonly displayName: string;
  /** Of the panel; null where nobody drew it. */
  readonly seats: number | null;
};

/** What an expert has submitted, criterion by criterion. */
function judgedBy({ state, scores, comments }: Member, criteria: readonly ExpertCriterion[]): PanelCriterionDto[] {
  if (state !== 'submitted') return [];
  return criteria.flatMap(({ id, name }) => {
    const score = pointsOf(scores[id] ?? null);
    return score === null ? [] : [{ criterion: id, name, score, comment: comments[id] ?? null }];
  });
}

function reviewOf({ criteria, commentBelowHundredths }: Rubric, assignment: ExpertAssignment): ReviewDto {
  return {
    caseId: assignment.caseId,
    state: assignment.state,
    criteria: criteria.map(({ id, name, description, weight }) => ({
      criterion: id,
      name,
      description,
      weight,
      score: pointsOf(assignment.scores[id] ?? null),
      comment: assignment.comments[id] ?? null,
    })),
    commentBelow: pointsOf(commentBelowHundredths),
    comment: assignment.comment,
    score: pointsOf(assignment.scoreHundredths),
  };
}
