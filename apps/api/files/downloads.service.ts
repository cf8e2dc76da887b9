import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { StoredFile } from '#persistence/entities/dossier.entities.js';
import { noteLook } from '#persistence/record/looks.js';
import { withEyesOfTheHouse } from '#persistence/scope.js';
import { CannotOpen } from '#platform/crypto/cipher.js';
import { Seal } from '#platform/crypto/sealed.js';
import { FileAccess } from './file-access.service.js';
import type { DownloadLinkDto } from './files.dto.js';
import { FilesService } from './files.service.js';

const GOOD_FOR_MS = 5 * 60_000;
const BELONGS_TO = 'download';

/** Links that open one file for five minutes, for what cannot send a token along: given out once it is known who may see it. */
@Injectable()
export class DownloadsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: FileAccess,
    private readonly files: FilesService,
    private readonly seal: Seal,
  ) {}

  /** @throws {Refusal} request.notFound */
  async link(id: string, actor: ActorRef): Promise<DownloadLinkDto> {
    const {
      file: { id: file },
      ...seen
    } = await this.access.visible(id, actor);
    await noteLook(this.dataSource, { subject: { kind: 'file', id }, action: 'openFile', ...seen }, actor);
    const until = Date.now() + GOOD_FOR_MS;
    // As short as it can be: it is a part of a path.
    const said = [file, actor.accountId].map((each) => each.replaceAll('-', '')).join('.');
    const sealed = this.seal.seal(`${said}.${until}`, BELONGS_TO);
    const link = sealed.replace(/^sealed:1:/, '').replace(':', '.');
    return { url: `/api/v1/downloads/${link}`, expiresAt: new Date(until).toISOString() };
  }

  /** @throws {Refusal} file.linkExpired, and as any download */
  async content(link: string) {
    const [id, by] = this.opened(link);
    const [still] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM account WHERE id = $1 AND disabled_at IS NULL`,
      [by],
    );
    // Who may see it was asked when the link was given: nobody is signed in here.
    const file = still
      ? await withEyesOfTheHouse(() => this.dataSource.getRepository(StoredFile).findOneBy({ id }))
      : null;
    if (!file) throw new Refusal('file.linkExpired');
    return this.files.open(file);
  }

  /** The file, and to whom the link was given. */
  private opened(link: string): [fileId: string, accountId: string] {
    try {
      const [file = '', by = '', until] = this.seal.open(`sealed:1:${link.replace('.', ':')}`, BELONGS_TO).split('.');
      if (Number(until) > Date.now()) return [file, by];
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
    }
    throw new Refusal('file.linkExpired');
  }
}
