import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { Config } from '#platform/config/config.js';
import { capturedMailPage, capturedMailsPage, type ShownMail } from './captured-mail.page.js';

const SHOWN = 200;
const COLUMNS = `id, address, subject, body, captured_at AS "capturedAt"`;

/** Mails that were kept instead of sent. They hold what opens accounts: where real people are, none of this exists. */
@Injectable()
export class CapturedMailService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  /** The last ones, newest first. @throws {Refusal} request.notFound where mails are sent */
  async list(): Promise<string> {
    this.refuseWhereMailsAreSent();
    const newest = `SELECT ${COLUMNS} FROM captured_mail ORDER BY id DESC LIMIT $1`;
    return capturedMailsPage(await this.dataSource.query<ShownMail[]>(newest, [SHOWN]));
  }

  /** @throws {Refusal} request.notFound */
  async page(id: string): Promise<string> {
    this.refuseWhereMailsAreSent();
    const one = `SELECT ${COLUMNS} FROM captured_mail WHERE id = $1`;
    const [mail] = await this.dataSource.query<ShownMail[]>(one, [id]);
    if (!mail) throw new Refusal('request.notFound');
    return capturedMailPage(mail);
  }

  /** As it would have gone out. @throws {Refusal} request.notFound */
  async source(id: string): Promise<string> {
    this.refuseWhereMailsAreSent();
    const one = `SELECT source FROM captured_mail WHERE id = $1`;
    const [mail] = await this.dataSource.query<{ source: Buffer }[]>(one, [id]);
    if (!mail) throw new Refusal('request.notFound');
    return mail.source.toString();
  }

  private refuseWhereMailsAreSent(): void {
    const { demoAccounts, smtpUrl } = this.config;
    if (!demoAccounts || smtpUrl !== undefined) throw new Refusal('request.notFound');
  }
}
