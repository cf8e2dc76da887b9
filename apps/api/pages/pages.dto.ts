import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import { BASE_TYPES, type BaseType } from '#domain/measures/measure.js';
import { CERTIFICATE_NUMBER_LENGTH } from '../bases/certificate-number.js';
import { Optional } from '../common/optional.js';

const DISTRICTS = Object.keys(BEIJING_DISTRICTS);
const LANGUAGES = ['zh', 'en'] as const;

export class LanguageQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh', description: '网页语言 / language of the page' })
  @Optional()
  @IsIn(LANGUAGES)
  lang?: (typeof LANGUAGES)[number];
}

export class PagedQuery extends LanguageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '上一页最后一条的编号 / id of the last row of the page before' })
  @Optional()
  @IsUUID()
  after?: string;
}

export class FromQuery extends PickType(PagedQuery, ['after'] as const) {}

export class RegisterQuery extends PagedQuery {
  @ApiPropertyOptional({ enum: BASE_TYPES })
  @Optional()
  @IsIn(BASE_TYPES)
  type?: BaseType;

  @ApiPropertyOptional({ enum: DISTRICTS, description: '所在区 / district of the host' })
  @Optional()
  @IsIn(DISTRICTS)
  district?: string;

  @ApiPropertyOptional({
    maxLength: CERTIFICATE_NUMBER_LENGTH,
    example: 'BJGH-2026-K-0007',
    description: '证书编号 / number of the certificate',
  })
  @Optional()
  @IsString()
  @MaxLength(CERTIFICATE_NUMBER_LENGTH)
  number?: string;
}
