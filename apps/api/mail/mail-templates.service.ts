import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import type { ActorRef } from '#contracts/actor.js';
import { MAIL_KINDS, MAIL_SAMPLES, type MailKind } from '#contracts/mail.js';
import { Refusal } from '#contracts/problems.js';
import { mailWanted } from '#persistence/record/mail/order-mail.js';
import { currentTemplates, mailText, NAMED_IN_ALL, type MailTemplate } from '#persistence/record/mail/templates.js';
import { send } from '#persistence/record/transaction.js';
import { audit } from '#persistence/record/trail.js';
import type { MailPreviewDto, MailTemplateDto } from './mail-templates.dto.js';
import type { MailDto } from './mails.dto.js';
import { MailsService } from './mails.service.js';

/** Of which the ids of templates on the trail are made: a template has a name, not an id. */
const TEMPLATES = '5f3a7a52-5d0c-4bd4-9d0f-0a1d7c1e9b11';

/** What mails say. The commission's own text comes before the release's; every version stays on record. */
@Injectable()
export class MailTemplatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MailsService,
  ) {}

  async list(): Promise<MailTemplateDto[]> {
    return (await currentTemplates(this.dataSource)).map(toDto);
  }

  /** @throws {Refusal} request.notFound, mail.templateUnfit, mail.templateLacks, mail.templateEmpty */
  async write(kind: string, locale: string, body: string, actor: ActorRef): Promise<MailTemplateDto> {
    const present = await this.current(kind, locale);
    tryOut(present.kind, body);
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO mail_template (kind, locale, version, body, written_by)
         SELECT $1, $2, max(version) + 1, $3, $4 FROM mail_template WHERE kind = $1 AND locale = $2`,
        [kind, locale, body, actor.accountId],
      );
      await audit(tx, {
        subject: { kind: 'mailTemplate', id: v5(`${kind}/${locale}`, TEMPLATES) },
        actorId: actor.accountId,
        actorRole: 'administrator',
        action: 'writeTemplate',
        before: { version: present.version },
        after: { body },
      });
    });
    return toDto(await this.current(kind, locale));
  }

  /** The release's text, anew as the last version. @throws {Refusal} request.notFound, and as `write` */
  async restore(kind: string, locale: string, actor: ActorRef): Promise<MailTemplateDto> {
    const { kind: known } = await this.current(kind, locale);
    const [released] = await this.dataSource.query<{ body: string }[]>(
      `SELECT body FROM mail_template WHERE kind = $1 AND locale = $2 AND written_by IS NULL ORDER BY version DESC LIMIT 1`,
      [known, locale],
    );
    if (!released) throw new Refusal('request.notFound');
    return this.write(kind, locale, released.body, actor);
  }

  /**
   * The mail as it would read, with samples for what stands in it; without a `body`, that of the present version.
   * @throws {Refusal} request.notFound, mail.templateUnfit, mail.templateLacks, mail.templateEmpty
   */
  async preview(kind: string, locale: string, body: string | undefined): Promise<MailPreviewDto> {
    const present = await this.current(kind, locale);
    const { title, paragraphs } = tryOut(present.kind, body ?? present.body);
    return { subject: title, text: `${paragraphs.join('\n\n')}\n` };
  }

  /** @throws {Refusal} request.notFound, mail.noAddress */
  async trial(kind: string, locale: string, actor: ActorRef): Promise<MailDto> {
    const { kind: known, locale: language } = await this.current(kind, locale);
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

  /** @throws {Refusal} request.notFound */
  private async current(kind: string, locale: string): Promise<MailTemplate> {
    const found = (await currentTemplates(this.dataSource)).find(
      (each) => each.kind === kind && each.locale === locale && MAIL_KINDS.includes(each.kind),
    );
    if (!found) throw new Refusal('request.notFound');
    return found;
  }
}

/** @throws {Refusal} mail.templateUnfit, mail.templateLacks, mail.templateEmpty */
function tryOut(kind: MailKind, body: string) {
  let written;
  try {
    written = mailText(body, MAIL_SAMPLES[kind]);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal('mail.templateLacks', { what: String(error.params['what'] ?? '') });
    throw new Refusal('mail.templateUnfit', { what: (error as Error).message.slice(0, 200) });
  }
  if (written.title === '' || written.paragraphs.length === 0) throw new Refusal('mail.templateEmpty');
  return written;
}

function toDto({ writtenAt, ...template }: MailTemplate): MailTemplateDto {
  return {
    ...template,
    writtenAt: writtenAt.toISOString(),
    names: [...Object.keys(MAIL_SAMPLES[template.kind]), ...Object.keys(NAMED_IN_ALL)],
  };
}
