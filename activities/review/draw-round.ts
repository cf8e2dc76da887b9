import { v7 as uuid } from 'uuid';
import { personsBehind } from '#contracts/actor.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { ShownWork } from '#domain/review/avoidance.js';
import { drawInOrder, type DrawSubject, type Verdict } from '#domain/review/draw.js';
import type { DrawCause, ExpertDraw } from '#persistence/entities/expert.entities.js';
import { handlersAmong } from '#persistence/record/handlers.js';
import { drawSubjectOf, metBy, pageOfPool, type Ticketed } from '#persistence/record/expert-pool.js';
import type { MoveContext } from '../cases/move.js';

/** So many are looked at together; a draw of a few seldom needs more. */
const PAGE = 100;

/** What one round of a draw found. */
export interface DrawRound {
  readonly drawn: readonly string[];
  readonly passedOver: readonly Verdict[];
}

interface Looked {
  readonly verdict: Verdict;
  readonly candidate: Ticketed;
}

/**
 * Draws `wanted` experts for a case in the order of the draw's tickets, invites them, and keeps every verdict with what it
 * rests on, so that the round can be computed again. Fewer are drawn where the pool does not suffice; of a round that draws
 * nobody nothing is kept.
 */
export async function drawRound(
  context: MoveContext,
  draw: Pick<ExpertDraw, 'seed' | 'languages'>,
  { wanted, cause, round }: { wanted: number; cause: DrawCause; round: number },
): Promise<DrawRound> {
  const { tx, theCase, measure, now } = context;
  const { seated, ...found } = await drawSubjectOf(tx, theCase, calendarDateOf(now));
  const subject = { ...found, languages: draw.languages };
  const law = { draw: measure.panel.draw, avoidance: measure.avoidance };
  const looked: Looked[] = [];
  const competitors = new Set<string>();
  const works = new Map<string, ShownWork>();
  const [handledBy, formerExperts] = [new Set<string>(), new Set<string>()];
  const barred = () => ({ handledBy: [...handledBy].sort(), formerExperts: [...formerExperts].sort() });
  const taken = () => looked.filter(({ verdict }) => verdict.drawn);
  for (let after = ''; taken().length < wanted;) {
    const page = await pageOfPool(tx, {
      theCase,
      seed: draw.seed,
      fields: subject.fields,
      at: now,
      on: subject.on,
      after,
      limit: PAGE,
    });
    const met = await metBy(tx, subject, page);
    met.competitors.forEach((uscc) => competitors.add(uscc));
    met.works.forEach((work) => works.set(JSON.stringify(work), work));
    (await handlersOf(context, page)).forEach((id) => handledBy.add(id));
    page.filter(({ isExpert }) => !isExpert).forEach(({ expertId }) => formerExperts.add(expertId));
    const verdicts = drawInOrder(page, {
      wanted: wanted - taken().length,
      seated: [...seated, ...taken().map(({ candidate }) => candidate.institution)],
      subject: { ...subject, ...barred(), party: { ...subject.party, ...met } },
      law,
    });
    looked.push(...verdicts.map((verdict, index) => ({ verdict, candidate: page[index] as Ticketed })));
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.ticket;
  }
  const asked: DrawSubject = {
    fields: subject.fields,
    languages: subject.languages,
    party: { ...subject.party, competitors: [...competitors].sort(), works: [...works.values()] },
    on: subject.on,
    ...barred(),
  };
  if (taken().length > 0) await keep(context, { round, cause, wanted, seated, subject: asked, looked });
  return {
    drawn: taken().map(({ candidate }) => candidate.expertId),
    passedOver: looked.filter(({ verdict }) => !verdict.drawn).map(({ verdict }) => verdict),
  };
}

/** Whoever draws at this moment is not on the trail of it yet. */
async function handlersOf({ tx, theCase, actor }: MoveContext, page: readonly Ticketed[]): Promise<string[]> {
  const ids = page.map(({ expertId }) => expertId);
  const drawing = personsBehind(actor).filter((id) => ids.includes(id));
  return [...drawing, ...(await handlersAmong(tx, theCase.id, ids))];
}

async function keep(
  { tx, theCase, now }: MoveContext,
  round: {
    round: number;
    cause: DrawCause;
    wanted: number;
    seated: readonly string[];
    subject: DrawSubject;
    looked: readonly Looked[];
  },
): Promise<void> {
  const rows = round.looked.map(({ verdict, candidate }) => ({
    ticket: candidate.ticket,
    expert_id: candidate.expertId,
    drawn: verdict.drawn,
    open_reviews: candidate.openReviews,
    judged_host_on: candidate.judgedHostOn ?? null,
    exclusions: verdict.exclusions,
  }));
  const invited = rows.filter(({ drawn }) => drawn).map(({ expert_id }) => expert_id);
  await tx.query(
    `WITH round AS (
       INSERT INTO expert_draw_round (case_id, round, cause, wanted, subject, seated, drawn_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ), verdicts AS (
       INSERT INTO expert_verdict (case_id, round, ticket, expert_id, drawn, open_reviews, judged_host_on, exclusions)
       SELECT $1, $2, v.* FROM jsonb_to_recordset($8) AS v
         (ticket text, expert_id uuid, drawn boolean, open_reviews integer, judged_host_on date, exclusions jsonb)
     )
     INSERT INTO expert_assignment (id, case_id, expert_id, state, assigned_at)
     SELECT id, $1, expert, 'invited', $7 FROM unnest($9::uuid[], $10::uuid[]) AS i (id, expert)`,
    [
      theCase.id,
      round.round,
      round.cause,
      round.wanted,
      JSON.stringify(round.subject),
      round.seated,
      now,
      JSON.stringify(rows),
      invited.map(() => uuid()),
      invited,
    ],
  );
}
