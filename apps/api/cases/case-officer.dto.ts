import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, ValidateIf } from 'class-validator';
import type { OfficerInCharge } from '#persistence/record/case-officer.js';

const OFFICER = {
  format: 'uuid',
  nullable: true,
  type: String,
  description: '经办人的账号；空为不指定 / account of the officer in charge; null: every officer',
} as const;

export class AssignOfficerDto {
  @ApiProperty(OFFICER)
  @ValidateIf(({ officerId }: AssignOfficerDto) => officerId !== null)
  @IsUUID()
  officerId: string | null;
}

export class AssignedDto {
  @ApiProperty({ format: 'uuid' }) caseId: string;
  @ApiProperty(OFFICER) officerId: string | null;
}

export class OfficerDto implements OfficerInCharge {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ example: '王审核' }) displayName: string;
  @ApiProperty({ type: 'integer', minimum: 0, description: '正在经办的事项数 / open cases in his charge' })
  openCases: number;
}
