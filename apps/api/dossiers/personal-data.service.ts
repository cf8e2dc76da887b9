import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import { PERSONAL_FIELDS } from '#domain/people/personal-data.js';
import type { PartName } from '#domain/dossier/parts.js';
import { partsOf } from '#persistence/record/dossiers.js';
import { audit } from '#persistence/record/trail.js';
import { DossierAccess } from './dossier-access.service.js';
import type { PersonalDatumDto } from './personal-data.dto.js';

/** What others read masked, for whoever has to reach somebody: the trail says who looked, at which fields, and when. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DossierAccess,
  ) {}

  /** Of the newest revision that the reader may see. @throws {Refusal} request.notFound, case.standAside, delegation.absentTied */
  async look(id: string, actor: ActorRef): Promise<PersonalDatumDto[]> {
    const { revision, caseId } = await this.access.readable(id, actor);
    return this.dataSource.transaction(async (tx) => {
      const parts = await partsOf(tx, id, revision);
      const found = (Object.keys(PERSONAL_FIELDS) as PartName[]).flatMap((part) =>
        (PERSONAL_FIELDS[part] ?? []).flatMap((field) => {
          const value = (parts[part] as Readonly<Record<string, unknown>> | undefined)?.[field];
          return typeof value === 'string' ? [{ part, label: PART_SPECS[part].label, field, value }] : [];
        }),
      );
      await audit(tx, {
        caseId,
        subject: { kind: 'dossier', id },
        actorId: actor.accountId,
        actorRole: 'caseOfficer',
        action: 'lookAtPersonalData',
        after: { revision, fields: found.map(({ part, field }) => `${part}.${field}`) },
      });
      return found;
    });
  }
}
