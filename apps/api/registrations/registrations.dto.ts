import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { REGISTRATION_STATES, type RegistrationState } from '#contracts/registration-texts.js';
import { TextDto } from '../cases/text.dto.js';
import { Optional } from '../common/optional.js';
import { TOKEN_SHAPE } from '../own-account/own-account.dto.js';
import { IsOneLine } from '../common/one-line.validator.js';

export class RegisterDto {
  @ApiProperty({ minLength: 1, maxLength: 200, example: '北京前沿材料联合研究院' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(200)
  name: string;

  @ApiProperty({ minLength: 1, maxLength: 40, example: '12110000400777139G', description: '统一社会信用代码' })
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  uscc: string;

  @ApiProperty({ pattern: '^\\d{6}$', example: '110108', description: '注册地所在区 / district of registration' })
  @IsString()
  @Matches(/^\d{6}$/)
  district: string;

  @ApiProperty({ minLength: 1, maxLength: 100, example: '李明', description: '单位管理员姓名 / its administrator' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(100)
  displayName: string;

  @ApiProperty({
    minLength: 3,
    maxLength: 254,
    example: 'li.ming@guohe.example',
    description: '单位管理员邮箱 / mailbox',
  })
  @IsString()
  @MinLength(3)
  @MaxLength(254)
  email: string;

  @ApiPropertyOptional({
    minLength: 43,
    maxLength: 43,
    pattern: TOKEN_SHAPE.source,
    example: 'q3Zr0d0m9mY4l1s2n8v7b6x5c4a3t2u1w0e9r8t7y6u',
    description: '受邀注册的，邀请链接的末段 / the end of the link, where the organisation was invited',
  })
  @Optional()
  @IsString()
  @Matches(TOKEN_SHAPE)
  invitation?: string;
}

/** In another window it may have been corrected meanwhile. */
export class CorrectRegistrationDto extends OmitType(RegisterDto, ['invitation'] as const) {
  @ApiProperty({
    minimum: 1,
    maximum: 100000,
    example: 1,
    description: '所更正的版本 / the revision that is corrected',
  })
  @IsInt()
  @Min(1)
  @Max(100_000)
  revision: number;
}

export class InviteOrganisationDto {
  @ApiProperty({ minLength: 1, maxLength: 40, example: '12110000400777139G', description: '统一社会信用代码' })
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  uscc: string;

  @ApiProperty({ minLength: 3, maxLength: 254, example: 'li.ming@guohe.example', description: '邮箱 / mailbox' })
  @IsString()
  @MinLength(3)
  @MaxLength(254)
  email: string;
}

export class OrganisationInvitationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '12110000400777139G' }) uscc: string;
  @ApiProperty({ example: 'li.ming@guohe.example' }) email: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

/** Of a registration that was corrected meanwhile another is read before anybody decides on it. */
export class ApproveRegistrationDto {
  @ApiProperty({ minimum: 1, maximum: 100000, example: 1, description: '所审核的版本 / the revision that was read' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  revision: number;
}

export class RefuseRegistrationDto extends ApproveRegistrationDto {
  @ApiProperty({ minLength: 1, maxLength: 1000, example: '证照与所填信用代码不符' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason: string;
}

export class RegistrationStateDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: REGISTRATION_STATES }) state: RegistrationState;
  @ApiProperty({ type: TextDto }) stateText: TextDto;
  @ApiProperty({ type: String, nullable: true, example: '证照与所填信用代码不符' }) reason: string | null;
}

export class RegistrationReceiptDto extends RegistrationStateDto {
  @ApiProperty({
    example: 'q3Zr0d0m9mY4l1s2n8v7b6x5c4a3t2u1w0e9r8t7y6u',
    description: '查询码，用于上传证照和查询结果，只显示这一次 / for the licence and for the result; shown this once',
  })
  token: string;
}

export class WaitingRegistrationsDto {
  @ApiProperty({ minimum: 0, example: 3 }) count: number;
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: '其中最早的提交时间 / of the first' })
  oldestFiledAt: string | null;
}

/** As whoever filed it reads it. */
export class OwnRegistrationDto extends RegistrationStateDto {
  @ApiProperty({ minimum: 1, example: 1, description: '第几版，每更正一次加一 / one more with each correction' })
  revision: number;
  @ApiProperty({ example: '北京前沿材料联合研究院' }) name: string;
  @ApiProperty({ example: '12110000400777139G', description: '统一社会信用代码' }) uscc: string;
  @ApiProperty({ example: '110108' }) district: string;
  @ApiProperty({ example: '李明' }) displayName: string;
  @ApiProperty({ example: 'li.ming@guohe.example' }) email: string;
}

export class RegistrationDto extends OwnRegistrationDto {
  @ApiProperty({ description: '校验位是否正确 / does the check character fit?' }) usccValid: boolean;
  @ApiProperty({ format: 'uuid', type: String, nullable: true, description: '证照扫描件 / scan of the licence' })
  licenceFileId: string | null;
  @ApiProperty({ format: 'date-time' }) filedAt: string;
}
