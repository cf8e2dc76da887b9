import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../common/optional.js';
import { Code, SessionDto } from '../sessions/sessions.dto.js';

/** A page of the desks: nobody is sent to another site, and no text of theirs becomes an address. */
const DESK_PAGE = /^\/desk(?:\/[A-Za-z0-9-]{1,64}){0,6}$/;

export class SingleSignOnDto {
  @ApiProperty({ description: '是否接入 / is there a directory to sign in at?' }) offered: boolean;
  @ApiProperty({ example: '统一身份认证', description: '登录按钮上的名称 / what it is called' }) name: string;
}

export class BeginSingleSignOnDto {
  @ApiProperty({
    required: false,
    maxLength: 500,
    pattern: DESK_PAGE.source,
    default: '/desk',
    example: '/desk/notices',
    description: '登录后回到的页面，只能是本系统的 / the page of ours to come back to',
  })
  @Optional()
  @IsString()
  @MaxLength(500)
  @Matches(DESK_PAGE)
  returnTo?: string;
}

export class LinkDirectoryDto {
  @ApiProperty({ minLength: 1, maxLength: 200, format: 'password', example: 'the password until now' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password: string;

  @Code({ required: false })
  @Optional()
  code?: string;
}

export class DepartureDto {
  @ApiProperty({
    format: 'uri',
    example: 'https://login.example.org/authorize?client_id=guohe',
    description: '请浏览器前往的地址 / where the browser goes now',
  })
  location: string;
}

export class CompleteSingleSignOnDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 4_096,
    pattern: '^[\\x21-\\x7e]+$',
    example: 'code=q3Zr0d0m9mY4l1s2n8v7&state=b6x5c4a3t2u1w0e9r8t7y6u',
    description: '浏览器返回时地址中问号之后的部分 / the query with which the browser came back',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(4_096)
  @Matches(/^[\x21-\x7e]+$/)
  answer: string;
}

export class DirectorySessionDto extends SessionDto {
  @ApiProperty({ example: '/desk/notices', description: '登录后回到的页面 / the page to come back to' })
  returnTo: string;
}
