import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { AuditPageQuery } from '../cases/cases.dto.js';

export class AuditQuery extends AuditPageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '事项 / a case' })
  @IsOptional()
  @IsUUID()
  caseId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '对象，如申报书、账号 / a dossier, an account …' })
  @IsOptional()
  @IsUUID()
  subjectId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '办理人 / who did it' })
  @IsOptional()
  @IsUUID()
  actorId?: string;
}

export class AuditEntryDto {
  @ApiProperty({ example: '42' }) id: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) caseId: string | null;
  @ApiProperty({ example: 'accreditation' }) subjectKind: string;
  @ApiProperty({ format: 'uuid' }) subjectId: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) actorId: string | null;
  @ApiProperty({ enum: [...ROLES, 'system'] }) actorRole: Role | 'system';
  @ApiProperty({ example: 'accept' }) action: string;
  @ApiProperty({ nullable: true, type: String, example: 'Art. 9' }) rule: string | null;
  @ApiProperty({ nullable: true, type: Object, additionalProperties: true }) before: Record<string, unknown> | null;
  @ApiProperty({ nullable: true, type: Object, additionalProperties: true }) after: Record<string, unknown> | null;
  @ApiProperty({ nullable: true, type: String }) reason: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}
