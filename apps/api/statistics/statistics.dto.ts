import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { GRADES, type Grade } from '#domain/measures/measure.js';
import { PROCEDURES, type CaseKind } from '#domain/procedures/index.js';
import { TextDto } from '../cases/text.dto.js';
import { Optional } from '../common/optional.js';
import { AmountDto } from '../subsidy/schemes.dto.js';

const KINDS = Object.keys(PROCEDURES) as CaseKind[];

export class StatisticsQuery {
  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description: '统计演练，而不是正式办理 / of what is rehearsed, not of what is real',
  })
  @Optional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  rehearsal?: boolean;
}

/** How many there are of a word of a closed list. */
export class CountDto {
  @ApiProperty({ example: 'park', maxLength: 40 }) code: string;
  @ApiProperty({ type: TextDto, example: { zh: '园区类', en: 'Park' } }) text: TextDto;
  @ApiProperty({ type: 'integer', minimum: 0, example: 12 }) count: number;
}

export class StateCountDto {
  @ApiProperty({ enum: KINDS }) kind: CaseKind;
  @ApiProperty({ type: TextDto, example: { zh: '认定', en: 'Accreditation' } }) kindText: TextDto;
  @ApiProperty({ example: 'underFormalCheck', maxLength: 40 }) state: string;
  @ApiProperty({ type: TextDto, example: { zh: '形式审查', en: 'Formal check' } }) stateText: TextDto;
  @ApiProperty({ description: '尚在办理 / not ended yet' }) open: boolean;
  @ApiProperty({ type: 'integer', minimum: 0, example: 7 }) count: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 1, description: '其中逾期的 / of these overdue' })
  overdue: number;
}

export class ApplicationYearDto {
  @ApiProperty({ type: 'integer', minimum: 2000, example: 2026, description: '提交年份 / year of submission' })
  year: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 71 }) submitted: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 20, description: '尚在办理 / not ended yet' }) open: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 24 }) accredited: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 8 }) cultivated: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 15 }) notSelected: number;
}

export class CaseStatisticsDto {
  @ApiProperty({ type: [StateCountDto], description: '各类事项各环节的件数 / cases of every kind by state' })
  byState: StateCountDto[];
  @ApiProperty({ type: [CountDto], description: '已提交的申报，按类型 / submitted applications by type' })
  byType: CountDto[];
  @ApiProperty({ type: [CountDto], description: '已提交的申报，按依托单位所在区 / by district of the host' })
  byDistrict: CountDto[];
  @ApiProperty({
    type: [ApplicationYearDto],
    description: '已提交的申报及其结果，按年 / by year, and what became of them',
  })
  byYear: ApplicationYearDto[];
}

export class CountryCountDto extends CountDto {
  @ApiProperty({ type: 'integer', minimum: 0, example: 31, description: '合作方数 / partners from there' })
  partners: number;
}

export class BaseYearDto {
  @ApiProperty({ type: 'integer', minimum: 2000, example: 2026 }) year: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 24 }) accredited: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 }) revoked: number;
}

export class GradeCountDto {
  @ApiProperty({ type: 'integer', minimum: 2000, example: 2026 }) year: number;
  @ApiProperty({ enum: GRADES }) grade: Grade;
  @ApiProperty({ type: TextDto, example: { zh: '优秀', en: 'excellent' } }) gradeText: TextDto;
  @ApiProperty({ type: 'integer', minimum: 0, example: 5 }) count: number;
}

/** By type, district and country those count that hold the title now. */
export class BaseStatisticsDto {
  @ApiProperty({ format: 'date-time', description: '统计时间 / when it was counted' }) asOf: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 46, description: '现有基地数 / bases that hold the title now' })
  total: number;
  @ApiProperty({ type: [CountDto], description: '按状态，含已撤销的 / by state, the revoked ones too' })
  byState: CountDto[];
  @ApiProperty({ type: [CountDto] }) byType: CountDto[];
  @ApiProperty({ type: [CountDto], description: '按所在区 / by district' }) byDistrict: CountDto[];
  @ApiProperty({
    type: [CountryCountDto],
    description: '有该国别（地区）合作方的基地数，以认定时的申报书为准 / bases with partners from there, as accredited',
  })
  byCountry: CountryCountDto[];
  @ApiProperty({ type: [BaseYearDto], description: '各年认定、撤销的基地数 / accredited and revoked, by year' })
  byYear: BaseYearDto[];
  @ApiProperty({ type: [GradeCountDto], description: '各年已公布的评价等次 / published grades by year' })
  grades: GradeCountDto[];
}

export class SubsidyYearDto {
  @ApiProperty({ type: 'integer', minimum: 2000, example: 2026 }) year: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 1, description: '已批准的方案数 / approved schemes' })
  schemes: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 18, description: '获补助的基地数 / bases with an allocation' })
  awards: number;
  @ApiProperty({ type: AmountDto }) budget: AmountDto;
  @ApiProperty({ type: AmountDto, description: '批准补助 / allocated' }) allocated: AmountDto;
}

export class StatisticsDto {
  @ApiProperty({ format: 'date-time', description: '统计时间 / when it was counted' }) asOf: string;
  @ApiProperty({ description: '演练 / of what was rehearsed' }) rehearsal: boolean;
  @ApiProperty({ type: CaseStatisticsDto }) cases: CaseStatisticsDto;
  @ApiProperty({ type: BaseStatisticsDto }) bases: BaseStatisticsDto;
  @ApiProperty({ type: [SubsidyYearDto], description: '各年后补助 / post-subsidies by year' })
  subsidies: SubsidyYearDto[];
}
