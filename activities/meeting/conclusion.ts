import { Refusal } from '#contracts/problems.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import { countBallots, type ItemOutcome, type MeetingResult } from '#domain/meeting/count-votes.js';
import type { LocalizedText, MeetingRules } from '#domain/measures/measure.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { HOLDS_PLACE } from '#domain/procedures/accreditation.procedure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import type { AgendaItem, CastVote, MeetingRow, Recusal } from '#persistence/record/meeting/meeting.js';
import type { MoveContext } from '../cases/move.js';

/** An item that the meeting has decided. */
export interface DecidedItem {
  readonly item: AgendaItem;
  readonly theCase: ProcedureCase;
  readonly outcome: Extract<ItemOutcome, { kind: 'decided' }>;
  /** Of the measure's catalogue; none for whoever is selected. */
  readonly reasons: readonly string[];
}

export interface Ballots {
  readonly items: readonly { readonly item: AgendaItem; readonly theCase: ProcedureCase }[];
  readonly recusals: readonly Recusal[];
  readonly votes: readonly CastVote[];
}

const NAMED_AT_MOST = 5;

/** Counts every item. @throws {Refusal} meeting.undecided, meeting.reasonMissing, each naming the items */
export function decideItems(
  meeting: MeetingRow,
  { items, recusals, votes }: Ballots,
  rules: MeetingRules,
): DecidedItem[] {
  const votesOn = byCase(votes);
  const caseIds = items.map(({ item }) => item.caseId);
  const outcomes = countBallots(caseIds, { members: meeting.memberIds, recusals, votes }, rules);
  const counted = items.map(({ item, theCase }) => ({
    item,
    theCase,
    outcome: outcomes.get(item.caseId) as ItemOutcome,
    cast: votesOn.get(item.caseId) ?? [],
  }));
  const undecided = counted.filter(({ outcome }) => outcome.kind !== 'decided');
  if (undecided.length > 0) {
    throw new Refusal('meeting.undecided', {
      count: undecided.length,
      ...named(undecided.map(({ item, outcome }) => whyUndecided(item, outcome))),
    });
  }
  const decided = counted.map(({ item, theCase, outcome, cast }): DecidedItem => {
    if (outcome.kind !== 'decided') throw new Error('an undecided item was let through');
    return { item, theCase, outcome, reasons: reasonsOf(outcome.result, item, cast) };
  });
  const unreasoned = decided.filter(({ outcome, reasons }) => outcome.result !== 'selected' && reasons.length === 0);
  if (unreasoned.length > 0) {
    throw new Refusal(
      'meeting.reasonMissing',
      named(unreasoned.map(({ item: { title } }) => ({ zh: title, en: title }))),
    );
  }
  return decided;
}

/** What those gave who voted so, and what the rules give by themselves where nobody did. */
function reasonsOf(result: MeetingResult, item: AgendaItem, cast: readonly CastVote[]): readonly string[] {
  if (result === 'selected') return [];
  const given = cast.filter(({ vote }) => vote === result).flatMap(({ reasons }) => reasons);
  return [...new Set(given.length > 0 ? given : item.reasons)];
}

function whyUndecided({ title }: AgendaItem, { kind, entitled, present, quorum }: ItemOutcome): LocalizedText {
  return kind === 'noQuorum'
    ? {
        zh: `“${title}”须 ${quorum} 人参加表决，现 ${present} 人`,
        en: `"${title}" needs ${quorum} members to vote, ${present} did`,
      }
    : {
        zh: `“${title}”回避后仅 ${entitled} 人有表决权`,
        en: `"${title}" has ${entitled} member(s) left who may vote`,
      };
}

function named(lines: readonly LocalizedText[]): { whichZh: string; whichEn: string } {
  const more = lines.length > NAMED_AT_MOST;
  const shown = lines.slice(0, NAMED_AT_MOST);
  return {
    whichZh: shown.map(({ zh }) => zh).join('；') + (more ? '等' : ''),
    whichEn: shown.map(({ en }) => en).join('; ') + (more ? ' …' : ''),
  };
}

/**
 * The places of each type are kept. Meetings of one batch wait for each other here, so that no two take the last place.
 * @throws {Refusal} meeting.overQuota
 */
export async function keepQuotas({ tx }: MoveContext, batchId: string, decided: readonly DecidedItem[]): Promise<void> {
  const [batch] = await tx.query<{ quotas: Partial<Record<BaseType, number>> }[]>(
    `SELECT quotas FROM batch WHERE id = $1 FOR UPDATE`,
    [batchId],
  );
  const taken = await tx.query<{ type: BaseType; count: number }[]>(
    `SELECT type, count(*)::int AS count FROM procedure_case
     WHERE group_id = $1 AND kind = 'accreditation' AND state = ANY($2) GROUP BY type`,
    [batchId, HOLDS_PLACE],
  );
  for (const [type, quota] of Object.entries(batch?.quotas ?? {}) as [BaseType, number][]) {
    const before = taken.find((row) => row.type === type)?.count ?? 0;
    const selected = decided.filter(({ theCase, outcome }) => theCase.type === type && outcome.result === 'selected');
    if (before + selected.length <= quota) continue;
    const { zh: typeZh, en: typeEn } = BASE_TYPE_TEXTS[type];
    throw new Refusal('meeting.overQuota', { typeZh, typeEn, quota, taken: before, selected: selected.length });
  }
}

export function byCase<Row extends { readonly caseId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  return Map.groupBy(rows, ({ caseId }) => caseId);
}
