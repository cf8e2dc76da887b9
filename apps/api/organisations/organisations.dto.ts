import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { IsOneLine } from '../common/one-line.validator.js';

export class UsccOverrideDto {
  @ApiProperty({ minLength: 1, maxLength: 1000, example: '与营业执照原件核对一致，系早期赋码' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason: string;

  @ApiProperty({ format: 'uuid', description: '营业执照或法人证书扫描件 / scan of the licence' })
  @IsUUID()
  licenceFileId: string;
}

export class AddOrganisationDto {
  @ApiProperty({ minLength: 1, maxLength: 200, example: '北京前沿材料联合研究院' })
  @IsString()
  @MinLength(1)
  @IsOneLine()
  @MaxLength(200)
  name: string;

  @ApiProperty({ minLength: 1, maxLength: 40, example: '91110108MA01KJ2X8P', description: '统一社会信用代码' })
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  uscc: string;

  @ApiProperty({ pattern: '^\\d{6}$', example: '110108', description: '注册地所在区 / district of registration' })
  @IsString()
  @Matches(/^\d{6}$/)
  district: string;
}

export class OrganisationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司' }) name: string;
  @ApiProperty({ example: '91110108MA01ABCD1E', description: '统一社会信用代码' }) uscc: string;
  @ApiProperty({ description: '校验位是否正确 / does the check character fit?' }) usccValid: boolean;
  @ApiProperty({
    example: '与营业执照原件核对一致，系早期赋码',
    type: String,
    nullable: true,
    description: '人工核验理由 / why an officer accepted it',
  })
  usccOverrideReason: string | null;
  @ApiProperty({ example: '110108' }) district: string;
}
