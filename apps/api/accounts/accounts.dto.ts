import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { PageQuery } from '../common/page.js';

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._@-]{1,99}$/;
const LEAST_PASSWORD = 12;

export class AccountListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;
}

export class AddAccountDto {
  @ApiProperty({ pattern: LOGIN.source, minLength: 2, maxLength: 100, example: 'wang.officer' })
  @IsString()
  @Matches(LOGIN)
  login: string;

  @ApiProperty({ minLength: 1, maxLength: 100, example: '王审核' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  displayName: string;

  @ApiProperty({ enum: ROLES, isArray: true, minItems: 1, maxItems: ROLES.length, example: ['caseOfficer'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: Role[];

  @ApiPropertyOptional({ format: 'uuid', description: '申报人所属单位 / organisation of an applicant' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  @ApiProperty({ minLength: LEAST_PASSWORD, maxLength: 200, format: 'password', example: 'correct horse battery' })
  @IsString()
  @MinLength(LEAST_PASSWORD)
  @MaxLength(200)
  password: string;
}

export class ChangeAccountDto {
  @ApiPropertyOptional({ description: '停用或恢复 / disable or enable' })
  @IsOptional()
  @IsBoolean()
  disabled?: boolean;

  @ApiPropertyOptional({ enum: ROLES, isArray: true, minItems: 1, maxItems: ROLES.length })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles?: Role[];

  @ApiPropertyOptional({ minLength: LEAST_PASSWORD, maxLength: 200, format: 'password', description: '重置密码' })
  @IsOptional()
  @IsString()
  @MinLength(LEAST_PASSWORD)
  @MaxLength(200)
  password?: string;
}

export class AccountDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'wang.officer' }) login: string;
  @ApiProperty({ example: '王审核' }) displayName: string;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: Role[];
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) organisationId: string | null;
  @ApiProperty() disabled: boolean;
}
