import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { LOGIN_SHAPE, MIN_PASSWORD_LENGTH } from '#domain/people/account-rules.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { Optional } from '../common/optional.js';
import { UnitOfRecommender } from '../common/unit-of-recommender.js';
import { PageQuery } from '../common/page.js';
import { Searched } from '../common/searched.js';
import { IsOneLine } from '../common/one-line.validator.js';

export class AccountListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ROLES })
  @Optional()
  @IsIn(ROLES)
  role?: Role;

  @Searched(
    '姓名、账号或者单位名称的一部分，或者账号编号 / part of a name, a login or an organisation’s name, or the id',
    '王审核',
  )
  search?: string;
}

export class AddAccountDto {
  @ApiProperty({ pattern: LOGIN_SHAPE.source, minLength: 2, maxLength: 100, example: 'wang.officer' })
  @IsString()
  @Matches(LOGIN_SHAPE)
  login: string;

  @ApiProperty({ minLength: 1, maxLength: 100, example: '王审核' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(100)
  displayName: string;

  @ApiProperty({
    uniqueItems: true,
    enum: ROLES,
    isArray: true,
    minItems: 1,
    maxItems: ROLES.length,
    example: ['caseOfficer'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: Role[];

  @ApiPropertyOptional({ format: 'uuid', description: '申报人所属单位 / organisation of an applicant' })
  @Optional()
  @IsUUID()
  organisationId?: string;

  @UnitOfRecommender()
  recommendingUnitId?: string;

  @ApiProperty({ minLength: MIN_PASSWORD_LENGTH, maxLength: 200, format: 'password', example: 'correct horse battery' })
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  password: string;
}

export class ChangeAccountDto {
  @ApiPropertyOptional({ description: '停用或恢复 / disable or enable' })
  @Optional()
  @IsBoolean()
  disabled?: boolean;

  @ApiPropertyOptional({ uniqueItems: true, enum: ROLES, isArray: true, minItems: 1, maxItems: ROLES.length })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles?: Role[];

  @UnitOfRecommender()
  recommendingUnitId?: string;

  @ApiPropertyOptional({
    description: '停用其动态口令，供更换设备后重新启用 / take the second factor away, whose device is lost',
  })
  @Optional()
  @IsBoolean()
  removeSecondFactor?: boolean;

  @ApiPropertyOptional({
    example: 'correct horse battery',
    minLength: MIN_PASSWORD_LENGTH,
    maxLength: 200,
    format: 'password',
    description: '重置密码',
  })
  @Optional()
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  password?: string;
}

export class AccountDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'wang.officer' }) login: string;
  @ApiProperty({ example: '王审核' }) displayName: string;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: Role[];
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) organisationId: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '推荐单位 / recommending unit' })
  recommendingUnitId: string | null;
  @ApiProperty() disabled: boolean;
  @ApiProperty({ description: '已注销 / erased: it can be changed no more' }) erased: boolean;
}
