import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { minutesText } from '#contracts/minutes-text.js';
import { Refusal } from '#contracts/problems.js';
import { pointsOf } from '#domain/common/exact.js';
import { meetingById, supersededMinutesOf, type Minutes } from '#persistence/record/meeting/meeting.js';
import type { MinutesDto, SupersededMinutesDto } from './minutes.dto.js';
import { toTallyDto } from './meetings.service.js';

/** 会议纪要, as it was made when the meeting was concluded. */
@Injectable()
export class MinutesService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Refusal} request.notFound, meeting.noMinutes */
  async of(id: string): Promise<MinutesDto> {
    const meeting = await meetingById(this.dataSource, id);
    if (!meeting) throw new Refusal('request.notFound');
    if (!meeting.minutes) throw new Refusal('meeting.noMinutes');
    return toDto(meeting.minutes);
  }

  /** @throws {Refusal} request.notFound */
  async superseded(id: string): Promise<SupersededMinutesDto[]> {
    const kept = await supersededMinutesOf(this.dataSource, id);
    if (!kept) throw new Refusal('request.notFound');
    return kept.map(({ minutes, supersededAt, reason }) => ({
      ...toDto(minutes),
      supersededAt: new Date(supersededAt).toISOString(),
      reason,
    }));
  }
}

function toDto(minutes: Minutes): MinutesDto {
  const { items, ...facts } = minutes;
  return {
    ...facts,
    items: items.map(({ totalHundredths, tally, ...item }) => ({
      ...item,
      total: pointsOf(totalHundredths),
      tally: tally && toTallyDto(tally),
    })),
    text: minutesText(minutes),
  };
}
