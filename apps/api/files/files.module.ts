import { Module } from '@nestjs/common';
import { Config } from '#platform/config/config.js';
import { FileStore } from '#platform/storage/file-store.js';
import { openStore } from '#platform/storage/open-store.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { FileAccess } from './file-access.service.js';
import { FileCount } from './file-count.service.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { DownloadsController } from './downloads.controller.js';
import { DownloadsService } from './downloads.service.js';
import { UnrecordedFiles } from './unrecorded.service.js';
import { UploadParts } from './upload-parts.service.js';

@Module({
  imports: [SessionsModule],
  controllers: [FilesController, DownloadsController],
  providers: [
    FileAccess,
    FileCount,
    FilesService,
    DownloadsService,
    UnrecordedFiles,
    UploadParts,
    { provide: FileStore, useFactory: openStore, inject: [Config] },
  ],
  exports: [FilesService, FileStore, UploadParts],
})
export class FilesModule {}
