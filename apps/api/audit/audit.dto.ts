import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, Matches } from 'class-validator';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { Optional } from '../common/optional.js';
import { LimitQuery } from '../common/page.js';

const ENTRY = /^\d{1,18}$/;

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

export class AuditEntryDto {
  @ApiProperty({ pattern: ENTRY.source, example: '42' }) id: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) caseId: string | null;
  @ApiProperty({ example: 'accreditation' }) subjectKind: string;
  @ApiProperty({ format: 'uuid' }) subjectId: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) actorId: string | null;
  @ApiProperty({ enum: [...ROLES, 'public', 'system'] }) actorRole: Role | 'public' | 'system';
  @ApiProperty({ example: 'accept' }) action: string;
  @ApiProperty({ nullable: true, type: String, example: 'Art. 9' }) rule: string | null;
  @ApiProperty({ nullable: true, type: Object, additionalProperties: true }) before: Record<string, unknown> | null;
  @ApiProperty({ nullable: true, type: Object, additionalProperties: true }) after: Record<string, unknown> | null;
  @ApiProperty({ example: '材料与申报内容不一致。', nullable: true, type: String }) reason: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}
