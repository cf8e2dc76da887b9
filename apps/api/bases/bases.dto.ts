import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import { BASE_TYPES, GRADES, type BaseType, type Grade } from '#domain/measures/measure.js';
import { TextDto } from '../cases/cases.dto.js';
import { PageQuery } from '../common/page.js';
import { Optional } from '../common/optional.js';

const DISTRICTS = Object.keys(BEIJING_DISTRICTS);

export class BaseListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BASE_TYPES })
  @Optional()
  @IsIn(BASE_TYPES)
  type?: BaseType;

  @ApiPropertyOptional({ enum: DISTRICTS, description: '所在区 / district of the host' })
  @Optional()
  @IsIn(DISTRICTS)
  district?: string;
}

export class PlaqueDto {
  @ApiProperty({ example: '2026-基-017' }) number: string;
  @ApiProperty({ format: 'date' }) handedOverOn: string;
}

/** What the register shows to everybody. */
export class BaseDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'BJGH-2026-K-0007' }) certificateNumber: string;
  @ApiProperty({ example: '中关村国际合作园' }) name: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司', description: '依托单位 / host' }) organisation: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ example: '110108' }) district: string;
  @ApiProperty({ enum: ['accredited', 'underRectification', 'revoked'] }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ format: 'date' }) accreditedOn: string;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: '撤销日期 / revoked on' }) revokedOn:
    string | null;
  @ApiProperty({ type: PlaqueDto, nullable: true, description: '标牌；未授的为 null / null until it is handed over' })
  plaque: PlaqueDto | null;
  @ApiProperty({ enum: GRADES, nullable: true, type: String }) lastGrade: Grade | null;
  @ApiProperty({ description: '演练，不是真实认定 / a rehearsal, no real accreditation' }) rehearsal: boolean;
  @ApiProperty({ type: TextDto, nullable: true, description: '演练的注明；真实认定为 null / the mark of a rehearsal' })
  remark: TextDto | null;
}
