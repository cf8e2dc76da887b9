import { ApiProperty } from '@nestjs/swagger';
import { BASE_TYPES, type BaseType } from '#domain/measures/vocabulary.js';
import { ITEM_RESULTS, type ItemResult } from '#domain/meeting/count-votes.js';
import { TextDto } from '../cases/text.dto.js';
import { TallyDto } from './meetings.dto.js';

export class MinutedRecusalDto {
  @ApiProperty({ example: '吴审定（审议决定人）' }) name: string;
  @ApiProperty({ type: TextDto }) reason: TextDto;
}

export class MinutedItemDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司' }) organisation: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ type: 'integer', minimum: 1, nullable: true }) rank: number | null;
  @ApiProperty({ example: 87.25, minimum: 0, maximum: 100 }) total: number;
  @ApiProperty({ type: [MinutedRecusalDto], description: '回避 / stood aside' }) recused: readonly MinutedRecusalDto[];
  @ApiProperty({ type: TallyDto, nullable: true }) tally: TallyDto | null;
  @ApiProperty({
    nullable: true,
    type: String,
    example: null,
    description: '票数相等时由其决定 / decided at half of the votes',
  })
  castingVoteOf: string | null;
  @ApiProperty({ enum: ITEM_RESULTS }) result: ItemResult;
  @ApiProperty({ type: [TextDto] }) reasons: readonly TextDto[];
}

/** 会议纪要 */
export class MinutesDto {
  @ApiProperty({ example: '2026年度第一次审定会' }) title: string;
  @ApiProperty({ format: 'date' }) heldOn: string;
  @ApiProperty({ format: 'date-time' }) concludedAt: string;
  @ApiProperty({ example: '吴审定（审议决定人）' }) chair: string;
  @ApiProperty({ type: [String], example: ['吴审定（审议决定人）'], description: '出席 / present' })
  present: readonly string[];
  @ApiProperty({ type: [String], example: [], description: '缺席 / absent' }) absent: readonly string[];
  @ApiProperty({ type: [MinutedItemDto] }) items: readonly MinutedItemDto[];
  @ApiProperty({ type: TextDto, description: '可供打印的全文 / in words, to be printed' }) text: TextDto;
}

/** 已作废的会议纪要 */
export class SupersededMinutesDto extends MinutesDto {
  @ApiProperty({ format: 'date-time' }) supersededAt: string;
  @ApiProperty({ example: '误将上一项的表决结果录入' }) reason: string;
}

/** What a publication would bring about, case by case. */
export class PublishedCaseDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司' }) organisation: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ example: 'proposed' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ description: '本次将办理 / would be taken along now' }) included: boolean;
}

export class PublicationPreviewDto {
  @ApiProperty({ type: TextDto, description: '将要发布的内容 / what would be published' }) text: TextDto;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: '截止日（含） / last day, included' })
  until: string | null;
  @ApiProperty({ type: [PublishedCaseDto] }) cases: PublishedCaseDto[];
}
