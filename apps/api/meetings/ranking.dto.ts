import { ApiProperty } from '@nestjs/swagger';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { BASE_TYPES } from '#domain/measures/vocabulary.js';
import { TextDto } from '../cases/cases.dto.js';

const KINDS = ['selected', 'cultivated', 'notSelected'] as const;

export class RankedCaseDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: 'underDecision' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    nullable: true,
    description: '达到认定标准者的名次 / rank among those who meet the standard',
  })
  rank: number | null;
  @ApiProperty({ example: 87.25, minimum: 0, maximum: 100, description: '总分 / total' }) total: number;
  @ApiProperty({ enum: KINDS, description: '按规则的建议 / what the rules recommend' })
  recommendation: (typeof KINDS)[number];
  @ApiProperty({ description: '并列跨越名额，须经会议表决 / tied across the edge of the quota' }) needsVote: boolean;
  @ApiProperty({ type: [TextDto], description: '依据 / why' }) explanation: readonly TextDto[];
  @ApiProperty({ example: 'Ch. 3' }) article: string;
}

export class TypeRankingDto {
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ type: TextDto }) typeText: TextDto;
  @ApiProperty({ type: 'integer', minimum: 0, description: '名额 / places' }) quota: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '尚未评出总分的件数 / cases without a total yet' })
  pending: number;
  @ApiProperty({ type: [RankedCaseDto], description: '由优到劣 / best first' }) cases: RankedCaseDto[];
}
