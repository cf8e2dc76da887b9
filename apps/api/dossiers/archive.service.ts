import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { filesOfPart } from '#domain/dossier/files.js';
import { CLOSED_SCANS, StoredFile, type ScanState } from '#persistence/entities/dossier.entities.js';
import { noteLook } from '#persistence/record/looks.js';
import { renderPdf } from '#platform/pdf/pdf.js';
import { safeName } from '#platform/storage/safe-name.js';
import { zipStream, type ArchiveEntry } from '#platform/storage/zip-stream.js';
import { ownsIt } from '../common/access.js';
import { FilesService } from '../files/files.service.js';
import { archiveDocument } from './archive.document.js';
import type { DossierDetailDto } from './dossiers.dto.js';
import { DossiersService } from './dossiers.service.js';

/** A file as the manifest has it. */
export interface ManifestFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** It is not in the archive, and why. */
  readonly absentBecause?: ScanState;
}

/** All of a dossier in one archive: its content, a summary to read, the files that it refers to, and the hash of each. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: DossiersService,
    private readonly files: FilesService,
  ) {}

  /** What the actor may see of it. @throws {Refusal} request.notFound, dossier.noSuchRevision */
  async archive(
    id: string,
    wanted: number | undefined,
    actor: ActorRef,
  ): Promise<{ readonly name: string; readonly stream: Readable }> {
    const dossier = await this.dossiers.detail(id, wanted, actor);
    const content = Buffer.from(`${JSON.stringify(dossier, null, 2)}\n`);
    const stored = await this.filesOf(dossier);
    const listed = stored.map((file, index) => ({ file, entry: manifestFile(file, index) }));
    const files = listed.map(({ entry }) => entry);
    const at = new Date((dossier.handedIn && dossier.submittedAt) || dossier.createdAt);
    const made = [
      { path: 'dossier.json', content },
      { path: 'summary.pdf', content: await renderPdf(archiveDocument(dossier, files, at)) },
    ];
    const manifest = { dossierId: id, revision: dossier.revision, files: [...made.map(hashed), ...files] };
    const entries: ArchiveEntry[] = [
      { path: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) },
      ...made,
      ...listed
        .filter(({ entry }) => entry.absentBecause === undefined)
        .map(({ file, entry: { path, sizeBytes } }) => ({
          path,
          sizeBytes,
          open: async () => (await this.files.open(file)).stream,
        })),
    ];
    const { caseId } = dossier;
    const subject = { kind: 'dossier', id } as const;
    await noteLook(this.dataSource, { subject, action: 'takeArchive', own: ownsIt(actor, dossier), caseId }, actor);
    const name = safeName(`${dossier.receiptNumber ?? dossier.baseName}-${dossier.revision}.zip`);
    return { name, stream: zipStream(entries, at) };
  }

  /** Files of its organisation that its parts hand in, in their order. */
  private async filesOf({ parts, organisationId }: DossierDetailDto): Promise<StoredFile[]> {
    const ids = [...new Set(parts.flatMap(({ content }) => filesOfPart(content ?? {})))];
    const files = await this.dataSource.getRepository(StoredFile).findBy({ id: In(ids), organisationId });
    return files.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  }
}

function manifestFile({ name, sha256, sizeBytes, scan }: StoredFile, index: number): ManifestFile {
  const path = `files/${String(index + 1).padStart(3, '0')}-${name}`;
  return { path, sha256, sizeBytes, ...(CLOSED_SCANS.includes(scan) && { absentBecause: scan }) };
}

function hashed({ path, content }: { readonly path: string; readonly content: Buffer }): ManifestFile {
  return { path, sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length };
}
