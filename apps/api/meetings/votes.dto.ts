import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { VOTES, type Vote } from '#domain/meeting/count-votes.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';

const REASON = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;
const ITEMS = 500;

export class VoteDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  caseId: string;

  @ApiProperty({ enum: VOTES, description: '拟认定、培育、不予认定、弃权' })
  @IsIn(VOTES)
  vote: Vote;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', pattern: REASON.source },
    maxItems: 20,
    uniqueItems: true,
    example: ['belowTotal'],
    description: '培育、不予认定须有理由 / reasons of the measure, for cultivation and for not selecting',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(REASON, { each: true })
  reasons?: string[];
}

export class VotesDto {
  @ApiProperty({ type: [VoteDto], minItems: 1, maxItems: ITEMS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ITEMS)
  @ArrayUnique(({ caseId }: VoteDto) => caseId)
  @ValidateNested({ each: true })
  @Type(() => VoteDto)
  votes: VoteDto[];
}

export class DeclaredRecusalDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  caseId: string;

  @ApiProperty({ example: '与申报单位负责人为师生关系。', minLength: 1, maxLength: 1000 })
  @IsString()
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

export class RecusalsDto {
  @ApiProperty({ type: [DeclaredRecusalDto], minItems: 1, maxItems: ITEMS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ITEMS)
  @ArrayUnique(({ caseId }: DeclaredRecusalDto) => caseId)
  @ValidateNested({ each: true })
  @Type(() => DeclaredRecusalDto)
  recusals: DeclaredRecusalDto[];
}

/** What a member has said so far. */
export class BallotDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: '本人已表决项数 / items that you have voted on' })
  voted: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '本人回避项数 / items on which you stand aside' })
  recused: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: '尚未表决项数 / items still to vote on' }) open: number;
}
