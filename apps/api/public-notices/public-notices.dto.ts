import { ApiProperty } from '@nestjs/swagger';
import { BASE_TYPES, type BaseType } from '#domain/measures/measure.js';
import { TextDto } from '../cases/text.dto.js';

/** What everybody may know of a base that is to be accredited. */
export class PublicNoticeDto {
  @ApiProperty({ format: 'uuid', description: '事项编号 / id of the case' }) id: string;
  @ApiProperty({ example: '中关村国际合作园', description: '拟认定基地 / the base to be accredited' }) name: string;
  @ApiProperty({ example: '北京中关村国际合作园发展有限公司', description: '依托单位 / host' }) organisation: string;
  @ApiProperty({ enum: BASE_TYPES }) type: BaseType;
  @ApiProperty({ type: TextDto, example: { zh: '园区类', en: 'Park' } }) typeText: TextDto;
  @ApiProperty({ example: '2026年度北京国际科技合作基地申报指南', description: '申报指南 / the guide' }) guide: string;
  @ApiProperty({ format: 'date', description: '公示开始日 / first day' }) since: string;
  @ApiProperty({ format: 'date', description: '公示截止日（含） / last day, included' }) until: string;
  @ApiProperty({
    type: TextDto,
    example: { zh: '有异议的，请在公示期内实名书面提出。', en: 'Object in writing and by name.' },
    description: '如何提出异议 / how to object',
  })
  objection: TextDto;
}
