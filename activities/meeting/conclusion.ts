import { Refusal } from '#contracts/problems.js';
import { lackText } from '#contracts/meeting-texts.js';
import { BASE_TYPE_TEXTS } from '#contracts/texts.js';
import { countItems, type Lack } from '#domain/meeting/count-items.js';
import type { ItemOutcome } from '#domain/meeting/count-votes.js';
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

/** An item that awaits another meeting, with the count that shows why. */
export interface PutOver {
  readonly item: AgendaItem;
  readonly theCase: ProcedureCase;
  readonly outcome: ItemOutcome;
}

/** Counts every item. What has too few members left who may vote stops no other. @throws {Refusal} meeting.undecided, meeting.reasonMissing, each naming the items */
export function decideItems(
  { memberIds: members }: MeetingRow,
  { items, recusals, votes }: Ballots,
  rules: MeetingRules,
): { readonly decided: DecidedItem[]; readonly putOver: PutOver[] } {
  const cases = new Map(items.map(({ item, theCase }) => [item.caseId, theCase]));
  const counted = countItems(
    items.map(({ item }) => item),
    { members, recusals, votes },
    rules,
  ).map((one) => ({ ...one, theCase: cases.get(one.item.caseId) as ProcedureCase }));
  const lacking = (lack: Lack) => counted.filter(({ lacks }) => lacks === lack);
  const undecided = lacking('votes').map(({ item, outcome }) => lackText('votes', item.title, outcome));
  if (undecided.length > 0) throw new Refusal('meeting.undecided', { count: undecided.length, ...named(undecided) });
  const unreasoned = lacking('reason').map(({ item: { title } }) => ({ zh: title, en: title }));
  if (unreasoned.length > 0) throw new Refusal('meeting.reasonMissing', named(unreasoned));
  return { decided: counted.filter(isDecided), putOver: lacking('members') };
}

function isDecided<One extends { readonly outcome: ItemOutcome }>(
  one: One,
): one is One & { readonly outcome: Extract<ItemOutcome, { kind: 'decided' }> } {
  return one.outcome.kind === 'decided';
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
export async function keepQuotas(
  { tx }: MoveContext,
  batchId: string,
  decided: readonly (Pick<DecidedItem, 'theCase'> & { readonly outcome: Pick<DecidedItem['outcome'], 'result'> })[],
): Promise<void> {
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
