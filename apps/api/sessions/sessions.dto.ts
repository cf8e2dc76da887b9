import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { ROLES, type Role } from '#domain/procedures/procedure.js';

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
}

export class SessionDto extends PersonDto {
  @ApiProperty({
    example: 'q3Zr0d0m9mY4l1s2n8v7b6x5c4a3t2u1w0e9r8t7y6u',
    description: '放在 Authorization: Bearer 里 / goes into Authorization: Bearer',
  })
  token: string;
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}
