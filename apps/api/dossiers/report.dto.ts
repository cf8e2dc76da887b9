import { ApiProperty } from '@nestjs/swagger';
import type { DossierProblemCode } from '#domain/dossier/completeness/problem.js';
import { PROBLEM_CODES } from '#domain/dossier/completeness/problem.js';
import type { PartName } from '#domain/measures/vocabulary.js';
import { PART_NAMES } from '#domain/measures/vocabulary.js';
import { TextDto } from '../cases/cases.dto.js';

export class DossierProblemDto {
  @ApiProperty({ enum: PART_NAMES }) part: PartName;
  @ApiProperty({ example: 'rows.2.signedOn', description: '所在字段 / where in the part' }) path: string;
  @ApiProperty({ format: 'uuid', required: false, description: '所在行 / the row' }) rowId?: string;
  @ApiProperty({ enum: PROBLEM_CODES }) code: DossierProblemCode;
  @ApiProperty({ type: Object, additionalProperties: true }) params: Readonly<Record<string, string | number>>;
  @ApiProperty({ enum: ['error', 'warning'], description: 'error 不能提交；warning 为不计入等提示' })
  severity: 'error' | 'warning';
  @ApiProperty({ type: TextDto, description: '字段名 / label of the field' }) field: TextDto;
  @ApiProperty({ type: TextDto }) detail: TextDto;
}

export class PartReportDto {
  @ApiProperty({ enum: PART_NAMES }) part: PartName;
  @ApiProperty({ type: TextDto }) label: TextDto;
  @ApiProperty({ enum: ['empty', 'incomplete', 'complete'] }) state: 'empty' | 'incomplete' | 'complete';
  @ApiProperty({ type: [DossierProblemDto] }) problems: DossierProblemDto[];
}

export class GateReasonDto {
  @ApiProperty({ example: 'tooFewAgreements' }) code: string;
  @ApiProperty({ type: Object, additionalProperties: true }) params: Readonly<Record<string, string | number>>;
  @ApiProperty({ type: TextDto }) detail: TextDto;
}

export class GateDto {
  @ApiProperty({ example: 'validAgreements' }) gate: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ example: 'Art. 8', description: '依据条款 / article' }) article: string;
  @ApiProperty() passed: boolean;
  @ApiProperty({ type: [GateReasonDto] }) reasons: GateReasonDto[];
}

export class CompletenessDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) revision: number;
  @ApiProperty({ description: '没有错误，可以提交 / without errors' }) complete: boolean;
  @ApiProperty({ description: '符合申报条件 / every entry condition is met' }) eligible: boolean;
  @ApiProperty({ type: [PartReportDto] }) parts: PartReportDto[];
  @ApiProperty({ type: [GateDto], description: '申报条件 / entry conditions' }) gates: GateDto[];
}

export class RowRefDto {
  @ApiProperty({ enum: PART_NAMES }) part: PartName;
  @ApiProperty({ format: 'uuid', required: false }) rowId?: string;
}

export class ClaimDto {
  @ApiProperty({ example: 'validAgreements' }) indicator: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
  @ApiProperty({ example: 'count' }) unit: string;
  @ApiProperty({ minimum: 0, description: '申报值 / claimed value' }) value: number;
  @ApiProperty({ example: 10, minimum: 0, description: '满分值 / value that earns the whole weight' })
  fullValue: number;
  @ApiProperty({ type: [RowRefDto], description: '计入的行 / what was counted' }) counted: RowRefDto[];
  @ApiProperty({ type: [RowRefDto], description: '因无佐证未计入 / not counted for want of evidence' })
  withoutEvidence: RowRefDto[];
}

export class ChangeDto {
  @ApiProperty({ enum: PART_NAMES }) part: PartName;
  @ApiProperty({ type: TextDto, description: '部分名称 / label of the part' }) label: TextDto;
  @ApiProperty({ example: 'rows[0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21].signedOn' }) path: string;
  @ApiProperty({ enum: ['added', 'removed', 'changed', 'reordered'] }) kind: string;
  @ApiProperty({ type: Object, nullable: true, required: false }) before?: unknown;
  @ApiProperty({ type: Object, nullable: true, required: false }) after?: unknown;
}

export class DifferenceDto {
  @ApiProperty({ type: 'integer', minimum: 1 }) from: number;
  @ApiProperty({ type: 'integer', minimum: 1 }) to: number;
  @ApiProperty({ type: [ChangeDto] }) changes: ChangeDto[];
}

export class DuplicateDto {
  @ApiProperty({ enum: ['project', 'contract', 'right', 'doi'] }) kind: string;
  @ApiProperty({ example: '2024YFE0100100' }) number: string;
  @ApiProperty({ enum: PART_NAMES }) part: PartName;
  @ApiProperty({ format: 'uuid' }) rowId: string;
  @ApiProperty({ format: 'uuid', description: '另一申报书 / the other dossier' }) otherDossierId: string;
  @ApiProperty({ example: '京德氢能联合研究中心' }) otherBaseName: string;
  @ApiProperty({ example: 'GHSL-2026-000007' }) otherReceiptNumber: string;
}
