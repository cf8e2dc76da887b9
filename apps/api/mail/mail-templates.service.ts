import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { MAIL_SAMPLES, type MailKind } from '#contracts/mail.js';
import { PERMISSIONS } from '#contracts/permissions.js';
import { Refusal } from '#contracts/problems.js';
import { mailWanted } from '#persistence/record/mail/order-mail.js';
import { MAIL_TEMPLATES } from '#persistence/record/mail/templates.js';
import { tryOut, type Template } from '#persistence/record/templates.js';
import { send } from '#persistence/record/transaction.js';
import { audit } from '#persistence/record/trail.js';
import type { WriteTemplateDto } from '../templates/templates.dto.js';
import { templateDto, WrittenTemplates } from '../templates/written-templates.service.js';
import type { MailPreviewDto, MailTemplateDto } from './mail-templates.dto.js';
import type { MailDto } from './mails.dto.js';
import { MailsService } from './mails.service.js';

/** What mails say. */
@Injectable()
export class MailTemplatesService {
  private readonly templates: WrittenTemplates;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MailsService,
  ) {
    const writers = PERMISSIONS['manage:mailTemplate'];
    this.templates = new WrittenTemplates(dataSource, {
      sort: MAIL_TEMPLATES,
      subject: 'mailTemplate',
      writers,
      permission: 'permission:manage:mailTemplate',
    });
  }

  async list(): Promise<MailTemplateDto[]> {
    return (await this.templates.list()).map(toDto);
  }

  /** @throws {Refusal} as `WrittenTemplates.write` */
  async write(kind: string, locale: string, body: WriteTemplateDto, actor: ActorRef): Promise<MailTemplateDto> {
    return toDto(await this.templates.write([kind, locale], body, actor));
  }

  /** @throws {Refusal} request.notFound */
  async restore(kind: string, locale: string, actor: ActorRef): Promise<MailTemplateDto> {
    return toDto(await this.templates.restore([kind, locale], actor));
  }

  /**
   * The mail as it would read, with samples for what stands in it; without a `body`, that of the present version.
   * @throws {Refusal} request.notFound, and as `tryOut`
   */
  async preview(kind: string, locale: string, body: string | undefined): Promise<MailPreviewDto> {
    const present = await this.templates.get(kind, locale);
    const { title, paragraphs } = tryOut(MAIL_TEMPLATES, present.name, body ?? present.body);
    return { subject: title, text: `${paragraphs.join('\n\n')}\n` };
  }

  /** @throws {Refusal} request.notFound, mail.noAddress */
  async trial(kind: string, locale: string, actor: ActorRef): Promise<MailDto> {
    const { kind: known, locale: language } = toDto(await this.templates.get(kind, locale));
    const { accountId } = actor;
    const [self] = await this.dataSource.query<{ email: string }[]>(
      `SELECT email FROM account WHERE id = $1 AND email_verified_at IS NOT NULL`,
      [accountId],
    );
    if (!self) throw new Refusal('mail.noAddress');
    const order = { to: self.email, template: known, params: MAIL_SAMPLES[known], locale: language, accountId };
    const wanted = mailWanted(order);
    const id = wanted.values[0] as string;
    await this.dataSource.transaction(async (tx) => {
      await send(tx, wanted);
      await audit(tx, {
        subject: { kind: 'mail', id },
        actorId: accountId,
        actorRole: 'administrator',
        action: 'tryTemplate',
        after: { kind, locale },
      });
    });
    return this.mails.get(id);
  }
}

function toDto(template: Template): MailTemplateDto {
  const [kind, locale] = template.name as [MailKind, 'zh' | 'en'];
  return { kind, locale, ...templateDto(MAIL_TEMPLATES, template) };
}
