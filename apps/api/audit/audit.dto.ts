import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import type { Anchor } from '#contracts/anchor.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { INSTANT_LENGTH, IsInstant } from '../common/instant.validator.js';
import { Optional } from '../common/optional.js';
import { TextDto } from '../cases/text.dto.js';
import { LimitQuery } from '../common/page.js';

const ENTRY = /^\d{1,18}$/;
const ACTION = /^[A-Za-z]{1,60}$/;
const HASH = { pattern: '^[0-9a-f]{64}$', example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const MOST_ANCHORS = 2_147_483_647;

export class AuditQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '事项 / a case' })
  @Optional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '对象，如申报书、账号 / a dossier, an account …' })
  @Optional()
  @IsUUID()
  subjectId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '办理人 / who did it' })
  @Optional()
  @IsUUID()
  actorId?: string;

  @ApiPropertyOptional({ pattern: ACTION.source, example: 'accept', description: '办理事项 / what was done' })
  @Optional()
  @IsString()
  @Matches(ACTION)
  action?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    maxLength: INSTANT_LENGTH,
    description: '自此时起 / from this instant on',
  })
  @Optional()
  @IsInstant()
  @MaxLength(INSTANT_LENGTH)
  since?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    maxLength: INSTANT_LENGTH,
    description: '早于此时 / before this instant',
  })
  @Optional()
  @IsInstant()
  @MaxLength(INSTANT_LENGTH)
  before?: string;

  @ApiPropertyOptional({
    pattern: ENTRY.source,
    example: '42',
    description: '上一页最后一条的序号 / number of the last entry of the page before',
  })
  @Optional()
  @IsString()
  @Matches(ENTRY)
  after?: string;
}

export class AnchorsQuery extends LimitQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MOST_ANCHORS,
    description: '早于此锚点 / before this anchor',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ANCHORS)
  before?: number;
}

/** 锚点：全部审计链的签名根 */
export class AnchorDto implements Anchor {
  @ApiProperty({ minimum: 1, example: 12 }) number: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({
    ...HASH,
    nullable: true,
    type: String,
    description: '上一锚点的散列 / hash of the anchor before',
  })
  previous: string | null;
  @ApiProperty({ minimum: 1, example: 240, description: '链数 / how many chains' }) chains: number;
  @ApiProperty({ ...HASH, description: '默克尔根 / Merkle root (RFC 6962)' }) root: string;
  @ApiProperty({ example: '2026' }) keyId: string;
  @ApiProperty({ description: 'Ed25519', example: '3b6pWUqmcaJQ7PHpJmFnPzk6OVGDGc5pXS7iY2mXGMk' }) publicKey: string;
  @ApiProperty({ description: 'Ed25519, RFC 8785', example: 'VGhlIHNpZ25hdHVyZSBvdmVyIHRoZSBhbmNob3I' })
  signature: string;
}

export class AuditEntryDto {
  @ApiProperty({ pattern: ENTRY.source, example: '42' }) id: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) caseId: string | null;
  @ApiProperty({ example: 'accreditation' }) subjectKind: string;
  @ApiProperty({ type: TextDto, description: '对象，文字 / what it is about, in words' }) subjectText: TextDto;
  @ApiProperty({ format: 'uuid' }) subjectId: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) actorId: string | null;
  @ApiProperty({ nullable: true, type: String, example: '王审核', description: '办理人姓名 / who did it' })
  actorName: string | null;
  @ApiProperty({ enum: [...ROLES, 'public', 'system'] }) actorRole: Role | 'public' | 'system';
  @ApiProperty({ example: 'accept' }) action: string;
  @ApiProperty({ type: TextDto, description: '办理事项，文字 / what was done, in words' }) actionText: TextDto;
  @ApiProperty({ nullable: true, type: String, example: 'Art. 9' }) rule: string | null;
  @ApiProperty({ nullable: true, type: TextDto, description: '依据，文字 / under which rule, in words' })
  ruleText: TextDto | null;
  @ApiProperty({ nullable: true, type: Object, additionalProperties: true }) before: Record<string, unknown> | null;
  @ApiProperty({ nullable: true, type: Object, additionalProperties: true }) after: Record<string, unknown> | null;
  @ApiProperty({ example: '材料与申报内容不一致。', nullable: true, type: String }) reason: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '代何人办理 / on behalf of whom' })
  onBehalfOf: string | null;
  @ApiProperty({ nullable: true, type: String, example: '刘审核', description: '被代办人姓名 / the name of whom' })
  onBehalfOfName: string | null;
  @ApiProperty({ nullable: true, type: String, example: '192.0.2.7', description: '来自何处 / from where' })
  address: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '请求编号 / the request' })
  requestId: string | null;
  @ApiProperty({ format: 'uuid', description: '所属的链：事项或对象 / its chain: the case, or else the subject' })
  chain: string;
  @ApiProperty({ minimum: 1, example: 7, description: '链上序号 / its number in the chain' }) sequence: number;
  @ApiProperty({ ...HASH, description: '链上前一条的散列 / hash of the entry before' }) previous: string;
  @ApiProperty({ ...HASH, description: '本条的散列 / hash of this entry' }) hash: string;
}
