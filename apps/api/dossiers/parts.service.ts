import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import { differenceOfPart } from '#domain/dossier/difference.js';
import type { PartName } from '#domain/dossier/parts.js';
import { hasPart } from '#domain/dossier/parts.js';
import { DossierPart, type Dossier } from '#persistence/entities/dossier.entities.js';
import { once } from '#persistence/record/command.js';
import { contribute } from '#persistence/record/contribute.js';
import { ownsIt } from '../common/access.js';
import { DossierAccess, lockDossier } from './dossier-access.service.js';
import { auditDossier, partDto } from './dossiers.service.js';
import type { PartContentDto } from './dossiers.dto.js';
import { validatePart } from './parts/validate-part.js';

/** Autosave, part by part: whoever saves says which version was changed, so that nobody's work is overwritten unseen. */
@Injectable()
export class PartsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: DossierAccess,
  ) {}

  async get(id: string, part: string, wanted: number | undefined, actor: ActorRef): Promise<PartContentDto> {
    const { dossier, revision } = await this.access.readable(id, actor, wanted);
    const name = partOf(dossier, part);
    const row = await this.dataSource.getRepository(DossierPart).findOneBy({ dossierId: id, revision, part });
    return partDto(name, row ?? undefined);
  }

  /**
   * @param ifMatch the version that was changed, as an ETag: `"3"`; `"0"` for the first save
   * @throws {Refusal} dossier.versionRequired, dossier.partUnknown, request.invalid with every problem in `errors`, dossier.locked,
   *   dossier.stale with the present content in `current` and what differs in `difference`; in a correction also case.wrongState, case.stageOver
   */
  async save(
    id: string,
    part: string,
    json: unknown,
    ifMatch: string | undefined,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<PartContentDto> {
    const dossier = await this.access.own(id, actor);
    const name = partOf(dossier, part);
    const version = versionOf(ifMatch);
    const validated = validatePart(name, json);
    if (!validated.ok) throw new Refusal('request.invalid', {}, { errors: validated.problems });
    const write = (tx: EntityManager) => writePart(tx, dossier, name, validated.content, version, actor);
    const theCase = await this.access.caseOf(id);
    if (theCase === null) {
      return once(this.dataSource, { ...command, accountId: actor.accountId, action: 'savePart' }, async (tx) => {
        const answer = await write(tx);
        await auditDossier(tx, id, actor, command, 'savePart', { after: { part: name, version: answer.version } });
        return answer;
      });
    }
    if (dossier.locked) throw new Refusal('dossier.locked');
    return contribute(this.dataSource, {
      caseId: theCase.id,
      actor,
      command,
      action: 'savePart',
      as: 'applicant',
      states: ['returned'],
      visible: (found) => ownsIt(actor, found),
      work: async (tx) => {
        const answer = await write(tx);
        return { answer, audit: { after: { part: name, version: answer.version } } };
      },
    });
  }
}

async function writePart(
  tx: EntityManager,
  { id, revision }: Dossier,
  part: PartName,
  content: object,
  expected: number,
  actor: ActorRef,
): Promise<PartContentDto> {
  const savedAt = new Date();
  const version = expected + 1;
  // One statement: is the draft still open, is the version the one that was changed, then the new content.
  const [saved] = await tx.query<unknown[]>(
    `WITH draft AS (SELECT id FROM dossier WHERE id = $1 AND revision = $2 AND NOT locked FOR UPDATE)
     INSERT INTO dossier_part AS p (dossier_id, revision, part, version, content, saved_by, saved_at)
     SELECT id, $2, $3, $4, $5, $6, $7 FROM draft
     WHERE $4 = 1 OR EXISTS (SELECT FROM dossier_part WHERE dossier_id = $1 AND revision = $2 AND part = $3)
     ON CONFLICT (dossier_id, revision, part) DO UPDATE
       SET version = excluded.version, content = excluded.content, saved_by = excluded.saved_by, saved_at = excluded.saved_at
       WHERE p.version = $4 - 1
     RETURNING version`,
    [id, revision, part, version, JSON.stringify(content), actor.accountId, savedAt],
  );
  if (!saved) throw await whyNotSaved(tx, { id, revision }, part, content, expected);
  if (part === 'base') {
    const { name } = content as { name?: string };
    await tx.query(`UPDATE dossier SET base_name = $2 WHERE id = $1`, [id, name ?? '']);
  }
  return partDto(part, {
    dossierId: id,
    revision,
    part,
    version,
    savedBy: actor.accountId,
    savedAt,
    content: content as Record<string, unknown>,
  });
}

/** @returns dossier.locked, or dossier.stale with the present content and what differs */
async function whyNotSaved(
  tx: EntityManager,
  { id, revision }: Pick<Dossier, 'id' | 'revision'>,
  part: PartName,
  content: object,
  expected: number,
): Promise<Refusal> {
  const dossier = await lockDossier(tx, id);
  if (dossier.locked || dossier.revision !== revision) return new Refusal('dossier.locked');
  const present = await tx.getRepository(DossierPart).findOneBy({ dossierId: id, revision, part });
  const version = present?.version ?? 0;
  if (version === expected) return new Refusal('request.conflict');
  const current = partDto(part, present ?? undefined);
  const { label } = PART_SPECS[part];
  return new Refusal(
    'dossier.stale',
    { version },
    {
      current,
      difference: differenceOfPart(part, present?.content, content).map((change) => ({ ...change, label })),
    },
  );
}

function partOf({ type }: Dossier, part: string): PartName {
  if (!hasPart(type, part)) throw new Refusal('dossier.partUnknown', { part });
  return part;
}

/** `"3"` (also `3` and `W/"3"`). @throws {Refusal} dossier.versionRequired */
function versionOf(ifMatch: string | undefined): number {
  const [, digits] = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(ifMatch ?? '') ?? [];
  if (digits === undefined) throw new Refusal('dossier.versionRequired');
  return Number(digits);
}
