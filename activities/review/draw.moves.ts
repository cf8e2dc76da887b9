import { randomBytes } from 'node:crypto';
import { Refusal } from '#contracts/problems.js';
import { ExpertAssignment, ExpertDraw, type DrawCause } from '#persistence/entities/expert.entities.js';
import { spreadOf, type PanelScore } from '#domain/scoring/expert-score.js';
import type { DecisionMove, Move, MoveContext, StageClose } from '../cases/move.js';
import { drawRound, type DrawRound } from './draw-round.js';

interface DrawPayload {
  /** Seats of the panel; the measure's least where none is asked for. */
  readonly experts?: number;
  readonly languages?: string[];
}

/**
 * 抽取专家: orders the pool by a fresh seed, draws the panel and invites it. Asked again after the pool had run out, it goes on
 * with the same seed for the seats that are still empty.
 */
export const drawExperts: DecisionMove = async (context) => {
  const { measure } = context;
  const draw = (await drawOf(context)) ?? (await openDraw(context));
  const wanted = draw.seats - (await membersOf(context)).filter(isSeated).length;
  const found = await nextRound(context, draw, { wanted, cause: 'panel' });
  if (found.drawn.length < wanted) {
    throw new Refusal('draw.poolTooSmall', { wanted, drawn: found.drawn.length }, { passedOver: byReason(found) });
  }
  return invitation(context, found.drawn, { rule: measure.panel.draw.article, outcome: { experts: draw.seats } });
};

/**
 * 答复邀请: whoever declined, or let the limit pass, is replaced from the same draw; when every seat is taken the review begins.
 * Where nobody is left to draw, the case goes back to the officer.
 */
export const closeInvitation: StageClose = async (context, limitPassed) => {
  const { tx, theCase, measure, now } = context;
  const draw = await drawOf(context);
  if (!draw) throw new Error(`case ${theCase.id} has invitations without a draw`);
  if (limitPassed) {
    await tx.query(
      `UPDATE expert_assignment SET state = 'expired', ended_at = $2 WHERE case_id = $1 AND state = 'invited'`,
      [theCase.id, now],
    );
  }
  const members = await membersOf(context);
  const pending = members.filter(({ state }) => state === 'invited');
  const missing = draw.seats - members.filter(isSeated).length - pending.length;
  const rule = measure.deadlines.invitation.article;
  if (missing > 0) {
    const { drawn } = await nextRound(context, draw, { wanted: missing, cause: 'replacement' });
    if (drawn.length > 0) return { ...(await invitation(context, drawn, { rule })), complete: !limitPassed };
    if (pending.length > 0) return undefined;
    const told = {
      to: { role: 'caseOfficer' } as const,
      template: 'draw.poolExhausted',
      params: { title: theCase.title },
    };
    return { to: 'underDraw', rule, complete: !limitPassed, notices: [told] };
  }
  if (pending.length > 0) return undefined;
  return beginReview(context, members, rule);
};

/** A void score: the expert should have stood aside. The seat is drawn again, and the panel's score is computed anew. */
export const voidScore: DecisionMove = async (context) => {
  const { tx, theCase, measure, payload, now } = context;
  const [expertId, reason] = [payload['expertId'] as string, payload['reason'] as string];
  const voided = await tx.query<[unknown[], number]>(
    `UPDATE expert_assignment SET state = 'void', reason = $3, ended_at = $4
     WHERE case_id = $1 AND expert_id = $2 AND state IN ('invited', 'assigned', 'submitted')`,
    [theCase.id, expertId, reason, now],
  );
  if (voided[1] === 0) throw new Refusal('draw.notOnPanel');
  const draw = await drawOf(context);
  if (!draw) throw new Error(`case ${theCase.id} has a panel without a draw`);
  const { drawn } = await nextRound(context, draw, { wanted: 1, cause: 'replacement' });
  if (drawn.length === 0) throw new Refusal('draw.poolTooSmall', { wanted: 1, drawn: 0 });
  return { ...(await invitation(context, drawn, { rule: measure.avoidance.article })), reason };
};

/** One more expert, once, where the scores lie further apart than the measure allows. Undefined where nobody is left to draw. */
export async function askFurtherExpert(context: MoveContext, panel: PanelScore): Promise<Move | undefined> {
  const { tx, theCase, measure } = context;
  if (spreadOf(panel) <= measure.panel.spreadLimitHundredths) return undefined;
  const draw = await drawOf(context);
  if (!draw) return undefined;
  const [asked] = await tx.query<unknown[]>(`SELECT FROM expert_draw_round WHERE case_id = $1 AND cause = 'spread'`, [
    theCase.id,
  ]);
  if (asked) return undefined;
  const { drawn } = await nextRound(context, draw, { wanted: 1, cause: 'spread' });
  if (drawn.length === 0) return undefined;
  await tx.query(`UPDATE expert_draw SET seats = seats + 1 WHERE case_id = $1`, [theCase.id]);
  return { ...(await invitation(context, drawn, { rule: measure.panel.article })), complete: true };
}

async function drawOf({ tx, theCase }: MoveContext): Promise<ExpertDraw | null> {
  return tx.getRepository(ExpertDraw).findOneBy({ caseId: theCase.id });
}

/** @throws {Refusal} panel.tooFew, panel.notOdd */
async function openDraw({ tx, theCase, measure, payload, actor, now }: MoveContext): Promise<ExpertDraw> {
  const { minExperts, odd } = measure.panel;
  const { experts = minExperts, languages = [] } = payload as DrawPayload;
  if (experts < minExperts) throw new Refusal('panel.tooFew', { min: minExperts });
  if (odd && experts % 2 === 0) throw new Refusal('panel.notOdd');
  const seed = randomBytes(16).toString('hex');
  const draw = {
    caseId: theCase.id,
    seed,
    seats: experts,
    languages,
    drawnBy: actor?.accountId as string,
    drawnAt: now,
  };
  await tx.getRepository(ExpertDraw).insert(draw);
  return draw;
}

async function nextRound(
  context: MoveContext,
  draw: ExpertDraw,
  { wanted, cause }: { wanted: number; cause: DrawCause },
): Promise<DrawRound> {
  const [row] = await context.tx.query<{ round: number }[]>(
    `SELECT coalesce(max(round), 0)::int + 1 AS round FROM expert_draw_round WHERE case_id = $1`,
    [draw.caseId],
  );
  return drawRound(context, draw, { wanted, cause, round: row?.round ?? 1 });
}

function membersOf({ tx, theCase }: MoveContext): Promise<ExpertAssignment[]> {
  return tx.getRepository(ExpertAssignment).findBy({ caseId: theCase.id });
}

function isSeated({ state }: ExpertAssignment): boolean {
  return state === 'assigned' || state === 'submitted';
}

/** Everyone who has not answered yet has the turn, with a limit that begins anew. */
async function invitation(
  context: MoveContext,
  drawn: readonly string[],
  move: Pick<Move, 'rule' | 'outcome'>,
): Promise<Move> {
  const waiting = (await membersOf(context)).filter(({ state }) => state === 'invited');
  const params = { title: context.theCase.title };
  return {
    ...move,
    to: 'underInvitation',
    assignees: waiting.map(({ expertId }) => expertId),
    notices: drawn.map((accountId) => ({ to: { accountId }, template: 'review.invited', params })),
  };
}

function beginReview({ theCase }: MoveContext, members: readonly ExpertAssignment[], rule: string): Move {
  const assignees = members.filter(({ state }) => state === 'assigned').map(({ expertId }) => expertId);
  const params = { title: theCase.title };
  const notices = assignees.map((accountId) => ({ to: { accountId }, template: 'review.assigned', params }));
  return { to: 'underExpertReview', rule, complete: true, assignees, notices };
}

/** How many were passed over for which reason, the most frequent first. */
function byReason({ passedOver }: DrawRound): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of passedOver.flatMap(({ exclusions }) => exclusions)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
