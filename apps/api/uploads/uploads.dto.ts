import { ApiProperty } from '@nestjs/swagger';

export class UploadDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ maxLength: 200, example: '实施方案.pdf' }) name: string;
  @ApiProperty({ minimum: 1, example: 31_457_280 }) sizeBytes: number;
  @ApiProperty({ minimum: 0, example: 8_388_608, description: '已收到的字节数 / how far it is' }) receivedBytes: number;
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '收齐并通过检查后的文件 / the file that it has become',
  })
  fileId: string | null;
}
