import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { FilesModule } from '../files/files.module.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceService } from './evidence.service.js';

@Module({
  imports: [CasesModule, FilesModule],
  controllers: [AuditController, EvidenceController],
  providers: [AuditService, EvidenceService],
})
export class AuditModule {}
