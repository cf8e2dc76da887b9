import { Module } from '@nestjs/common';
import { Config } from '#platform/config/config.js';
import { FileStore } from '#platform/storage/file-store.js';
import { openStore } from '#platform/storage/open-store.js';
import { FileAccess } from './file-access.service.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { UnrecordedFiles } from './unrecorded.service.js';

@Module({
  controllers: [FilesController],
  providers: [
    FileAccess,
    FilesService,
    UnrecordedFiles,
    { provide: FileStore, useFactory: openStore, inject: [Config] },
  ],
  exports: [FilesService],
})
export class FilesModule {}
