import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { ArchiveController } from './archive.controller.js';
import { ArchiveService } from './archive.service.js';
import { CorrectionController } from './correction.controller.js';
import { CorrectionService } from './correction.service.js';
import { DossierAccess } from './dossier-access.service.js';
import { DossierPeopleController } from './dossier-people.controller.js';
import { DossierPeopleService } from './dossier-people.service.js';
import { DossiersController } from './dossiers.controller.js';
import { DossiersService } from './dossiers.service.js';
import { PartsController } from './parts.controller.js';
import { PartsService } from './parts.service.js';
import { PersonalDataService } from './personal-data.service.js';
import { ReportController } from './report.controller.js';
import { ReportService } from './report.service.js';
import { SubmissionService } from './submission.service.js';

@Module({
  imports: [FilesModule],
  controllers: [
    DossiersController,
    DossierPeopleController,
    PartsController,
    ReportController,
    CorrectionController,
    ArchiveController,
  ],
  providers: [
    DossierAccess,
    DossiersService,
    DossierPeopleService,
    PartsService,
    ReportService,
    SubmissionService,
    CorrectionService,
    ArchiveService,
    PersonalDataService,
  ],
})
export class DossiersModule {}
