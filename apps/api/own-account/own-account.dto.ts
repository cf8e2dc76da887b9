import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MIN_PASSWORD_LENGTH } from '#domain/people/account-rules.js';
import { Optional } from '../common/optional.js';
import { Code, RenewedSessionDto } from '../sessions/sessions.dto.js';

/** 256 bits in base64url. */
export const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

export class ChangePasswordDto {
  @ApiProperty({ minLength: 1, maxLength: 200, format: 'password', example: 'the password until now' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  current: string;

  @Code({ required: false })
  @Optional()
  code?: string;

  @ApiProperty({ minLength: MIN_PASSWORD_LENGTH, maxLength: 200, format: 'password', example: 'correct horse battery' })
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  password: string;
}

export class CodeDto {
  @Code()
  code: string;
}

export class FactorDto {
  @ApiProperty({ description: '已启用 / is in use' }) inUse: boolean;
  @ApiProperty({ description: '岗位要求必须启用 / the office needs one' }) needed: boolean;
  @ApiProperty({ minimum: 0, example: 10, description: '尚未用过的恢复码 / recovery codes that are left' })
  recoveryCodes: number;
  @ApiProperty({
    description:
      '更改前须再次输入密码；统一身份认证登录的须重新登录 / the password is asked again, else a fresh sign-in',
  })
  passwordAsked: boolean;
}

export class FactorSecretDto {
  @ApiProperty({ example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', description: '密钥，只显示这一次 / shown this once' })
  secret: string;
  @ApiProperty({
    example: 'otpauth://totp/Guohe:officer?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Guohe',
    description: '供身份验证器扫描 / for the authenticator to scan',
  })
  uri: string;
}

export class RecoveryCodesDto {
  @ApiProperty({
    type: [String],
    example: ['k3fd-6tqm-x2ab-7nwe-p5zu-c4jh'],
    description: '恢复码，每个只能用一次，只显示这一次 / each good once, shown this once',
  })
  recoveryCodes: string[];
}

export class FactorInUseDto extends IntersectionType(RecoveryCodesDto, RenewedSessionDto) {}

export class AskForResetDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 254,
    example: 'nobody@guohe.example',
    description: '账号或邮箱 / account name or mailbox',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  login: string;
}

export class ResetPasswordDto {
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

  @ApiProperty({ minLength: MIN_PASSWORD_LENGTH, maxLength: 200, format: 'password', example: 'correct horse battery' })
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  password: string;
}
