import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { DossierRole } from '#domain/people/dossier-roles.js';
import type { CaseKind, Role } from '#domain/procedures/index.js';
import { PROCEDURES, ROLES } from '#domain/procedures/index.js';
import type { Timeline, TimelineNow, TimelineStep } from '#contracts/timeline.js';
import type { DecisionResult } from '#contracts/workflows.js';
import type { Reminded } from '#persistence/record/remind.js';
import { PageQuery } from '../common/page.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';
import { YourRole } from '../common/your-role.js';
import { OutcomeDto } from './outcome.dto.js';
import { TextDto } from './text.dto.js';

export { TextDto };

const KINDS = Object.keys(PROCEDURES) as CaseKind[];
const STATES = [...new Set(Object.values(PROCEDURES).flatMap(({ stages, ends }) => [...Object.keys(stages), ...ends]))];

const DUE_ON = {
  format: 'date',
  nullable: true,
  type: String,
  description: '期限的最后一日，北京时间 / the last day of the limit, in Beijing',
} as const;
const SUSPENDED_SINCE: ApiPropertyOptions = {
  format: 'date-time',
  nullable: true,
  type: String,
  description: '中止办理起始时间 / suspended since; null = not suspended',
};

export class CaseListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: KINDS })
  @Optional()
  @IsIn(KINDS)
  kind?: CaseKind;

  @ApiPropertyOptional({ enum: STATES, example: 'underFormalCheck' })
  @Optional()
  @IsIn(STATES)
  state?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '经办人的账号 / account of the officer in charge' })
  @Optional()
  @IsUUID()
  officerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '只列该批次的 / of this batch alone' })
  @Optional()
  @IsUUID()
  batchId?: string;
}

export class InboxQuery extends PageQuery {
  @ApiPropertyOptional({
    type: 'boolean',
    description: '不含已由他人经办的事项 / leaves out what another officer is in charge of',
  })
  @Optional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  mine?: boolean;
}

export class CaseDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: KINDS }) kind: CaseKind;
  @ApiProperty({
    format: 'uuid',
    description: '所针对的对象，如申报书、基地 / what it is about: a dossier, a base …',
  })
  subjectId: string;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '所属申报批次或年度评价 / the batch or the campaign that it belongs to',
  })
  groupId: string | null;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: 'park', nullable: true, type: String }) type: string | null;
  @ApiProperty({ example: 'underFormalCheck' }) state: string;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ minimum: 1, description: '每次办理加一 / counts the moves' }) version: number;
  @ApiProperty({ minimum: 1, description: '申报书版次 / revision of the dossier' }) revision: number;
  @ApiProperty({ format: 'date-time' }) stateSince: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) dueAt: string | null;
  @ApiProperty(DUE_ON) dueOn: string | null;
  @ApiProperty() overdue: boolean;
  @ApiProperty(SUSPENDED_SINCE) suspendedSince: string | null;
  @ApiProperty({ description: '演练 / a rehearsal, at a shortened pace' }) rehearsal: boolean;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '经办人的账号，仅委内可见 / account of the officer in charge, for the staff',
  })
  officerId: string | null;
  @ApiProperty({ example: '2025' }) measureId: string;
  @ApiProperty({ type: OutcomeDto, description: '结果 / the outcome so far' }) outcome: OutcomeDto;
}

export class CaseDetailDto extends CaseDto {
  @YourRole() yourRole: DossierRole | null;
  @ApiProperty({
    type: TextDto,
    nullable: true,
    description: '送交哪个推荐单位推荐 / the unit that it was given to recommend',
  })
  recommendingUnit: TextDto | null;
  @ApiProperty({ type: [String], example: ['accept'], description: '您现在可以办理的事项 / what you may decide now' })
  verbs: string[];
}

export class OnBehalfDto {
  @ApiProperty({ example: '王审核', description: '代办人 / who did it' }) standIn: string;
  @ApiProperty({ example: '李受理', description: '被代办人 / on whose behalf' }) absent: string;
}

export class TimelineStepDto implements TimelineStep {
  @ApiProperty({ example: 'accept' }) action: string;
  @ApiProperty({ type: TextDto }) actionText: TextDto;
  @ApiProperty({ example: 'underDraw', nullable: true, type: String }) state: string | null;
  @ApiProperty({ type: TextDto, nullable: true }) stateText: TextDto | null;
  @ApiProperty({ enum: [...ROLES, 'public', 'system'] }) by: Role | 'public' | 'system';
  @ApiProperty({ type: TextDto }) byText: TextDto;
  @ApiProperty({
    type: OnBehalfDto,
    nullable: true,
    description: '代办，仅工作人员可见 / seen by the commission alone',
  })
  onBehalf: OnBehalfDto | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ example: '材料与申报内容不一致。', nullable: true, type: String }) reason: string | null;
  @ApiProperty({ type: TextDto, nullable: true, description: '具体内容，如须补正的事项、期限的变动 / what exactly' })
  detail: LocalizedText | null;
}

export class TimelineNowDto implements TimelineNow {
  @ApiProperty({ enum: [...ROLES, 'public'] }) turn: Role | 'public';
  @ApiProperty({ type: TextDto }) turnText: TextDto;
  @ApiProperty({ type: TextDto, description: '为何 / why' }) task: TextDto;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: '至何时 / until when' }) dueAt:
    string | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) dueOn: string | null;
  @ApiProperty({ type: TextDto, nullable: true, description: '期限如何算出 / how the limit was computed' })
  dueExplained: TextDto | null;
  @ApiProperty() overdue: boolean;
  @ApiProperty(SUSPENDED_SINCE) suspendedSince: string | null;
}

export class TimelineDto implements Timeline {
  @ApiProperty({ type: [TimelineStepDto], description: '已办 / done' }) done: readonly TimelineStepDto[];
  @ApiProperty({ type: TimelineNowDto, nullable: true, description: '当前 / now; null when it has ended' })
  now: TimelineNowDto | null;
  @ApiProperty({ type: [TextDto], description: '下一步可能 / what may come next' }) next: readonly TextDto[];
}

export class WithdrawDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '合作方案调整，下批次再申报' })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class ExtendDto extends WithdrawDto {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 250,
    example: 5,
    description: '延长的工作日数，累计以管理办法为限 / working days; the measures set the limit',
  })
  @IsInt()
  @Min(1)
  @Max(250)
  workingDays: number;
}

export class SuspendDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '涉及诉讼，待判决生效' })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class ResumeDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '诉讼已经结束' })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class ReverseDto {
  @ApiProperty({ minLength: 1, maxLength: 2000, example: '误将其他单位的审查结论录入本项目' })
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}

export class DecisionResultDto implements DecisionResult {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ example: 'underDraw' }) state: string;
  @ApiProperty({ minimum: 1 }) version: number;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) dueAt: string | null;
  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: String,
    description:
      '系统下次自动检查的时刻，空为等人办理 / when the system looks at it again by itself; null: when somebody acts',
  })
  wakeAt: string | null;
}

export class RemindedDto implements Reminded {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({ format: 'date-time' }) remindedAt: string;
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: '通知的人、单位或岗位数 / persons, organisations or roles told',
  })
  told: number;
}

export class WorkItemDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '一次办理整个年度评价的，为该评价 / the campaign, where one act settles all of it',
  })
  campaignId: string | null;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '认定申请所属的申报批次 / the batch of an application',
  })
  batchId: string | null;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '针对某件异议的，为该异议 / the objection, where it is about one',
  })
  objectionId: string | null;
  @ApiProperty({ enum: KINDS }) kind: CaseKind;
  @ApiProperty({ example: '中关村国际合作园' }) title: string;
  @ApiProperty({ example: 'formalCheck' }) task: string;
  @ApiProperty({ type: TextDto }) taskText: TextDto;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) dueAt: string | null;
  @ApiProperty(DUE_ON) dueOn: string | null;
  @ApiProperty(SUSPENDED_SINCE) suspendedSince: string | null;
  @ApiProperty({ description: '已逾期 / the limit has passed' }) overdue: boolean;
  @ApiProperty({ description: '演练 / of a rehearsal' }) rehearsal: boolean;
}

export class NoticeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) caseId: string | null;
  @ApiProperty({ example: 'case.accepted' }) template: string;
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
