import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal, refusalAt, sentence } from '#contracts/problems.js';
import { FURTHER_EXPERT, SEATS_REDRAWN } from '#contracts/timeline-texts.js';
import { STAGE_COMPLETE } from '#contracts/workflows.js';
import type { DrawCause, ExpertAssignment, ExpertDraw } from '#persistence/entities/expert.entities.js';
import { tellMeetingOf } from '#persistence/record/meeting/waiting.js';
import { momentOfPool } from '#persistence/record/moment.js';
import { objectedTo } from '#persistence/record/objections.js';
import { keepReviewsOpen } from '#persistence/record/panel.js';
import { enqueueSignal, notify, type NoticeDraft } from '#persistence/record/trail.js';
import { stopAnswerLimit } from '#persistence/record/visit/answer-limit.js';
import { pointsOf } from '#domain/common/exact.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';
import { spreadOf, type PanelScore } from '#domain/scoring/expert-score.js';
import type { DecisionMove, Move, MoveContext, StageClose } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';
import { drawRound, type DrawRound } from './draw-round.js';
import { forgetPanel } from './panel.js';
import { poolTooSmall } from './pool-shortage.js';
import { releaseSeats } from './release-seats.js';

interface DrawPayload {
  /** Seats of the panel; the measure's least where none is asked for. */
  readonly experts?: number;
  readonly languages?: string[];
}

/** A draw as it stands, and the number of its next round. */
type OpenDraw = Pick<ExpertDraw, 'seed' | 'seats' | 'languages'> & { readonly nextRound: number };

/** What a round is to bring. */
interface Asked {
  readonly wanted: number;
  readonly cause: DrawCause;
}

type Member = Pick<ExpertAssignment, 'expertId' | 'state'>;

/** What the panel's score left in the outcome. */
const OF_THE_PANEL = ['expertHundredths', 'totalHundredths', 'explanation'];

/**
 * 抽取专家: orders the pool by a fresh seed, draws the panel and invites it. Asked again after the pool had run out, it goes on
 * with the same seed for the seats that are still empty; asked again after a draw was taken back, with the seed of that.
 */
export const drawExperts: DecisionMove = async (context) => {
  const { measure } = context;
  const earlier = await drawOf(context);
  if (earlier) await releaseSeats(context);
  // Before the draw's row, which holds on to the account of whoever draws.
  const now = await momentOfPool(context.tx);
  const draw = earlier ?? (await openDraw(context));
  const members = earlier ? await membersOf(context) : [];
  const waiting = members.filter(isWaiting);
  const wanted = draw.seats - members.filter(isSeated).length - waiting.length;
  const found = await roundAt(now, context, draw, { wanted, cause: 'panel' });
  if (found.drawn.length < wanted) throw poolTooSmall(found, wanted, measure);
  const told = { rule: measure.panel.draw.article, outcome: { experts: draw.seats } };
  return invitation(context, found.drawn, waiting, told);
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
  await releaseSeats(context);
  const members = await membersOf(context);
  const pending = members.filter(isWaiting);
  const missing = draw.seats - members.filter(isSeated).length - pending.length;
  const rule = measure.deadlines.invitation.article;
  if (missing > 0) {
    const { drawn } = await nextRound(context, draw, { wanted: missing, cause: 'replacement' });
    if (drawn.length > 0) {
      return { ...invitation(context, drawn, pending, { rule, detail: redrawn(drawn) }), complete: !limitPassed };
    }
    if (pending.length > 0) return undefined;
    if (await givesUpFurtherSeat(context, members, missing)) return beginReview(context, members, rule);
    return { ...poolExhausted(context), rule, complete: !limitPassed };
  }
  if (pending.length > 0) return undefined;
  return beginReview(context, members, rule);
};

/**
 * 补抽: a seat became empty while the panel scores, because its expert has to stand aside. It is drawn again; the others go on.
 * Undefined where every seat is taken.
 */
export async function fillEmptySeats(context: MoveContext): Promise<Move | undefined> {
  await releaseSeats(context);
  const draw = await drawOf(context);
  const members = await membersOf(context);
  const missing = draw ? draw.seats - members.filter(isSeated).length : 0;
  if (!draw || missing <= 0) return undefined;
  const { drawn } = await nextRound(context, draw, { wanted: missing, cause: 'replacement' });
  const rule = context.measure.avoidance.article;
  if (drawn.length === 0) {
    if (await givesUpFurtherSeat(context, members, missing)) return undefined;
    return { ...poolExhausted(context), rule, complete: true };
  }
  return { ...invitation(context, drawn, [], { rule, detail: redrawn(drawn) }), complete: true };
}

/**
 * A void score: the expert should have stood aside. The seat is drawn again, and the panel's score is computed anew; where a
 * meeting had selected the case already, another one decides on it.
 */
export const voidScore: DecisionMove = async (context) => {
  const { tx, theCase, measure, payload, now } = context;
  const [expertId, reason] = [payload['expertId'] as string, payload['reason'] as string];
  const selected = (HOLDS_PLACE as readonly string[]).includes(theCase.state);
  if (selected && (await objectedTo(tx, [theCase.id])).size > 0) throw new Refusal('draw.objectionOpen');
  const voided = await tx.query<[unknown[], number]>(
    `UPDATE expert_assignment SET state = 'void', reason = $3, ended_at = $4
     WHERE case_id = $1 AND expert_id = $2 AND state IN ('invited', 'assigned', 'submitted')`,
    [theCase.id, expertId, reason, now],
  );
  if (voided[1] === 0) throw refusalAt('expertId', 'draw.notOnPanel');
  const draw = await drawOf(context);
  if (!draw) throw new Error(`case ${theCase.id} has a panel without a draw`);
  await forgetPanel(context);
  await stopAnswerLimit(tx, theCase, now);
  const waiting = (await membersOf(context)).filter(isWaiting);
  const { drawn } = await nextRound(context, draw, { wanted: 1, cause: 'replacement' });
  const rule = measure.avoidance.article;
  const next = drawn.length === 0 ? poolExhausted(context) : invitation(context, drawn, waiting, { rule });
  const told: NoticeDraft[] = [
    { to: { accountId: expertId }, template: 'review.voided', params: { title: theCase.title } },
  ];
  if (selected) {
    await tellMeetingOf(tx, theCase.id);
    told.push(noticeToApplicant(context, 'decision.reviewedAgain'));
  }
  return { ...next, rule, reason, forgets: OF_THE_PANEL, notices: [...(next.notices ?? []), ...told] };
};

/** What scores that lie too far apart led to: a further expert is asked, or nobody was left to be, which the officer is told. */
type Further = { readonly asked: Move } | { readonly nobody: readonly NoticeDraft[] };

/** One more expert, once, where the scores lie further apart than the measure allows; where they do not, nobody is told anything. */
export async function askFurtherExpert(context: MoveContext, panel: PanelScore): Promise<Further> {
  const { tx, theCase, measure } = context;
  const [spread, limit] = [spreadOf(panel), measure.panel.spreadLimitHundredths];
  const draw = spread > limit ? await drawOf(context) : undefined;
  if (!draw || (await furtherWasAsked(context))) return { nobody: [] };
  const params = { title: theCase.title, spread: pointsOf(spread), limit: pointsOf(limit) };
  const { drawn } = await nextRound(context, draw, { wanted: 1, cause: 'spread' });
  if (drawn.length === 0) return { nobody: [{ to: { role: 'caseOfficer' }, template: 'review.spreadStays', params }] };
  await tx.query(`UPDATE expert_draw SET seats = seats + 1 WHERE case_id = $1`, [theCase.id]);
  const next = invitation(context, drawn, [], { rule: measure.panel.article, detail: FURTHER_EXPERT });
  const told = { to: { role: 'caseOfficer' }, template: 'review.spread', params } as const;
  return { asked: { ...next, complete: true, notices: [...(next.notices ?? []), told] } };
}

async function furtherWasAsked({ tx, theCase }: MoveContext): Promise<boolean> {
  const [asked] = await tx.query<unknown[]>(`SELECT FROM expert_draw_round WHERE case_id = $1 AND cause = 'spread'`, [
    theCase.id,
  ]);
  return asked !== undefined;
}

/**
 * The further expert does not come, and nobody is left for the seat: the panel as it was drawn first is complete and has scored,
 * so that the seat is given up instead of keeping the case, and the officer is told.
 * @returns false where another seat is empty
 */
async function givesUpFurtherSeat(context: MoveContext, members: readonly Member[], missing: number): Promise<boolean> {
  const { tx, theCase } = context;
  const allScored = members.filter(isSeated).every(({ state }) => state === 'submitted');
  if (missing !== 1 || !allScored || !(await furtherWasAsked(context))) return false;
  await tx.query(`UPDATE expert_draw SET seats = seats - 1 WHERE case_id = $1`, [theCase.id]);
  await notify(tx, `${theCase.id}/${theCase.version}/furtherGivenUp`, theCase.id, [
    { to: { role: 'caseOfficer' }, template: 'review.furtherGivenUp', params: { title: theCase.title } },
  ]);
  return true;
}

async function drawOf({ tx, theCase }: MoveContext): Promise<OpenDraw | undefined> {
  const [draw] = await tx.query<OpenDraw[]>(
    `SELECT seed, seats, languages,
       (SELECT coalesce(max(round), 0) + 1 FROM expert_draw_round r WHERE r.case_id = d.case_id) AS "nextRound"
     FROM expert_draw d WHERE d.case_id = $1`,
    [theCase.id],
  );
  return draw;
}

/** @throws {Refusal} panel.tooFew, panel.notOdd */
async function openDraw({ tx, theCase, measure, payload, actor, now }: MoveContext): Promise<OpenDraw> {
  const { minExperts, odd } = measure.panel;
  const { experts = minExperts, languages = [] } = payload as DrawPayload;
  if (experts < minExperts) throw refusalAt('experts', 'panel.tooFew', { min: minExperts });
  if (odd && experts % 2 === 0) throw refusalAt('experts', 'panel.notOdd');
  const seed = (await firstSeedOf(tx, theCase.id)) ?? randomBytes(16).toString('hex');
  await tx.query(
    `INSERT INTO expert_draw (case_id, seed, seats, languages, drawn_by, drawn_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [theCase.id, seed, experts, languages, actor?.accountId, now],
  );
  return { seed, seats: experts, languages, nextRound: 1 };
}

/**
 * A case has one seed: whoever takes a draw back and draws anew meets the same order, so that nobody draws until the panel suits. Others
 * come only where the pool, or what is asked of it, is another by then.
 */
async function firstSeedOf(tx: EntityManager, caseId: string): Promise<string | undefined> {
  const [first] = await tx.query<{ seed: string }[]>(
    `SELECT draw->>'seed' AS seed FROM void_draw WHERE case_id = $1 ORDER BY voided_at, id LIMIT 1`,
    [caseId],
  );
  return first?.seed;
}

/** Of the pool as it is now: what was saved of experts while the case was waited for counts. */
async function nextRound(context: MoveContext, draw: OpenDraw, asked: Asked): Promise<DrawRound> {
  return roundAt(await momentOfPool(context.tx), context, draw, asked);
}

function roundAt(now: Date, context: MoveContext, draw: OpenDraw, asked: Asked): Promise<DrawRound> {
  return drawRound({ ...context, now }, draw, { ...asked, round: draw.nextRound });
}

function membersOf({ tx, theCase }: MoveContext): Promise<Member[]> {
  return tx.query<Member[]>(
    `SELECT expert_id AS "expertId", state FROM expert_assignment WHERE case_id = $1 ORDER BY id`,
    [theCase.id],
  );
}

function isSeated({ state }: Member): boolean {
  return state === 'assigned' || state === 'submitted';
}

function isWaiting({ state }: Member): boolean {
  return state === 'invited';
}

/** Everyone who has not answered yet has the turn, with a limit that begins anew. */
function invitation(
  context: MoveContext,
  drawn: readonly string[],
  waitingBefore: readonly Member[],
  move: Pick<Move, 'rule' | 'outcome' | 'detail'>,
): Move {
  const params = { title: context.theCase.title };
  return {
    ...move,
    onceEntered: () => goOnScoring(context),
    to: 'underInvitation',
    assignees: [...waitingBefore.map(({ expertId }) => expertId), ...drawn],
    notices: drawn.map((accountId) => ({ to: { accountId }, template: 'review.invited', params })),
  };
}

/** Nobody is left to draw: the officer adds experts to the pool and draws on. Those who have accepted keep their seats. */
function poolExhausted(context: MoveContext): Move {
  const params = { title: context.theCase.title };
  return {
    to: 'underDraw',
    notices: [{ to: { role: 'caseOfficer' }, template: 'draw.poolExhausted', params }],
    onceEntered: () => goOnScoring(context),
  };
}

function goOnScoring({ tx, theCase, now }: MoveContext): Promise<void> {
  return keepReviewsOpen(tx, theCase.id, now);
}

function redrawn(drawn: readonly string[]): LocalizedText {
  return sentence(SEATS_REDRAWN, { count: drawn.length });
}

/** Every seat is taken: the limit to score begins for those who have not scored yet. */
function beginReview({ tx, theCase }: MoveContext, members: readonly Member[], rule: string): Move {
  const assignees = members.filter(({ state }) => state === 'assigned').map(({ expertId }) => expertId);
  const params = { title: theCase.title };
  const notices = assignees.map((accountId) => ({ to: { accountId }, template: 'review.assigned', params }));
  const begun: Move = { to: 'underExpertReview', rule, complete: true, assignees, notices };
  // Where everybody has scored before the last seat was taken, nobody is left to say that the stage is complete.
  const closeAtOnce = () => enqueueSignal(tx, theCase.workflowId, STAGE_COMPLETE);
  return assignees.length === 0 ? { ...begun, onceEntered: closeAtOnce } : begun;
}
