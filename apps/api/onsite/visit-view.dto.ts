import { ApiProperty } from '@nestjs/swagger';
import { TextDto } from '../cases/text.dto.js';

const STANDINGS = ['none', 'proposed', 'declined', 'agreed'] as const;

/** 考察安排 as it stands. */
export class VisitPlanViewDto {
  @ApiProperty({ minimum: 1, description: '第几次提出 / counts the proposals' }) sequence: number;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ example: '09:30' }) startsAt: string;
  @ApiProperty({ example: '16:30' }) endsAt: string;
  @ApiProperty({ example: '海淀区中关村大街 1 号' }) place: string;
  @ApiProperty({ example: '当日举办国际交流活动。', nullable: true, type: String }) note: string | null;
  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: String,
    description: '至何时答复；中止办理时停止计时 / silence is consent; null while the case is suspended',
  })
  answerDueAt: string | null;
  @ApiProperty({ type: TextDto, description: '期限如何算出 / the arithmetic' }) answerDueExplained: TextDto;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: '申报单位希望的日期 / asked for' })
  wishedDay: string | null;
  @ApiProperty({ example: '负责人当日出国。', nullable: true, type: String, description: '另提日期的理由 / why' })
  answerReason: string | null;
}

class VisitSeatDto {
  @ApiProperty({ example: '张教授（评审专家）' }) displayName: string;
  @ApiProperty({ enum: ['expert', 'officer'] }) seat: 'expert' | 'officer';
}

export class VisitMemberDto extends VisitSeatDto {
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '申报单位、推荐单位和评审专家不可见 / null for whoever may not read the report',
  })
  accountId: string | null;
}

export class VisitSignerDto extends VisitSeatDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '有效的签字 / a valid signature' })
  signedAt: string | null;
  @ApiProperty({ example: '面积应按实际使用部分计。', nullable: true, type: String, description: '不同意见 / dissent' })
  dissent: string | null;
}

export class VisitItemDto {
  @ApiProperty({ example: 'space' }) item: string;
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ example: 'Ch. 3' }) article: string;
  @ApiProperty({ enum: ['S', 'F', 'A'] }) mark: string;
  @ApiProperty({ enum: ['pass', 'fail'], nullable: true, type: String }) verdict: 'pass' | 'fail' | null;
  @ApiProperty({ example: '二层有一间改作他用。', nullable: true, type: String }) remark: string | null;
  @ApiProperty({ type: [String], format: 'uuid', description: '照片 / photos' }) photos: string[];
}

/** What the team has put on record; the values are those of the indicators. */
export class VisitReportDto {
  @ApiProperty({ type: [VisitItemDto] }) checklist: VisitItemDto[];
  @ApiProperty({ type: [String], example: ['dedicatedArea'], description: '未核实的指标 / not verified yet' })
  unverified: string[];
  @ApiProperty({ example: '现场与申报材料一致。', nullable: true, type: String }) findings: string | null;
  @ApiProperty({ nullable: true, type: Boolean, example: false }) fraudFound: boolean | null;
  @ApiProperty({
    nullable: true,
    type: String,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    description: '签字所及内容的摘要 / what a signature stands for; null before the findings',
  })
  contentHash: string | null;
  @ApiProperty({ type: [VisitSignerDto] }) signatures: VisitSignerDto[];
}

export class VisitDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ enum: STANDINGS, example: 'agreed', description: '考察安排 / how the plan stands' })
  standing: (typeof STANDINGS)[number];
  @ApiProperty({ type: VisitPlanViewDto, nullable: true }) plan: VisitPlanViewDto | null;
  @ApiProperty({ type: [VisitMemberDto], description: '考察组 / the team' }) team: VisitMemberDto[];
  @ApiProperty({
    type: VisitReportDto,
    nullable: true,
    description: '考察记录，申报单位不可见 / not for the applicant',
  })
  report: VisitReportDto | null;
  @ApiProperty({
    minimum: 0,
    description: '本次改动使多少签字作废 / signatures that this very change made void',
  })
  voidedSignatures: number;
}
