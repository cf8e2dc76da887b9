import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsUUID } from 'class-validator';
import { MEDIA_TYPES } from '#platform/storage/file-kind.js';
import { Optional } from '../common/optional.js';
import { PageQuery } from '../common/page.js';

const SCANS = ['none', 'waiting', 'clean', 'infected', 'unscannable'] as const;

export class UploadQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '所属申报书 / the dossier it is for' })
  @Optional()
  @IsUUID()
  dossierId?: string;

  @ApiPropertyOptional({
    type: 'boolean',
    description:
      '兼为申报人的专家以专家身份上传，如考察照片：不归本单位 / given as an expert, such as a photo of a visit, by somebody who also applies for an organisation: it is not that organisation’s',
  })
  @Optional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  asExpert?: boolean;
}

export class FileListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只列出该申报书的文件 / files of this dossier only' })
  @Optional()
  @IsUUID()
  dossierId?: string;
}

export class FileDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '营业执照.pdf', maxLength: 200 }) name: string;
  @ApiProperty({ enum: MEDIA_TYPES, description: '由内容判定 / decided by the content' }) mediaType: string;
  @ApiProperty({ minimum: 1, example: 183_204 }) sizeBytes: number;
  @ApiProperty({
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    pattern: '^[0-9a-f]{64}$',
    description: 'SHA-256',
  })
  sha256: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) dossierId: string | null;
  @ApiProperty({
    enum: SCANS,
    description:
      '安全检查：未检查、等待、通过、未通过、无法检查 / whether it was looked at for malware; only none and clean are given out',
  })
  scan: (typeof SCANS)[number];
  @ApiProperty({ format: 'date-time' }) uploadedAt: string;
}

export class DownloadLinkDto {
  @ApiProperty({ maxLength: 1000, example: '/api/v1/downloads/2026.kJ8…' }) url: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}
