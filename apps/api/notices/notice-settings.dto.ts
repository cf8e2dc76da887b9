import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { TOPICS, WAYS, type Topic, type Way } from '#contracts/notice-topics.js';
import { TextDto } from '../cases/text.dto.js';
import { ReassuranceDto } from '../sessions/sessions.dto.js';

/** Whoever has the mailbox can have a new password sent there. */
export class GiveAddressDto extends ReassuranceDto {
  @ApiProperty({ maxLength: 254, example: 'wang@example.org', description: '一个电子邮箱地址 / one e-mail address' })
  @IsString()
  @MaxLength(254)
  address: string;
}

export class CheckAddressDto {
  @ApiProperty({ pattern: '^\\d{6}$', example: '482913', description: '邮件中的确认码 / the code in the mail' })
  @IsString()
  @Matches(/^\d{6}$/)
  code: string;
}

export class TopicWayDto {
  @ApiProperty({ enum: TOPICS }) @IsIn(TOPICS) topic: Topic;
  @ApiProperty({ enum: WAYS, description: '仅站内、邮件、每日汇总 / here only, by mail, one mail a day' })
  @IsIn(WAYS)
  way: Way;
}

export class ChooseWaysDto {
  @ApiProperty({ type: [TopicWayDto], minItems: 1, maxItems: TOPICS.length })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TOPICS.length)
  @ValidateNested({ each: true })
  @Type(() => TopicWayDto)
  ways: TopicWayDto[];
}

export class TopicSettingDto {
  @ApiProperty({ enum: TOPICS }) topic: Topic;
  @ApiProperty({ type: TextDto }) topicText: TextDto;
  @ApiProperty({ enum: WAYS }) way: Way;
}

export class NoticeSettingsDto {
  @ApiProperty({ type: String, nullable: true, maxLength: 254, example: 'wang@example.org' })
  address: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 254,
    example: null,
    description: '已填写、尚未确认的地址 / an address whose code has not been entered yet',
  })
  unchecked: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 500,
    example: null,
    description: '最近一封邮件被拒收的原因 / why the last mail was refused, in the words of the server',
  })
  refusedBecause: string | null;
  @ApiProperty({
    description:
      '更改邮箱须再次输入密码；统一身份认证登录的须重新登录 / the password is asked again, else a fresh sign-in',
  })
  passwordAsked: boolean;
  @ApiProperty({ type: [TopicSettingDto] }) topics: TopicSettingDto[];
}
