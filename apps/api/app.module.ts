import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule, type ThrottlerOptions } from '@nestjs/throttler';
import { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Config } from '#platform/config/config.js';
import { Seal } from '#platform/crypto/sealed.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { OutlookService } from './cases/outlook.service.js';
import { CasesModule } from './cases/cases.module.js';
import { BatchesModule } from './batches/batches.module.js';
import { DelegationsModule } from './delegations/delegations.module.js';
import { DossiersModule } from './dossiers/dossiers.module.js';
import { PublicNoticesModule } from './public-notices/public-notices.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { RecommendingUnitsModule } from './recommending-units/recommending-units.module.js';
import { FilesModule } from './files/files.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { MeasuresModule } from './measures/measures.module.js';
import { BasesModule } from './bases/bases.module.js';
import { LettersModule } from './letters/letters.module.js';
import { MailModule } from './mail/mail.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { ObjectionsModule } from './objections/objections.module.js';
import { ReconsiderationsModule } from './reconsiderations/reconsiderations.module.js';
import { PlaquesModule } from './plaques/plaques.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { ExpertsModule } from './experts/experts.module.js';
import { BulkModule } from './bulk/bulk.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { OnsiteModule } from './onsite/onsite.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { RectificationsModule } from './rectifications/rectifications.module.js';
import { PagesModule } from './pages/pages.module.js';
import { UploadsModule } from './uploads/uploads.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { PermissionsModule } from './permissions/permissions.module.js';
import { AccessGuard } from './common/access.guard.js';
import { DecisionsService } from './common/decisions.service.js';
import { PersonRateGuard } from './common/person-rate.guard.js';
import { ProblemFilter } from './common/problem.filter.js';
import { StrayBodyGuard } from './common/stray-body.guard.js';
import { validationPipe } from './common/validation.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { RegistrationsModule } from './registrations/registrations.module.js';
import { OwnAccountModule } from './own-account/own-account.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignedInService } from './sessions/signed-in.service.js';
import { SingleSignOnModule } from './single-sign-on/single-sign-on.module.js';
import { StandInService } from './sessions/stand-in.service.js';
import { SubsidyModule } from './subsidy/subsidy.module.js';

/** What the process was given: its configuration and its connections. */
export interface Given {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly temporal: Client;
  readonly logger: Logger;
}

@Global()
@Module({})
class GivenModule {
  static with({ config, dataSource, temporal }: Given): DynamicModule {
    return {
      module: GivenModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: DataSource, useValue: dataSource },
        { provide: Client, useValue: temporal },
        { provide: Seal, useFactory: () => Seal.of(config.personalDataKeys) },
        DecisionsService,
        SignedInService,
        StandInService,
      ],
      exports: [Config, DataSource, Client, Seal, DecisionsService, SignedInService, StandInService],
    };
  }
}

/** The counter: authenticate, validate, one use case per request, answer. */
@Module({})
export class AppModule {
  static with(given: Given): DynamicModule {
    return {
      module: AppModule,
      imports: [
        GivenModule.with(given),
        ThrottlerModule.forRoot([rateLimit(given.config)]),
        OrganisationsModule,
        RecommendingUnitsModule,
        BatchesModule,
        FilesModule,
        UploadsModule,
        DossiersModule,
        CasesModule,
        ExpertsModule,
        ReviewsModule,
        OnsiteModule,
        BulkModule,
        MeetingsModule,
        BasesModule,
        StatisticsModule,
        ExportsModule,
        LettersModule,
        MailModule,
        NoticesModule,
        WebhooksModule,
        ObjectionsModule,
        ReconsiderationsModule,
        PlaquesModule,
        PublicNoticesModule,
        SessionsModule,
        SingleSignOnModule,
        OwnAccountModule,
        InvitationsModule,
        DelegationsModule,
        RegistrationsModule,
        PermissionsModule,
        AccountsModule,
        MeasuresModule,
        AuditModule,
        PrivacyModule,
        OperationsModule,
        SubsidyModule,
        CampaignsModule,
        EvaluationsModule,
        RectificationsModule,
        PagesModule,
      ],
      controllers: [HealthController],
      providers: [
        HealthService,
        {
          provide: APP_FILTER,
          inject: [OutlookService],
          useFactory: (outlooks: OutlookService) => new ProblemFilter(given.logger, outlooks),
        },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_GUARD, useClass: ThrottlerGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: PersonRateGuard },
        { provide: APP_GUARD, useClass: StrayBodyGuard },
      ],
    };
  }
}

/** Requests a minute from one address; attempts to sign in are counted for all processes together. 0 = no limit. */
function rateLimit({ rateLimitPerMinute: limit }: Config): ThrottlerOptions {
  return { ttl: 60_000, limit, skipIf: () => limit === 0 };
}
