import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { MEDIA_TYPES } from '#platform/storage/file-kind.js';
import { PageQuery } from '../common/page.js';

export class UploadQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '所属申报书 / the dossier it is for' })
  @IsOptional()
  @IsUUID()
  dossierId?: string;
}

export class FileListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只列出该申报书的文件 / files of this dossier only' })
  @IsOptional()
  @IsUUID()
  dossierId?: string;
}

export class FileDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '营业执照.pdf', maxLength: 200 }) name: string;
  @ApiProperty({ enum: MEDIA_TYPES, description: '由内容判定 / decided by the content' }) mediaType: string;
  @ApiProperty({ minimum: 1, example: 183_204 }) sizeBytes: number;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256' }) sha256: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) dossierId: string | null;
  @ApiProperty({ format: 'date-time' }) uploadedAt: string;
}
