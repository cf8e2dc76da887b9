import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MARKS, type Measure } from '#domain/measures/measure.js';
import { TextDto } from '../cases/cases.dto.js';

const STATUSES = ['inForce', 'draft', 'superseded'] as const;
const Rules = (description: string) => ApiProperty({ type: Object, additionalProperties: true, description });
const RuleList = (description: string) =>
  ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description });

export class MeasureSummaryDto {
  @ApiProperty({ example: '2025' }) id: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ nullable: true, type: String, example: '京科国发〔2025〕69号' }) documentNumber: string | null;
  @ApiProperty({ enum: STATUSES }) status: (typeof STATUSES)[number];
  @ApiProperty({ format: 'date', nullable: true, type: String }) effectiveFrom: string | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) effectiveTo: string | null;
}

/**
 * One version of the management measures as data. Every rule cites its `article` and carries its `mark`: S stated in an
 * official text, F found in a comparable notice, A our assumption.
 */
export class MeasureDto implements Measure {
  @ApiProperty({ example: '2025' }) id: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiPropertyOptional({ example: '京科国发〔2025〕69号', description: '文号；草案没有 / absent for a draft' })
  documentNumber?: string;
  @ApiProperty({ enum: STATUSES }) status: (typeof STATUSES)[number];
  @ApiPropertyOptional({ format: 'date', description: '缺省：从未施行 / absent: never in force' })
  effectiveFrom?: string;
  @ApiPropertyOptional({ format: 'date', description: '缺省：现行 / absent: still in force' }) effectiveTo?: string;
  @ApiProperty({ enum: MARKS, description: '施行日期的依据 / how sure the dates are' }) datesMark: Measure['datesMark'];
  @Rules('主管部门 / the commission that gives the title') authority: Measure['authority'];
  @ApiProperty({ type: [TextDto], description: '章 / chapters' }) chapters: readonly TextDto[];
  @Rules('四类：指标、权重、评分表、清单、附件 / by type: indicators, weights, rubric, checklists, attachments')
  types: Measure['types'];
  @RuleList('申报条件 / entry gates') gates: Measure['gates'];
  @Rules('期限 / time limits') deadlines: Measure['deadlines'];
  @RuleList('可选环节 / optional steps') optionalSteps: Measure['optionalSteps'];
  @Rules('认定 / accreditation') accreditation: Measure['accreditation'];
  @Rules('专家组 / panel') panel: Measure['panel'];
  @Rules('审定会 / meeting') meeting: Measure['meeting'];
  @Rules('异议 / objections to a public notice') objections: Measure['objections'];
  @Rules('延长期限 / extension of a limit') extension: Measure['extension'];
  @Rules('催办与督办 / reminders and escalation') reminders: Measure['reminders'];
  @Rules('回避 / avoidance') avoidance: Measure['avoidance'];
  @Rules('评价与等次 / evaluation and grades') evaluation: Measure['evaluation'];
  @Rules('整改 / rectification') rectification: Measure['rectification'];
  @Rules('后补助 / post-subsidy; amounts in fen') subsidy: Measure['subsidy'];
  @RuleList('理由 / reasons') reasons: Measure['reasons'];
  @RuleList('撤销情形 / grounds of revocation') revocationGrounds: Measure['revocationGrounds'];
  @Rules('再次申报的限制年限 / bars to a new application, in years')
  reapplicationBarYears: Measure['reapplicationBarYears'];
}
