import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import { differenceOfPart } from '#domain/dossier/difference.js';
import type { PartName } from '#domain/dossier/parts.js';
import { hasPart } from '#domain/dossier/parts.js';
import { openedPart, sealedPart } from '#persistence/personal-data.js';
import { DossierPart, type Dossier } from '#persistence/entities/dossier.entities.js';
import { orFirstAnswer } from '#persistence/record/command.js';
import { contentHashOf } from '#persistence/record/content-hash.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { contributionTrailFrom } from '#persistence/record/trail.js';
import type { Statement } from '#persistence/record/transaction.js';
import { ownsIt } from '../common/access.js';
import { versionIn } from '../common/if-match.js';
import { refuseClosedPart } from './correction.service.js';
import { DossierAccess, lockDossier } from './dossier-access.service.js';
import { dossierLine, partDto } from './dossiers.service.js';
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
    const { dossier, parts } = await this.access.readableParts(id, actor, wanted);
    const name = partOf(dossier, part);
    return partDto(
      name,
      parts.find((each) => each.part === name),
    );
  }

  /**
   * @param ifMatch the version that was changed, as an ETag: `"3"`; `"0"` for the first save
   * @throws {Refusal} dossier.versionRequired, dossier.partUnknown, request.invalid with every problem in `errors`, dossier.locked,
   *   dossier.stale with the present content in `current` and what differs in `difference`; in a correction also
   *   correction.partClosed, case.wrongState, case.stageOver
   */
  async save(
    id: string,
    part: string,
    json: unknown,
    ifMatch: string | undefined,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<PartContentDto> {
    const dossier = await this.access.ownFor('savePart', id, actor);
    const name = partOf(dossier, part);
    const version = versionIn(ifMatch);
    if (version === undefined) throw new Refusal('dossier.versionRequired');
    const validated = validatePart(name, json);
    if (!validated.ok) throw new Refusal('request.invalid', {}, { errors: validated.problems });
    // What is stored, and kept as the answer to a repetition, is sealed; whoever saved it reads what was written.
    const content = sealedPart(name, validated.content);
    const draft = { dossier, part: name, content, version: version + 1, savedAt: new Date() };
    const { savedAt } = draft;
    const asWritten = <T extends { readonly content: object }>(kept: T): T => ({
      ...kept,
      content: openedPart(name, kept.content),
    });
    const answer = { part: name, version: draft.version, savedAt: savedAt.toISOString(), content };
    const trail = trailOf(draft);
    if (dossier.receiptNumber === null) {
      // Never submitted: no case watches over it, and one statement is the whole of it.
      const line = { ...dossierLine(id, actor, command, 'savePart'), ...trail };
      const written = contributionTrailFrom('saved', SAVE_VALUES + 1, line, command, answer);
      const kept = await orFirstAnswer(this.dataSource, command, async () => {
        await writePart(this.dataSource.manager, draft, actor, written);
        return answer;
      });
      return asWritten(kept);
    }
    if (dossier.locked) throw new Refusal('dossier.locked');
    const theCase = await this.access.caseOf(id);
    if (theCase === null) throw new Refusal('request.notFound');
    const kept = await contribute(this.dataSource, {
      caseId: theCase.id,
      actor,
      command,
      action: 'savePart',
      as: 'applicant',
      states: ['returned'],
      visible: (found) => ownsIt(actor, found),
      work: async (tx, returned) => {
        await refuseClosedPart(tx, returned, dossier, name);
        await writePart(tx, draft, actor);
        const { correction } = (await measureVersion(tx, returned.measureId)).deadlines;
        return { answer, audit: { ...trail, rule: correction.article } };
      },
    });
    return asWritten(kept);
  }
}

/** A part as it is to be saved. */
interface PartDraft {
  readonly dossier: Dossier;
  readonly part: PartName;
  readonly content: object;
  /** The version that it gets. */
  readonly version: number;
  readonly savedAt: Date;
}

/**
 * Of the content its hash alone, as it is stored: of what is sealed in it nobody can try out what it was. That of the version before
 * stands in the entry of that version, or, where it was taken over, where it came from: there it is overwritten by nobody.
 */
function trailOf({ part, version, content }: PartDraft): { readonly before: object; readonly after: object } {
  return { before: { part, version: version - 1 }, after: { part, version, contentHash: contentHashOf(content) } };
}

/** Is the draft still open, is the version the one that was changed? Then the new content, and the name by which lists know it. */
const SAVE = `draft AS (SELECT id, organisation_id FROM dossier WHERE id = $1 AND revision = $2 AND NOT locked FOR UPDATE),
  saved AS (
    INSERT INTO dossier_part AS p (dossier_id, organisation_id, revision, part, version, content, saved_by, saved_at)
    SELECT id, organisation_id, $2, $3, $4, $5, $6, $7 FROM draft
    WHERE $4 = 1 OR EXISTS (SELECT FROM dossier_part WHERE dossier_id = $1 AND revision = $2 AND part = $3)
    ON CONFLICT (dossier_id, revision, part) DO UPDATE
      SET version = excluded.version, content = excluded.content, saved_by = excluded.saved_by, saved_at = excluded.saved_at
      WHERE p.version = $4 - 1
    RETURNING version
  ), named AS (
    UPDATE dossier SET base_name = $8 WHERE id = $1 AND $8::text IS NOT NULL AND EXISTS (SELECT FROM saved)
  )`;
const SAVE_VALUES = 8;

/** @throws {Refusal} dossier.locked, dossier.notSavedYet, dossier.stale */
async function writePart(tx: EntityManager, draft: PartDraft, actor: ActorRef, trail?: Statement): Promise<void> {
  const { dossier, part, content, version, savedAt } = draft;
  const baseName = part === 'base' ? ((content as { name?: string }).name ?? '') : null;
  const [saved] = await tx.query<unknown[]>(
    `WITH ${[SAVE, trail?.text].filter(Boolean).join(', ')} SELECT version FROM saved`,
    [
      dossier.id,
      dossier.revision,
      part,
      version,
      JSON.stringify(content),
      actor.accountId,
      savedAt,
      baseName,
      ...(trail?.values ?? []),
    ],
  );
  if (!saved) throw await whyNotSaved(tx, dossier, part, content, version - 1);
}

/** @returns dossier.locked, dossier.notSavedYet, or dossier.stale with the present content and what differs */
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
  if ((present?.version ?? 0) === expected) return new Refusal('request.conflict');
  if (!present) return new Refusal('dossier.notSavedYet');
  const { version } = present;
  const written = openedPart(part, present.content);
  const current = partDto(part, { ...present, content: written, part, savedAt: present.savedAt.toISOString() });
  const { label } = PART_SPECS[part];
  return new Refusal(
    'dossier.stale',
    { version },
    {
      current,
      difference: differenceOfPart(part, written, openedPart(part, content)).map((change) => ({ ...change, label })),
    },
  );
}

function partOf({ type }: Dossier, part: string): PartName {
  if (!hasPart(type, part)) {
    const label = Object.hasOwn(PART_SPECS, part) ? PART_SPECS[part as PartName].label : { zh: part, en: part };
    throw new Refusal('dossier.partUnknown', { part, partZh: label.zh, partEn: label.en });
  }
  return part;
}
