import pg from 'pg';
import { DefaultNamingStrategy, type DataSource } from 'typeorm';
import { ActingSource } from './acting-source.js';
import * as people from './entities/people.entities.js';
import * as dossier from './entities/dossier.entities.js';
import * as cases from './entities/case.entities.js';
import * as experts from './entities/expert.entities.js';
import * as bases from './entities/base.entities.js';
import * as letters from './entities/letter.entities.js';
import * as objections from './entities/objection.entities.js';
import { PreparedClient } from './prepared-client.js';
import type { DatabaseRole } from './roles.js';
import { Foundation1790000000001 } from './migrations/0001-foundation.js';
import { DossierNumbers1790000000002 } from './migrations/0002-dossier-numbers.js';
import { ExpertPool1790000000003 } from './migrations/0003-expert-pool.js';
import { WindowsAndNews1790000000004 } from './migrations/0004-windows-and-news.js';
import { Meeting1790000000005 } from './migrations/0005-meeting.js';
import { AfterTheDecision1790000000006 } from './migrations/0006-after-the-decision.js';
import { Onsite1790000000007 } from './migrations/0007-onsite.js';
import { Clocks1790000000008 } from './migrations/0008-clocks.js';
import { Bulk1790000000009 } from './migrations/0009-bulk.js';
import { Lists1790000000010 } from './migrations/0010-lists.js';
import { AnswerLimit1790000000011 } from './migrations/0011-answer-limit.js';
import { ObjectionItems1790000000012 } from './migrations/0012-objection-items.js';
import { InboxOrder1790000000014 } from './migrations/0014-inbox-order.js';
import { ObjectionViews1790000000015 } from './migrations/0015-objection-views.js';
import { SignIn1790000000016 } from './migrations/0016-sign-in.js';
import { Roles1790000000017 } from './migrations/0017-roles.js';
import { AuditChain1790000000018 } from './migrations/0018-audit-chain.js';
import { Mail1790000000019 } from './migrations/0019-mail.js';
import { CaseOfficer1790000000020 } from './migrations/0020-case-officer.js';
import { Trust1790000000021 } from './migrations/0021-trust.js';
import { RowLevelSecurity1790000000022 } from './migrations/0022-row-level-security.js';
import { AuditAnchors1790000000023 } from './migrations/0023-audit-anchors.js';
import { Told1790000000024 } from './migrations/0024-told.js';
import { Webhooks1790000000025 } from './migrations/0025-webhooks.js';
import { Uploads1790000000026 } from './migrations/0026-uploads.js';
import { SingleSignOn1790000000027 } from './migrations/0027-single-sign-on.js';
import { Delegations1790000000028 } from './migrations/0028-delegations.js';
import { Retention1790000000029 } from './migrations/0029-retention.js';
import { Post1790000000030 } from './migrations/0030-post.js';
import { StuckRuns1790000000031 } from './migrations/0031-stuck-runs.js';
import { Colleagues1790000000034 } from './migrations/0034-colleagues.js';
import { WallsAroundCases1790000000035 } from './migrations/0035-walls-around-cases.js';
import { WallsThroughCases1790000000036 } from './migrations/0036-walls-through-cases.js';
import { Invitations1790000000037 } from './migrations/0037-invitations.js';
import { PlatformKey1790000000039 } from './migrations/0039-platform-key.js';
import { ExpertUploads1790000000040 } from './migrations/0040-expert-uploads.js';
import { Employers1790000000041 } from './migrations/0041-employers.js';
import { NarrowEyes1790000000042 } from './migrations/0042-narrow-eyes.js';
import { WhatEnds1790000000046 } from './migrations/0046-what-ends.js';
import { AsWritten1790000000048 } from './migrations/0048-as-written.js';
import { AddedParagraph1790000000049 } from './migrations/0049-added-paragraph.js';
import { OneCanonicalRow1790000000050 } from './migrations/0050-one-canonical-row.js';
import { HandedInLast1790000000051 } from './migrations/0051-handed-in-last.js';
import { CorrectedRegistrations1790000000052 } from './migrations/0052-corrected-registrations.js';
import { ClosedDoors1790000000054 } from './migrations/0054-closed-doors.js';
import { WrittenLetters1790000000055 } from './migrations/0055-written-letters.js';
import { ShownWorks1790000000057 } from './migrations/0057-shown-works.js';
import { SealedObjections1790000000058 } from './migrations/0058-sealed-objections.js';
import { RecommendingUnits1790000000059 } from './migrations/0059-recommending-units.js';
import { SupersededMinutes1790000000060 } from './migrations/0060-superseded-minutes.js';
import { OwnRows1790000000063 } from './migrations/0063-own-rows.js';
import { ItemsOfUnits1790000000064 } from './migrations/0064-items-of-units.js';
import { AnswerVersions1790000000065 } from './migrations/0065-answer-versions.js';
import { MarkVersions1790000000066 } from './migrations/0066-mark-versions.js';
import { CorrectedNotices1790000000067 } from './migrations/0067-corrected-notices.js';
import { WhoCameBack1790000000068 } from './migrations/0068-who-came-back.js';
import { PlacesOfMessages1790000000070 } from './migrations/0070-places-of-messages.js';
import { FilingVersions1790000000071 } from './migrations/0071-filing-versions.js';
import { SearchedLists1790000000072 } from './migrations/0072-searched-lists.js';

// A calendar day has no time zone: dates stay the strings they are.
pg.types.setTypeParser(pg.types.builtins.DATE, (day: string) => day);

/** camelCase properties are snake_case columns. */
class SnakeCaseColumns extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snakeCase(property);
  }
}

/** `dueAt` → `due_at`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `pool`: connections kept open. Idle ones are never closed: churning back ends costs more than keeping them. */
export interface DataSourceOptions {
  databaseUrl: string;
  pool: number;
  applicationName: string;
  /** As whom it acts, whoever signs in; without it as who signs in, which for commands is the owner. */
  role?: DatabaseRole;
  /** How long a statement may take before its connection counts as lost; without it, as long as it takes. */
  answersWithinMs?: number;
}

/** The one way to reach PostgreSQL. The schema comes from migrations only. */
export function createDataSource({
  databaseUrl,
  pool,
  applicationName,
  role,
  answersWithinMs,
}: DataSourceOptions): DataSource {
  return new ActingSource({
    type: 'postgres',
    url: databaseUrl,
    applicationName,
    poolSize: pool,
    extra: {
      Client: PreparedClient,
      min: 1,
      maxLifetimeSeconds: 0,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 10_000,
      answersWithinMs,
      ...(role && { options: `-c role=${role}` }),
    },
    namingStrategy: new SnakeCaseColumns(),
    entities: [people, dossier, cases, experts, bases, letters, objections].flatMap((group) => Object.values(group)),
    migrations: [
      Foundation1790000000001,
      DossierNumbers1790000000002,
      ExpertPool1790000000003,
      WindowsAndNews1790000000004,
      Meeting1790000000005,
      AfterTheDecision1790000000006,
      Onsite1790000000007,
      Clocks1790000000008,
      Bulk1790000000009,
      Lists1790000000010,
      AnswerLimit1790000000011,
      ObjectionItems1790000000012,
      InboxOrder1790000000014,
      ObjectionViews1790000000015,
      SignIn1790000000016,
      Roles1790000000017,
      AuditChain1790000000018,
      Mail1790000000019,
      CaseOfficer1790000000020,
      Trust1790000000021,
      RowLevelSecurity1790000000022,
      AuditAnchors1790000000023,
      Told1790000000024,
      Webhooks1790000000025,
      Uploads1790000000026,
      SingleSignOn1790000000027,
      Delegations1790000000028,
      Retention1790000000029,
      Post1790000000030,
      StuckRuns1790000000031,
      Colleagues1790000000034,
      WallsAroundCases1790000000035,
      WallsThroughCases1790000000036,
      Invitations1790000000037,
      PlatformKey1790000000039,
      ExpertUploads1790000000040,
      Employers1790000000041,
      NarrowEyes1790000000042,
      WhatEnds1790000000046,
      AsWritten1790000000048,
      AddedParagraph1790000000049,
      OneCanonicalRow1790000000050,
      HandedInLast1790000000051,
      CorrectedRegistrations1790000000052,
      ClosedDoors1790000000054,
      WrittenLetters1790000000055,
      ShownWorks1790000000057,
      SealedObjections1790000000058,
      RecommendingUnits1790000000059,
      SupersededMinutes1790000000060,
      OwnRows1790000000063,
      ItemsOfUnits1790000000064,
      AnswerVersions1790000000065,
      MarkVersions1790000000066,
      CorrectedNotices1790000000067,
      WhoCameBack1790000000068,
      PlacesOfMessages1790000000070,
      FilingVersions1790000000071,
      SearchedLists1790000000072,
    ],
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
  });
}
