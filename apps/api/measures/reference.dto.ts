import { ApiProperty } from '@nestjs/swagger';
import type { CountryStanding } from '#domain/identifiers/country.js';
import { TextDto } from '../cases/cases.dto.js';

export class WordDto {
  @ApiProperty({ example: '110108' }) code: string;
  @ApiProperty({ type: TextDto }) name: TextDto;
}

export class FieldDto extends WordDto {
  @ApiProperty({ enum: ['advanced', 'future'], description: '高精尖产业、未来产业' }) group: 'advanced' | 'future';
}

export class CountryDto extends WordDto {
  @ApiProperty({
    enum: ['foreign', 'specialRegion', 'china'],
    description:
      '港澳台可以是合作方，但不计入国别数；中国不是外方 / special regions may be partners but do not count as countries',
  })
  standing: CountryStanding;
}

/** Every closed list that forms need, each word in both languages. */
export class ReferenceDto {
  @ApiProperty({ type: [WordDto], description: '基地类型 / types of base' }) types: WordDto[];
  @ApiProperty({ type: [FieldDto], description: '领域 / fields' }) fields: FieldDto[];
  @ApiProperty({ type: [WordDto], description: '北京市各区 / districts' }) districts: WordDto[];
  @ApiProperty({ type: [CountryDto], description: 'ISO 3166-1' }) countries: CountryDto[];
  @ApiProperty({ type: [WordDto], description: '评价等次 / grades' }) grades: WordDto[];
  @ApiProperty({ type: [WordDto], description: '角色 / roles' }) roles: WordDto[];
  @ApiProperty({ type: [WordDto], description: '办理环节与结果 / states of a case' }) states: WordDto[];
}
