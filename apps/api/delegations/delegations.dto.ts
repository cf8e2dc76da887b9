import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Person } from '#contracts/actor.js';
import { DELEGABLE_ROLES, LONGEST_DELEGATION_DAYS, type DelegableRole } from '#domain/people/delegation.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { IsCalendarDate } from '../common/calendar-date.validator.js';
import { IsNotBlank } from '../common/not-blank.validator.js';
import { Optional } from '../common/optional.js';

export class DelegateDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: '被代办人；不填为本人，他人由系统管理员设定 / who is absent: oneself unless an administrator says who',
  })
  @Optional()
  @IsUUID()
  absentId?: string;

  @ApiProperty({ format: 'uuid', description: '代办人 / who stands in' })
  @IsUUID()
  standInId: string;

  @ApiProperty({
    uniqueItems: true,
    enum: DELEGABLE_ROLES,
    isArray: true,
    minItems: 1,
    maxItems: DELEGABLE_ROLES.length,
    example: ['caseOfficer'],
    description: '委托的岗位 / the offices that are delegated',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DELEGABLE_ROLES.length)
  @ArrayUnique()
  @IsIn(DELEGABLE_ROLES, { each: true })
  roles: DelegableRole[];

  @ApiProperty({ format: 'date', example: '2026-11-20', description: '起始日 / the first day, today or later' })
  @IsCalendarDate()
  fromOn: string;

  @ApiProperty({
    format: 'date',
    example: '2026-11-27',
    description: `终止日（含），最长 ${LONGEST_DELEGATION_DAYS} 天 / the last day; ${LONGEST_DELEGATION_DAYS} days at most`,
  })
  @IsCalendarDate()
  untilOn: string;

  @ApiProperty({ minLength: 1, maxLength: 500, example: '出差', description: '原因 / why' })
  @IsString()
  @IsNotBlank()
  @MaxLength(500)
  reason: string;
}

export class DelegationPersonDto implements Person {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ example: '王审核' }) displayName: string;
}

/** Whoever could stand in, or for the administrator be stood in for. */
export class DelegateCandidateDto extends DelegationPersonDto {
  @ApiProperty({
    enum: DELEGABLE_ROLES,
    isArray: true,
    example: ['caseOfficer'],
    description: '所任可委托的岗位 / those of the offices held that can be delegated',
  })
  roles: DelegableRole[];
}

export const DELEGATION_STATES = ['coming', 'running', 'over', 'ended'] as const;
export type DelegationState = (typeof DELEGATION_STATES)[number];

export class DelegationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: DelegationPersonDto, description: '被代办人 / who is absent' }) absent: DelegationPersonDto;
  @ApiProperty({ type: DelegationPersonDto, description: '代办人 / who stands in' }) standIn: DelegationPersonDto;
  @ApiProperty({ enum: ROLES, isArray: true, example: ['caseOfficer'] }) roles: Role[];
  @ApiProperty({ format: 'date' }) fromOn: string;
  @ApiProperty({ format: 'date' }) untilOn: string;
  @ApiProperty({ example: '出差' }) reason: string;
  @ApiProperty({
    enum: DELEGATION_STATES,
    description: '未开始、进行中、已期满、已提前终止 / ended: before its last day',
  })
  state: DelegationState;
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt: string | null;
}

/** For whom one stands in today. */
export class StandingInDto extends DelegationPersonDto {
  @ApiProperty({ enum: ROLES, isArray: true, example: ['caseOfficer'] }) roles: Role[];
  @ApiProperty({ format: 'date' }) untilOn: string;
}
