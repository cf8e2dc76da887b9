import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { lackText } from '#contracts/meeting-texts.js';
import { Refusal } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { countItems } from '#domain/meeting/count-items.js';
import { presidingMembers } from '#domain/meeting/presiding.js';
import { caseById } from '#persistence/record/cases.js';
import { measureVersion } from '#persistence/record/measures.js';
import {
  agendaOf,
  meetingById,
  namesOf,
  recusalsOf,
  votesOf,
  type AgendaItem,
  type CastVote,
  type DecidedTally,
  type MeetingRow,
  type Recusal,
} from '#persistence/record/meeting/meeting.js';
import type { AgendaItemDto, AgendaQuery, MeetingDto, MeetingListQuery, TallyDto } from './meetings.dto.js';

/** 审定会 as its members and the officers see it. */
@Injectable()
export class MeetingsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ limit, after }: MeetingListQuery, batchId: string, actor: ActorRef): Promise<MeetingDto[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT case_id AS id FROM meeting WHERE batch_id = $1 AND ($2::uuid IS NULL OR case_id < $2) ORDER BY case_id DESC LIMIT $3`,
      [batchId, after ?? null, limit],
    );
    return Promise.all(rows.map(({ id }) => this.get(id, actor)));
  }

  /** @throws {Refusal} request.notFound */
  async get(id: string, actor: ActorRef, tx: EntityManager = this.dataSource.manager): Promise<MeetingDto> {
    const [theCase, meeting] = [await caseById(tx, id), await meetingById(tx, id)];
    if (!theCase || !meeting) throw new Refusal('request.notFound');
    const names = await namesOf(tx, meeting.memberIds);
    const { items } = meeting;
    return {
      id,
      batchId: meeting.batchId,
      title: theCase.title,
      state: theCase.state,
      stateText: text(STATE_TEXTS, theCase.state),
      dueAt: theCase.dueAt?.toISOString() ?? null,
      heldOn: meeting.heldOn,
      members: meeting.memberIds.map((accountId, index) => ({
        accountId,
        displayName: names.get(accountId) ?? accountId,
        chair: index === 0,
      })),
      items,
      ...(theCase.state === 'inSession'
        ? await this.standing(tx, meeting, theCase.measureId, actor)
        : { decidable: 0, presiding: [], lacking: [] }),
    };
  }

  /** The agenda with one's own votes: those of the others show as numbers, once the meeting is concluded. */
  async agenda(id: string, { after, limit }: AgendaQuery, actor: ActorRef): Promise<AgendaItemDto[]> {
    const { manager } = this.dataSource;
    if (!(await meetingById(manager, id))) throw new Refusal('request.notFound');
    const items = await agendaOf(manager, id, { after, limit });
    const ids = items.map(({ caseId }) => caseId);
    const [recusals, votes] = [await recusalsOf(manager, id, ids), await votesOf(manager, id, ids)];
    return items.map((item) => toItemDto(item, recusals, votes, actor));
  }

  /** Where a meeting in session stands: who may conclude it, and what it could not be concluded with. */
  private async standing(
    tx: EntityManager,
    meeting: MeetingRow,
    measureId: string,
    actor: ActorRef,
  ): Promise<Pick<MeetingDto, 'decidable' | 'presiding' | 'lacking'>> {
    const { meeting: rules } = await measureVersion(tx, measureId);
    const members = meeting.memberIds;
    const [recusals, votes] = [await recusalsOf(tx, meeting.id), await votesOf(tx, meeting.id)];
    const items = (await agendaOf(tx, meeting.id)).filter(({ before }) => before);
    const caseIds = items.map(({ caseId }) => caseId);
    const presiding = presidingMembers({ members: meeting.activeIds, caseIds, recusals, votes });
    const lacking = countItems(items, { members, recusals, votes }, rules).flatMap(
      ({ item: { caseId, title }, lacks, outcome }) =>
        lacks ? [{ caseId, lacks, text: lackText(lacks, title, outcome) }] : [],
    );
    // That a result is without a reason says what the result is: the others learn it when it is announced.
    const shown = lacking.filter(({ lacks }) => lacks !== 'reason' || presiding.includes(actor.accountId));
    return { decidable: items.length - shown.length, presiding, lacking: shown };
  }
}

function toItemDto(
  item: AgendaItem,
  recusals: readonly Recusal[],
  votes: readonly CastVote[],
  { accountId: me }: ActorRef,
): AgendaItemDto {
  const { waitingSince: _, reasons: __, before: ___, totalHundredths, tally, ...facts } = item;
  const own = votes.filter(({ caseId }) => caseId === item.caseId);
  return {
    ...facts,
    total: totalHundredths / 100,
    recused: recusals
      .filter(({ caseId }) => caseId === item.caseId)
      .map(({ memberId, source, reason }) => ({ accountId: memberId, source, reason })),
    ownVote: own.find(({ memberId }) => memberId === me)?.vote ?? null,
    voted: own.length,
    tally: tally && toTallyDto(tally),
  };
}

export function toTallyDto({ entitled, quorum, present, votes }: DecidedTally): TallyDto {
  return { entitled, quorum, present, ...votes };
}
