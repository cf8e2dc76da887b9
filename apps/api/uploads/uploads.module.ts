import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';

@Module({ imports: [FilesModule], controllers: [UploadsController], providers: [UploadsService] })
export class UploadsModule {}
