import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LACKS, type Lack } from '#domain/meeting/count-items.js';
import {
  ITEM_RESULTS,
  MEETING_RESULTS,
  VOTES,
  type ItemResult,
  type MeetingResult,
  type Vote,
} from '#domain/meeting/count-votes.js';
import { BASE_TYPES, type BaseType } from '#domain/measures/vocabulary.js';
import { TextDto } from '../cases/text.dto.js';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { IsOneLine } from '../common/one-line.validator.js';
import { Optional } from '../common/optional.js';
import { LimitQuery } from '../common/page.js';

/** Items of one request, and members of one meeting. */
const ITEMS = 500;
const MEMBERS = 51;
/** As many as one batch can hold. */
const AGENDA = 10_000;

export class ConveneDto {
  @ApiProperty({ format: 'uuid', description: '申报批次 / the batch' })
  @IsUUID()
  batchId: string;

  @ApiProperty({ format: 'date', example: '2026-06-30', description: '会议日期 / the day of the meeting' })
  @IsCalendarDate()
  heldOn: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 1,
    maxItems: MEMBERS,
    uniqueItems: true,
    description:
      '成员账号，首位为主持人，其后依次代行 / members; the first is the chair, the next presides in his place',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MEMBERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds: string[];

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 1,
    maxItems: AGENDA,
    uniqueItems: true,
    description:
      '列入议程的事项；不填则为本批次全部待审定事项 / cases on the agenda; all that wait, where none are named',
  })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AGENDA)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  caseIds?: string[];

  @ApiPropertyOptional({ example: '2026年度第一次审定会', minLength: 1, maxLength: 200 })
  @Optional()
  @IsString()
  @IsNotBlank()
  @IsOneLine()
  @MaxLength(200)
  title?: string;
}

export class MeetingMemberDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ example: '吴审定（审议决定人）' }) displayName: string;
  @ApiProperty({ description: '主持人 / the chair' }) chair: boolean;
}

export class LackingItemDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ enum: LACKS, description: '缺表决、缺理由，或有表决权的成员不足 / votes, a reason, or members' })
  lacks: Lack;
  @ApiProperty({ type: TextDto }) text: TextDto;
}

export class MeetingDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) batchId: string;
  @ApiProperty({ example: '2026年度第一次审定会' }) title: string;
  @ApiProperty({ example: 'inSession' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) dueAt: string | null;
  @ApiProperty({ format: 'date' }) heldOn: string;
  @ApiProperty({ type: [MeetingMemberDto] }) members: MeetingMemberDto[];
  @ApiProperty({ type: 'integer', minimum: 1, description: '议程项数 / items on the agenda' }) items: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '现在可以审定的项数 / items that can be decided now' })
  decidable: number;
  @ApiProperty({
    type: [String],
    example: ['018f4e2a-7b1c-7c3e-9a52-3f1d2c4b5a69'],
    description: '现在可以宣布审定结果的成员 / who may conclude the meeting now',
  })
  presiding: readonly string[];
  @ApiProperty({
    type: [LackingItemDto],
    description: '尚不能审定的各项及其所缺；缺理由的仅主持人可见 / what cannot be decided yet, and what it lacks',
  })
  lacking: LackingItemDto[];
}

export class AgendaQuery extends LimitQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: AGENDA,
    default: 0,
    description: '从该序号之后起 / behind this position',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(AGENDA)
  after: number = 0;
}

export class MeetingListQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '上一页最后一条的编号 / id of the last row of the page before' })
  @Optional()
  @IsUUID()
  after?: string;
}

export class RecusedDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ enum: ['computed', 'declared'] }) source: 'computed' | 'declared';
  @ApiProperty({ type: TextDto }) reason: TextDto;
}

export class TallyDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: '有表决权人数 / may vote' }) entitled: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '法定人数 / must vote' }) quorum: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '参加表决人数 / have voted' }) present: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) selected: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) cultivated: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) notSelected: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) abstained: number;
}

export class AgendaItemDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) position: number;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司' }) organisation: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ type: 'integer', minimum: 1, nullable: true, description: '达到认定标准者的名次 / rank' })
  rank: number | null;
  @ApiProperty({ example: 87.25, minimum: 0, maximum: 100, description: '总分 / total' }) total: number;
  @ApiProperty({ type: TextDto, nullable: true, description: '推荐单位 / the unit that recommended it' })
  recommendingUnit: TextDto | null;
  @ApiProperty({ type: 'integer', minimum: 1, nullable: true, description: '在该单位推荐中的排序 / its place there' })
  unitRanking: number | null;
  @ApiProperty({ enum: MEETING_RESULTS, description: '按规则的建议 / what the rules recommend' })
  recommendation: MeetingResult;
  @ApiProperty({ description: '并列跨越名额，须经表决 / tied across the edge of the quota' }) needsVote: boolean;
  @ApiProperty({ type: [TextDto] }) explanation: readonly TextDto[];
  @ApiProperty({ type: [RecusedDto], description: '回避 / who stands aside' }) recused: RecusedDto[];
  @ApiProperty({ enum: VOTES, nullable: true, type: String, description: '本人的表决 / your own vote' })
  ownVote: Vote | null;
  @ApiProperty({ type: 'integer', minimum: 0, description: '已表决人数 / have voted' }) voted: number;
  @ApiProperty({
    enum: ITEM_RESULTS,
    nullable: true,
    type: String,
    description: '审定结果 / the result',
  })
  result: ItemResult | null;
  @ApiProperty({ type: TallyDto, nullable: true, description: '审定后的计票 / the count, once concluded' })
  tally: TallyDto | null;
}

export class CancelMeetingDto {
  @ApiProperty({ example: '成员未到齐，另行召开。', minLength: 1, maxLength: 2000 })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class RemarkDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  caseId: string;

  @ApiProperty({ example: '材料与申报内容不一致。', minLength: 1, maxLength: 2000 })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  remark: string;
}

export class ConcludeDto {
  @ApiPropertyOptional({
    type: [RemarkDto],
    maxItems: ITEMS,
    description: '告知申报单位的说明 / remarks that the applicants read',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(ITEMS)
  @ValidateNested({ each: true })
  @Type(() => RemarkDto)
  remarks?: RemarkDto[];
}
