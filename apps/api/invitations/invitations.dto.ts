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
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { DOSSIER_ROLES, type DossierRole } from '#domain/people/dossier-roles.js';
import { LOGIN_SHAPE, MIN_PASSWORD_LENGTH } from '#domain/people/account-rules.js';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { Optional } from '../common/optional.js';
import { UnitOfRecommender } from '../common/unit-of-recommender.js';
import { TOKEN_SHAPE } from '../own-account/own-account.dto.js';
import { IsOneLine } from '../common/one-line.validator.js';

/** All but those who act for an organisation, which invites them itself. */
export const INVITED_ROLES = ROLES.filter((role) => role !== 'applicant');

class InviteDto {
  @ApiProperty({ minLength: 3, maxLength: 254, example: 'li.ming@guohe.example', description: '邮箱 / mailbox' })
  @IsString()
  @MinLength(3)
  @MaxLength(254)
  email: string;

  @ApiProperty({ minLength: 1, maxLength: 100, example: '李明' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(100)
  displayName: string;
}

export class InvitePersonDto extends InviteDto {
  @ApiProperty({
    uniqueItems: true,
    enum: INVITED_ROLES,
    isArray: true,
    minItems: 1,
    maxItems: INVITED_ROLES.length,
    example: ['expert'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(INVITED_ROLES.length)
  @ArrayUnique()
  @IsIn(INVITED_ROLES, { each: true })
  roles: Role[];

  @UnitOfRecommender()
  recommendingUnitId?: string;
}

export class InvitedToDto {
  @ApiProperty({ format: 'uuid', example: '018f4e2a-0000-7000-8000-000000000000', description: '申报书 / the dossier' })
  @IsUUID()
  dossierId: string;

  @ApiProperty({
    enum: DOSSIER_ROLES,
    example: 'editor',
    description: '对该申报书的权限 / what the colleague is to be',
  })
  @IsIn(DOSSIER_ROLES)
  role: DossierRole;
}

export class InviteColleagueDto extends InviteDto {
  @ApiPropertyOptional({ example: false, description: '单位管理员，可以邀请同事 / may invite others in turn' })
  @Optional()
  @IsBoolean()
  administrator?: boolean;

  @ApiPropertyOptional({
    type: [InvitedToDto],
    maxItems: 50,
    description: '对哪些申报书有何权限，其余只能查看 / for which dossiers as what; the others are only looked at',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique(({ dossierId }: InvitedToDto) => dossierId)
  @ValidateNested({ each: true })
  @Type(() => InvitedToDto)
  dossiers?: InvitedToDto[];
}

export class AccountInvitationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'li.ming@guohe.example' }) email: string;
  @ApiProperty({ example: '李明' }) displayName: string;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: Role[];
  @ApiProperty({ description: '单位管理员 / of the organisation' }) administrator: boolean;
  @ApiProperty({ type: [InvitedToDto] }) dossiers: InvitedToDto[];
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '推荐单位 / recommending unit' })
  recommendingUnitId: string | null;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

export class InvitationTokenDto {
  @ApiProperty({
    minLength: 43,
    maxLength: 43,
    pattern: TOKEN_SHAPE.source,
    example: 'q3Zr0d0m9mY4l1s2n8v7b6x5c4a3t2u1w0e9r8t7y6u',
    description: '链接的末段 / the end of the link',
  })
  @IsString()
  @Matches(TOKEN_SHAPE)
  token: string;
}

export class AcceptInvitationDto extends InvitationTokenDto {
  @ApiProperty({ pattern: LOGIN_SHAPE.source, minLength: 2, maxLength: 100, example: 'li.ming' })
  @IsString()
  @Matches(LOGIN_SHAPE)
  login: string;

  @ApiProperty({ minLength: MIN_PASSWORD_LENGTH, maxLength: 200, format: 'password', example: 'correct horse battery' })
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  password: string;
}

export class ColleagueDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ example: '李明' }) displayName: string;
  @ApiProperty({ example: 'li.ming' }) login: string;
  @ApiProperty({ description: '单位管理员 / administrator of the organisation' }) administrator: boolean;
}

export class MembershipDto {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司' }) name: string;
  @ApiProperty({ description: '单位管理员 / administrator of the organisation' }) administrator: boolean;
  @ApiProperty({ description: '目前代表的单位 / acted for now' }) current: boolean;
}

export class ActForDto {
  @ApiProperty({ format: 'uuid', example: '018f4e2a-0000-7000-8000-000000000000' })
  @IsUUID()
  organisationId: string;
}
