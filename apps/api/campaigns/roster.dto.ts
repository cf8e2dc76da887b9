import { ApiProperty } from '@nestjs/swagger';
import { NOT_DUE_REASONS, type NotDueReason } from '#domain/evaluation/roster.js';
import { TextDto } from '../cases/cases.dto.js';
import { CampaignDto, RosterOrderDto } from './campaigns.dto.js';

/** What a campaign would be opened with. */
export class PreviewRosterDto extends RosterOrderDto {}

export class DueBaseDto {
  @ApiProperty({ format: 'uuid' }) baseId: string;
  @ApiProperty({ example: 'BJGH-2026-K-0007' }) certificateNumber: string;
  @ApiProperty({ example: '中关村国际合作园' }) name: string;
}

export class NotDueBaseDto extends DueBaseDto {
  @ApiProperty({ enum: NOT_DUE_REASONS }) reason: NotDueReason;
  @ApiProperty({ type: TextDto }) reasonText: TextDto;
}

/** At most so many bases are named; the counts are of all. */
export const NAMED_AT_MOST = 1_000;

export class RosterDto {
  @ApiProperty({ minimum: 0, example: 96, description: '应评价的家数 / bases that are due' }) due: number;
  @ApiProperty({
    type: [DueBaseDto],
    maxItems: NAMED_AT_MOST,
    description: `应评价的基地，至多列 ${NAMED_AT_MOST} 家 / the bases that are due, at most ${NAMED_AT_MOST} of them`,
  })
  dueBases: DueBaseDto[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 1 },
    example: { accreditedRecently: 4 },
    description: '未列入的家数，按原因 / bases left out, by reason',
  })
  leftOutByReason: Record<string, number>;
  @ApiProperty({
    type: [NotDueBaseDto],
    maxItems: NAMED_AT_MOST,
    description: `未列入的基地及原因，至多列 ${NAMED_AT_MOST} 家 / the bases left out and why, at most ${NAMED_AT_MOST} of them`,
  })
  leftOut: NotDueBaseDto[];
}

/** A campaign as it is opened, with its roster at that moment. */
export class OpenedCampaignDto extends CampaignDto {
  @ApiProperty({ type: RosterDto }) roster: RosterDto;
}
