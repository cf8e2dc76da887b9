import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { DOSSIER_ROLES, type DossierRole } from '#domain/people/dossier-roles.js';
import type { BaseType, PartName } from '#domain/measures/vocabulary.js';
import { BASE_TYPES, PART_NAMES } from '#domain/measures/vocabulary.js';
import { Optional } from '../common/optional.js';
import { YourRole } from '../common/your-role.js';
import { PageQuery } from '../common/page.js';

const MAX_REVISION = 1000;

export class CreateDossierDto {
  @ApiProperty({ format: 'uuid', description: '申报批次 / the batch (guide) it applies to' })
  @IsUUID()
  batchId: string;

  @ApiProperty({ enum: BASE_TYPES, example: 'park', description: '基地类型 / type of base' })
  @IsIn(BASE_TYPES)
  type: BaseType;
}

export class CloneDossierDto {
  @ApiProperty({ format: 'uuid', description: '新申报书所属批次 / the batch of the new dossier' })
  @IsUUID()
  batchId: string;

  @ApiPropertyOptional({
    enum: BASE_TYPES,
    description: '改报的类型，沿用两类共有的部分；默认与底稿相同 / another type takes the parts that both have',
  })
  @Optional()
  @IsIn(BASE_TYPES)
  type?: BaseType;
}

export class DossierListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @Optional()
  @IsUUID()
  batchId?: string;

  @ApiPropertyOptional({ enum: BASE_TYPES })
  @Optional()
  @IsIn(BASE_TYPES)
  type?: BaseType;

  @ApiPropertyOptional({ type: Boolean, description: '是否已提交 / submitted?' })
  @Optional()
  @Type(() => String)
  @IsIn(['true', 'false'])
  submitted?: 'true' | 'false';
}

export class RevisionQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_REVISION,
    description: '版次，省略为最新 / revision',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_REVISION)
  revision?: number;
}

export class DifferenceQuery {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_REVISION, example: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_REVISION)
  from: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_REVISION, example: 2 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_REVISION)
  to: number;
}

export class DossierDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty({ format: 'uuid' }) batchId: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ example: '北京国际氢能科技合作基地' }) baseName: string;
  @ApiProperty({ type: 'integer', minimum: 1, description: '版次 / revision' }) revision: number;
  @ApiProperty({ description: '已提交锁定 / submitted and locked' }) locked: boolean;
  @ApiProperty({ type: String, nullable: true, example: 'GHSL-2026-000042' }) receiptNumber: string | null;
  @ApiProperty({
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    type: String,
    nullable: true,
    pattern: '^[0-9a-f]{64}$',
  })
  contentHash: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) submittedAt: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '认定事项 / its case' })
  caseId: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '复制自 / cloned from' })
  clonedFrom: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @YourRole() yourRole: DossierRole | null;
}

export class DossierPersonDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ example: '李明' }) displayName: string;
  @ApiProperty({ description: '单位管理员，总是负责人 / administrator of the organisation, who owns all it has' })
  administrator: boolean;
  @ApiProperty({ enum: DOSSIER_ROLES, example: 'editor' }) role: DossierRole;
}

export class GiveDossierRoleDto {
  @ApiProperty({ enum: DOSSIER_ROLES, example: 'editor', description: '负责、编辑、查看 / owner, editor, viewer' })
  @IsIn(DOSSIER_ROLES)
  role: DossierRole;
}

export class PartContentDto {
  @ApiProperty({ enum: PART_NAMES }) part: PartName;
  @ApiProperty({ type: 'integer', minimum: 0, description: '保存次数，0 为未保存过 / number of saves' })
  version: number;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) savedAt: string | null;
  @ApiProperty({
    type: Object,
    additionalProperties: true,
    nullable: true,
    description: '内容，见各部分的结构 / content',
  })
  content: object | null;
}

export class DossierDetailDto extends DossierDto {
  @ApiProperty({ description: '该版次是否已提交 / was this revision handed in' }) handedIn: boolean;
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    nullable: true,
    description: '未提交的版次，仅申报单位可见 / the revision that was not handed in: for its organisation alone',
  })
  draftRevision: number | null;
  @ApiProperty({ type: [PartContentDto], description: '按表单顺序的各部分 / the parts in the order of the form' })
  parts: PartContentDto[];
}

export class ReceiptDto {
  @ApiProperty({ format: 'uuid' }) dossierId: string;
  @ApiProperty({ format: 'uuid', description: '认定事项 / the case' }) caseId: string;
  @ApiProperty({ example: 'GHSL-2026-000042', description: '回执编号' }) receiptNumber: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) revision: number;
  @ApiProperty({
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    pattern: '^[0-9a-f]{64}$',
    description: '内容摘要 / SHA-256 of the canonical content',
  })
  contentHash: string;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}

export class RevisionDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) revision: number;
  @ApiProperty({
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    pattern: '^[0-9a-f]{64}$',
  })
  contentHash: string;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}
