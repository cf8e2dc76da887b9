import type { EntityManager } from 'typeorm';
import type { ItemResult, MeetingResult, Tally, Vote } from '#domain/meeting/count-votes.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import type { ProcedureCase } from '../../entities/case.entities.js';
import { lockCases } from '../cases.js';

type Queryable = Pick<EntityManager, 'query'>;

/** 审定会 as it was called. */
export interface MeetingRow {
  readonly id: string;
  readonly batchId: string;
  readonly heldOn: string;
  /** In the order in which they preside; the first is the chair. */
  readonly memberIds: readonly string[];
  /** Those of them whose accounts are not disabled. */
  readonly activeIds: readonly string[];
  readonly minutes: Minutes | null;
  /** How many are on its agenda. */
  readonly items: number;
}

/** A case on the agenda, with what the rules say of it. */
export interface AgendaItem {
  readonly caseId: string;
  readonly title: string;
  readonly organisation: string;
  readonly type: BaseType;
  readonly position: number;
  readonly rank: number | null;
  readonly totalHundredths: number;
  /** By which unit it was recommended, where the guide wanted that, and at what place among its own. */
  readonly recommendingUnit: LocalizedText | null;
  readonly unitRanking: number | null;
  readonly recommendation: MeetingResult;
  /** Of the measure's catalogue, where the rules give them by themselves. */
  readonly reasons: readonly string[];
  readonly needsVote: boolean;
  readonly explanation: readonly LocalizedText[];
  readonly waitingSince: Date;
  /** Is its case before the meeting now, as it was when the agenda was made? See `isBeforeMeeting`. */
  readonly before: boolean;
  readonly result: ItemResult | null;
  readonly tally: DecidedTally | null;
}

export interface Recusal {
  readonly caseId: string;
  readonly memberId: string;
  readonly source: 'computed' | 'declared';
  readonly reason: LocalizedText;
}

export interface CastVote {
  readonly caseId: string;
  readonly memberId: string;
  readonly vote: Vote;
  readonly reasons: readonly string[];
}

/** How an item was decided. */
export interface DecidedTally extends Tally {
  /** Who presided and decided at half of the votes; null where a majority did. */
  readonly castingVoteOf: string | null;
}

/** 会议纪要: what was decided, by how many, and who stood aside. */
export interface Minutes {
  readonly title: string;
  readonly heldOn: string;
  readonly concludedAt: string;
  readonly chair: string;
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly items: readonly MinutedItem[];
}

/** Of a conclusion that was undone. */
export interface SupersededMinutes {
  readonly minutes: Minutes;
  /** ISO instant. */
  readonly supersededAt: string;
  readonly reason: string;
}

export interface MinutedItem {
  readonly caseId: string;
  readonly title: string;
  readonly organisation: string;
  readonly type: BaseType;
  readonly rank: number | null;
  readonly totalHundredths: number;
  readonly recused: readonly { readonly name: string; readonly reason: LocalizedText }[];
  readonly tally: DecidedTally | null;
  readonly castingVoteOf: string | null;
  readonly result: ItemResult;
  readonly reasons: readonly LocalizedText[];
}

/**
 * Of the agenda items of a case the last one counts: what an earlier meeting selected, and what has been before another one
 * since, is the earlier one's no more. Ids of meetings grow with time.
 */
export const LAST_ITEM = `NOT EXISTS (SELECT FROM meeting_item later WHERE later.case_id = i.case_id AND later.meeting_id > i.meeting_id)`;

export async function meetingById(tx: Queryable, id: string): Promise<MeetingRow | undefined> {
  return (await meetingsByIds(tx, [id]))[0];
}

export function meetingsByIds(tx: Queryable, ids: readonly string[]): Promise<MeetingRow[]> {
  return tx.query<MeetingRow[]>(
    `SELECT case_id AS id, batch_id AS "batchId", held_on AS "heldOn", member_ids AS "memberIds", minutes,
       ARRAY(SELECT m.id FROM unnest(member_ids) WITH ORDINALITY m (id, place) JOIN account a ON a.id = m.id
             WHERE a.disabled_at IS NULL ORDER BY m.place) AS "activeIds",
       (SELECT count(*)::int FROM meeting_item WHERE meeting_id = meeting.case_id) AS items
     FROM meeting WHERE case_id = ANY($1)`,
    [ids],
  );
}

/** The minutes of conclusions that were undone, the last one last; undefined where there is no such meeting. */
export async function supersededMinutesOf(
  tx: Queryable,
  meetingId: string,
): Promise<readonly SupersededMinutes[] | undefined> {
  const [row] = await tx.query<{ superseded: SupersededMinutes[] }[]>(
    `SELECT superseded_minutes AS superseded FROM meeting WHERE case_id = $1`,
    [meetingId],
  );
  return row?.superseded;
}

/** The agenda in its order, from behind a position on. */
export function agendaOf(
  tx: Queryable,
  meetingId: string,
  { after = 0, limit = null }: { after?: number; limit?: number | null } = {},
): Promise<AgendaItem[]> {
  return tx.query<AgendaItem[]>(
    `SELECT ${ITEM} WHERE i.meeting_id = $1 AND i.position > $2 ORDER BY i.position LIMIT $3`,
    [meetingId, after, limit],
  );
}

const ITEM = `i.case_id AS "caseId", c.title, o.name AS organisation, c.type, i.position, i.rank,
    i.total_hundredths AS "totalHundredths", i.recommendation, i.reasons, i.needs_vote AS "needsVote", i.explanation,
    i.waiting_since AS "waitingSince", i.result, i.tally, u.name AS "recommendingUnit",
    (c.outcome->'recommendation'->>'ranking')::int AS "unitRanking",
    c.state = 'underDecision' AND c.suspended_at IS NULL
      AND date_trunc('milliseconds', c.state_since) = date_trunc('milliseconds', i.waiting_since) AS before
  FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id JOIN organisation o ON o.id = c.organisation_id
    LEFT JOIN recommending_unit u ON u.id = c.recommending_unit_id`;

/** What was put to a meeting, who stands aside on what, and what was voted so far. */
export interface Session {
  readonly items: readonly AgendaItem[];
  readonly recusals: readonly Recusal[];
  readonly votes: readonly CastVote[];
}

type OfMeeting<T> = T & { readonly meetingId: string };

/** The sessions of several meetings, by meeting: in three statements, however many there are. */
export async function sessionsOf(tx: Queryable, meetingIds: readonly string[]): Promise<(id: string) => Session> {
  if (meetingIds.length === 0) return () => ({ items: [], recusals: [], votes: [] });
  const items = await tx.query<OfMeeting<AgendaItem>[]>(
    `SELECT i.meeting_id AS "meetingId", ${ITEM} WHERE i.meeting_id = ANY($1) ORDER BY i.meeting_id, i.position`,
    [meetingIds],
  );
  const recusals = await tx.query<OfMeeting<Recusal>[]>(
    `SELECT meeting_id AS "meetingId", case_id AS "caseId", member_id AS "memberId", source, reason FROM meeting_recusal
     WHERE meeting_id = ANY($1) ORDER BY at, member_id`,
    [meetingIds],
  );
  const votes = await tx.query<OfMeeting<CastVote>[]>(
    `SELECT meeting_id AS "meetingId", case_id AS "caseId", member_id AS "memberId", vote, reasons FROM meeting_vote
     WHERE meeting_id = ANY($1)`,
    [meetingIds],
  );
  const [itemsOf, recusalsIn, votesIn] = [byMeeting(items), byMeeting(recusals), byMeeting(votes)];
  return (id) => ({ items: itemsOf(id), recusals: recusalsIn(id), votes: votesIn(id) });
}

function byMeeting<T>(rows: readonly OfMeeting<T>[]): (id: string) => readonly T[] {
  const groups = Map.groupBy(rows, ({ meetingId }) => meetingId);
  return (id) => groups.get(id) ?? [];
}

/** Who stands aside, on these items or on all of them. */
export function recusalsOf(
  tx: Queryable,
  meetingId: string,
  caseIds: readonly string[] | null = null,
): Promise<Recusal[]> {
  return tx.query<Recusal[]>(
    `SELECT case_id AS "caseId", member_id AS "memberId", source, reason FROM meeting_recusal
     WHERE meeting_id = $1 AND ($2::uuid[] IS NULL OR case_id = ANY($2)) ORDER BY at, member_id`,
    [meetingId, caseIds],
  );
}

export function votesOf(
  tx: Queryable,
  meetingId: string,
  caseIds: readonly string[] | null = null,
): Promise<CastVote[]> {
  return tx.query<CastVote[]>(
    `SELECT case_id AS "caseId", member_id AS "memberId", vote, reasons FROM meeting_vote
     WHERE meeting_id = $1 AND ($2::uuid[] IS NULL OR case_id = ANY($2))`,
    [meetingId, caseIds],
  );
}

/** The cases that a meeting has selected and that are in one of these states now, under their row locks. */
export async function lockSelected(
  tx: Queryable,
  meetingId: string,
  states: readonly string[],
): Promise<ProcedureCase[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT i.case_id AS id FROM meeting_item i WHERE i.meeting_id = $1 AND i.result = 'selected' AND ${LAST_ITEM}`,
    [meetingId],
  );
  return lockCases(
    tx,
    rows.map(({ id }) => id),
    states,
  );
}

/** Is any of those whom the meeting selected in this state, and not suspended? Nothing is locked: whoever changes that tells the meeting. */
export async function anyGoesOn(tx: Queryable, meetingId: string, state: string): Promise<boolean> {
  const found = await tx.query<unknown[]>(
    `SELECT FROM meeting_item i JOIN procedure_case c ON c.id = i.case_id
     WHERE i.meeting_id = $1 AND i.result = 'selected' AND c.state = $2 AND c.suspended_at IS NULL AND ${LAST_ITEM} LIMIT 1`,
    [meetingId, state],
  );
  return found.length > 0;
}

/** Of these, those that go on: a suspended one stands still, and follows later. */
export function goingOn(cases: readonly ProcedureCase[]): ProcedureCase[] {
  return cases.filter(({ suspendedAt }) => suspendedAt === null);
}

/** Is the case still before the meeting as it was when the agenda was made? A suspended one stands still, and one that left and came back has other grounds. */
export function isBeforeMeeting(
  theCase: ProcedureCase | undefined,
  { waitingSince }: AgendaItem,
): theCase is ProcedureCase {
  return theCase !== undefined && !theCase.suspendedAt && theCase.stateSince.getTime() === waitingSince.getTime();
}
