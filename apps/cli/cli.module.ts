import { Module } from '@nestjs/common';
import { AccountCommand } from './account.command.js';
import { AuditCommand } from './audit/audit.command.js';
import { BenchCommand } from './bench/bench.command.js';
import { BulkCommand } from './bulk/bulk.command.js';
import { CaseCommand } from './case/case.command.js';
import { CasesCommand } from './cases.command.js';
import { DrawCommand } from './draw/draw.command.js';
import { DeadlineCommand } from './deadline.command.js';
import { DemoCommand } from './demo/demo.command.js';
import { PersonalDataCommand } from './personal-data/personal-data.command.js';
import { PopulateCommand } from './populate/populate.command.js';
import { MeetingCommand } from './meeting/meeting.command.js';
import { MigrateCommand } from './migrate.command.js';
import { SearchAttributesCommand } from './search-attributes.command.js';
import { SeedCommand } from './seed/seed.command.js';
import { StartCommand } from './start.command.js';

/** The commands of `guohe`, one file each. What a command needs is loaded when it runs. */
@Module({
  providers: [
    StartCommand,
    MigrateCommand,
    SeedCommand,
    SearchAttributesCommand,
    AccountCommand,
    AuditCommand,
    BulkCommand,
    CaseCommand,
    CasesCommand,
    DeadlineCommand,
    DrawCommand,
    MeetingCommand,
    BenchCommand,
    DemoCommand,
    PersonalDataCommand,
    PopulateCommand,
  ],
})
export class CliModule {}
