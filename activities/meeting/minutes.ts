import { LEFT_MEETING, PUT_OVER } from '#contracts/meeting-texts.js';
import type { ItemOutcome } from '#domain/meeting/count-votes.js';
import type { Measure } from '#domain/measures/measure.js';
import { namesOf } from '#persistence/record/accounts.js';
import {
  type AgendaItem,
  type CastVote,
  type DecidedTally,
  type MeetingRow,
  type MinutedItem,
  type Minutes,
  type Recusal,
} from '#persistence/record/meeting/meeting.js';
import type { MoveContext } from '../cases/move.js';
import type { DecidedItem, PutOver } from './conclusion.js';

export interface Concluded {
  readonly decided: readonly DecidedItem[];
  readonly putOver: readonly PutOver[];
  /** Items whose case was no longer before the meeting. */
  readonly left: readonly AgendaItem[];
  readonly recusals: readonly Recusal[];
  readonly votes: readonly CastVote[];
}

/** 会议纪要, made from what was recorded: names as they are on the day. */
export async function minutesOf(
  { tx, theCase, measure, now, actor }: MoveContext,
  { memberIds, heldOn }: MeetingRow,
  { decided, putOver, left, recusals, votes }: Concluded,
): Promise<Minutes> {
  const names = await namesOf(tx, memberIds);
  const nameOf = (id: string) => names.get(id) ?? id;
  const voted = new Set(votes.map(({ memberId }) => memberId));
  const recusalsOn = Map.groupBy(recusals, ({ caseId }) => caseId);
  const factsOf = ({ caseId, title, organisation, type, rank, totalHundredths }: AgendaItem) => {
    const aside = recusalsOn.get(caseId) ?? [];
    const recused = aside.map(({ memberId, reason }) => ({ name: nameOf(memberId), reason }));
    return { caseId, title, organisation, type, rank, totalHundredths, recused };
  };
  const items = [
    ...decided.map(({ item, outcome, reasons }): MinutedItem => {
      const { result, castingVoteOf } = outcome;
      return {
        ...factsOf(item),
        tally: tallyOf(outcome),
        castingVoteOf: castingVoteOf && nameOf(castingVoteOf),
        result,
        reasons: reasonTexts(measure, reasons),
      };
    }),
    ...putOver.map(({ item, outcome }): MinutedItem => ({
      ...factsOf(item),
      tally: tallyOf(outcome),
      castingVoteOf: null,
      result: 'putOver',
      reasons: [PUT_OVER],
    })),
    ...left.map((item): MinutedItem => ({
      ...factsOf(item),
      tally: null,
      castingVoteOf: null,
      result: 'left',
      reasons: [LEFT_MEETING],
    })),
  ];
  const positions = new Map(
    [...[...decided, ...putOver].map(({ item }) => item), ...left].map((item) => [item.caseId, item.position]),
  );
  return {
    title: theCase.title,
    heldOn,
    concludedAt: now.toISOString(),
    chair: nameOf(actor?.accountId ?? (memberIds[0] as string)),
    present: memberIds.filter((id) => voted.has(id)).map(nameOf),
    absent: memberIds.filter((id) => !voted.has(id)).map(nameOf),
    items: items.sort((one, other) => (positions.get(one.caseId) ?? 0) - (positions.get(other.caseId) ?? 0)),
  };
}

/** What is kept of a count. */
export function tallyOf(outcome: ItemOutcome): DecidedTally {
  const { entitled, quorum, present, votes } = outcome;
  return { entitled, quorum, present, votes, castingVoteOf: outcome.kind === 'decided' ? outcome.castingVoteOf : null };
}

function reasonTexts({ reasons: catalogue }: Measure, reasons: readonly string[]) {
  return catalogue.filter(({ id }) => reasons.includes(id)).map(({ text: { zh, en } }) => ({ zh, en }));
}
