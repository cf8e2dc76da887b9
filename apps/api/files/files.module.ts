import { Module } from '@nestjs/common';
import { Config } from '#platform/config/config.js';
import { FileStore } from '#platform/storage/file-store.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';

@Module({
  controllers: [FilesController],
  providers: [
    FilesService,
    { provide: FileStore, useFactory: (config: Config) => new FileStore(config.storageFolder), inject: [Config] },
  ],
})
export class FilesModule {}
