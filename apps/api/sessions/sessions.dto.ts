import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ROLES, type Role } from '#domain/procedures/procedure.js';
import { Optional } from '../common/optional.js';
import { DelegationPersonDto, StandingInDto } from '../delegations/delegations.dto.js';

/** Six digits, or six groups of four letters and digits. */
export const CODE_SHAPE = /^(\d{6}|[A-Za-z2-7]{4}(-?[A-Za-z2-7]{4}){5})$/;

/** A code of an authenticator, or a recovery code. */
export function Code({ required = true } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      required,
      minLength: 6,
      maxLength: 29,
      pattern: CODE_SHAPE.source,
      example: '492039',
      description: '动态口令或恢复码 / six digits of an authenticator, or a recovery code',
    }),
    IsString(),
    Matches(CODE_SHAPE),
  );
}

export class SignInDto {
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'officer', description: '账号 / account' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  login: string;

  @ApiProperty({
    example: 'guohe-demo-2026',
    minLength: 1,
    maxLength: 200,
    format: 'password',
    description: '密码 / password',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password: string;

  @Code({ required: false })
  @Optional()
  code?: string;

  @ApiPropertyOptional({
    example: false,
    description:
      '浏览器登录：会话放在 Cookie 里，更改类请求须在 X-CSRF-Token 中带上 guohe_csrf 的值 / for browsers: the session is kept in a cookie; requests that change something repeat the cookie guohe_csrf in X-CSRF-Token',
  })
  @Optional()
  @IsBoolean()
  cookie?: boolean;
}

/** What somebody gives to show that it is still them. */
export class ReassuranceDto {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    format: 'password',
    example: 'the password until now',
    description: '统一身份认证登录的不填 / left out by whoever signs in at the directory',
  })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password?: string;

  @Code({ required: false })
  @Optional()
  code?: string;
}

export class RenewedSessionDto {
  @ApiPropertyOptional({
    minLength: 43,
    maxLength: 43,
    example: 'q3Zr0d0m9mY4l1s2n8v7b6x5c4a3t2u1w0e9r8t7y6u',
    description:
      '本次登录的新令牌，原令牌随即失效；浏览器的在 Cookie 中更换 / goes on under this token, in a browser by its cookie',
  })
  token?: string;
}

export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  accountId: string;
  @ApiProperty({ example: '王审核' })
  displayName: string;
  @ApiProperty({ enum: ROLES, isArray: true })
  roles: readonly Role[];
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  organisationId: string | null;
  @ApiPropertyOptional({ example: true, description: '是否为该单位的管理员 / administrator of that organisation' })
  administersOrganisation?: boolean;
  @ApiPropertyOptional({ format: 'uuid', description: '推荐人员所属推荐单位 / unit for which one recommends' })
  recommendingUnitId?: string | null;
  @ApiPropertyOptional({ example: false, description: '推荐单位是否为全市推荐单位 / the unit for the whole city' })
  recommendsCityWide?: boolean;
}

export class CurrentPersonDto extends PersonDto {
  @ApiProperty({
    type: DelegationPersonDto,
    nullable: true,
    description:
      '代何人办理；roles 此时是受托的岗位 / for whom one stands in; `roles` are then those that were delegated',
  })
  onBehalfOf: DelegationPersonDto | null;

  @ApiProperty({
    type: [StandingInDto],
    description:
      '今日可以代其办理的人员，编号放在 X-On-Behalf-Of 里 / whose accountId may go into X-On-Behalf-Of today',
  })
  standsInFor: StandingInDto[];

  @ApiProperty({
    type: [String],
    example: ['5Q0xv4l8m0m2m3cQ1r9sT7uW6yZ8aB1cD2eF3gH4iJk='],
    description:
      '浏览器暂存本人内容所用的密钥，首个为现用；凭令牌查询时为空 / keys under which a browser seals what this person typed, the one in use first; none for a token',
  })
  storageKeys: string[];
}

export class SessionDto extends PersonDto {
  @ApiPropertyOptional({
    example: 'q3Zr0d0m9mY4l1s2n8v7b6x5c4a3t2u1w0e9r8t7y6u',
    description:
      '放在 Authorization: Bearer 里；浏览器登录时没有 / goes into Authorization: Bearer; absent where the session is in a cookie',
  })
  token?: string;
  @ApiProperty({ format: 'date-time', description: '最迟到此时须重新登录 / by then everybody signs in anew' })
  expiresAt: string;
}

/** One of one's own sessions. */
export class OwnSessionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: '就是本次登录 / the one that asks' }) current: boolean;
  @ApiProperty({ description: '浏览器登录 / in a browser’s cookie' }) inCookie: boolean;
  @ApiProperty({ type: String, nullable: true, example: '203.0.113.7', description: '登录地址 / from where' })
  address: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Mozilla/5.0 …', description: '登录所用程序 / with what' })
  client: string | null;
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty({ format: 'date-time', description: '最近使用，精确到分钟 / last used, to the minute' })
  lastSeenAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}
