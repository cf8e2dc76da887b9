import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { MIN_PASSWORD_LENGTH } from '#domain/people/account-rules.js';

export class ChangePasswordDto {
  @ApiProperty({ minLength: 1, maxLength: 200, format: 'password', example: 'the password until now' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  current: string;

  @ApiProperty({ minLength: MIN_PASSWORD_LENGTH, maxLength: 200, format: 'password', example: 'correct horse battery' })
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  password: string;
}
