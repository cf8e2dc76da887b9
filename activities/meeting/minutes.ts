import { LEFT_MEETING } from '#contracts/meeting-texts.js';
import type { Measure } from '#domain/measures/measure.js';
import {
  namesOf,
  type AgendaItem,
  type CastVote,
  type MeetingRow,
  type MinutedItem,
  type Minutes,
  type Recusal,
} from '#persistence/record/meeting/meeting.js';
import type { MoveContext } from '../cases/move.js';
import { byCase, type DecidedItem } from './conclusion.js';

export interface Concluded {
  readonly decided: readonly DecidedItem[];
  /** Items whose case was no longer before the meeting. */
  readonly left: readonly AgendaItem[];
  readonly recusals: readonly Recusal[];
  readonly votes: readonly CastVote[];
}

/** 会议纪要, made from what was recorded: names as they are on the day. */
export async function minutesOf(
  { tx, theCase, measure, now }: MoveContext,
  { memberIds, heldOn }: MeetingRow,
  { decided, left, recusals, votes }: Concluded,
): Promise<Minutes> {
  const names = await namesOf(tx, memberIds);
  const nameOf = (id: string) => names.get(id) ?? id;
  const voted = new Set(votes.map(({ memberId }) => memberId));
  const recusalsOn = byCase(recusals);
  const recusedOn = (caseId: string) =>
    (recusalsOn.get(caseId) ?? []).map(({ memberId, reason }) => ({ name: nameOf(memberId), reason }));
  const items = [
    ...decided.map(({ item, outcome, reasons }): MinutedItem => {
      const { result, castingVoteOf, entitled, quorum, present, votes: counts } = outcome;
      return {
        ...factsOf(item),
        recused: recusedOn(item.caseId),
        tally: { entitled, quorum, present, votes: counts, castingVoteOf },
        castingVoteOf: castingVoteOf && nameOf(castingVoteOf),
        result,
        reasons: reasonTexts(measure, reasons),
      };
    }),
    ...left.map((item): MinutedItem => ({
      ...factsOf(item),
      recused: recusedOn(item.caseId),
      tally: null,
      castingVoteOf: null,
      result: 'left',
      reasons: [LEFT_MEETING],
    })),
  ];
  const positions = new Map([...decided.map(({ item }) => item), ...left].map((item) => [item.caseId, item.position]));
  return {
    title: theCase.title,
    heldOn,
    concludedAt: now.toISOString(),
    chair: nameOf(memberIds[0] as string),
    present: memberIds.filter((id) => voted.has(id)).map(nameOf),
    absent: memberIds.filter((id) => !voted.has(id)).map(nameOf),
    items: items.sort((one, other) => (positions.get(one.caseId) ?? 0) - (positions.get(other.caseId) ?? 0)),
  };
}

function factsOf({ caseId, title, organisation, type, rank, totalHundredths }: AgendaItem) {
  return { caseId, title, organisation, type, rank, totalHundredths };
}

function reasonTexts({ reasons: catalogue }: Measure, reasons: readonly string[]) {
  return catalogue.filter(({ id }) => reasons.includes(id)).map(({ text: { zh, en } }) => ({ zh, en }));
}
