import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import {
  forgetCaptured,
  forgetFailed,
  mailFailed,
  mailPutOff,
  mailSent,
  takeDueMails,
  type CapturedMail,
  type DueMail,
} from '#persistence/record/mail/outbox.js';
import { MAIL_TEMPLATES, mailText } from '#persistence/record/mail/templates.js';
import { currentTemplates, templateCalled, type Template } from '#persistence/record/templates.js';
import { Rounds } from '#platform/process/rounds.js';
import { mailHtml } from '#platform/mail/mail-html.js';
import { MailRefused, type Mailer } from '#platform/mail/mailer.js';

const PAGE = 20;
const POLL_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 3_600_000;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 1_800;
/** What is older tells nobody anything new. */
const GIVEN_UP_AFTER_MS = 3 * 24 * 3_600_000;

/**
 * Sends the mails that were committed with what they tell. Any number of workers may do so: each mail is taken by one. One that
 * is killed between the server's yes and its own note of it sends that mail again, under the same Message-ID: it is never lost.
 */
export class Postman {
  private readonly rounds = new Rounds(
    () => this.send().then(() => this.tidy()),
    POLL_EVERY_MS,
    (error) => this.logger.warn({ err: error }, 'mails pause'),
  );
  private tidyAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.rounds.start();
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
    this.mailer.close();
  }

  private async send(): Promise<void> {
    for (let taken = PAGE; taken === PAGE && !this.rounds.stopping;) {
      const mails = await takeDueMails(this.dataSource, PAGE);
      taken = mails.length;
      if (taken === 0) return;
      const templates = await currentTemplates(this.dataSource, MAIL_TEMPLATES);
      await Promise.all(mails.map((mail) => this.deliver(mail, templates)));
    }
  }

  private async deliver(mail: DueMail, templates: readonly Template[]): Promise<void> {
    if (mail.waitedMs > GIVEN_UP_AFTER_MS) {
      this.logger.warn({ mail: mail.id, kind: mail.kind, attempts: mail.attempts }, 'a mail is given up');
      return mailFailed(this.dataSource, mail.id, mail.lastError ?? 'it waited for too long', 'givenUp');
    }
    let captured: CapturedMail | undefined;
    try {
      const { subject, text, html } = written(mail, templates);
      const calendar = mail.calendar ?? undefined;
      const source = await this.mailer.send({ id: mail.id, to: mail.address, subject, text, html, calendar });
      captured = source && { subject, text, source };
    } catch (error) {
      await this.failed(mail, error as Error);
      return;
    }
    await mailSent(this.dataSource, mail.id, captured);
  }

  private async failed(mail: DueMail, error: Error): Promise<void> {
    const { id, kind, attempts } = mail;
    const why = error.message.slice(0, 500);
    if (error instanceof MailRefused) {
      this.logger.warn({ mail: id, kind, attempts }, 'a mail is refused for good');
      return mailFailed(this.dataSource, id, why, 'refused');
    }
    this.logger.warn({ mail: id, kind, attempts, reason: error.name }, 'a mail is not sent yet');
    const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
    await mailPutOff(this.dataSource, id, why, pause);
  }

  private async tidy(): Promise<void> {
    if (Date.now() < this.tidyAt) return;
    this.tidyAt = Date.now() + TIDY_EVERY_MS;
    await forgetCaptured(this.dataSource);
    await forgetFailed(this.dataSource);
  }
}

function written({ kind, locale, params }: DueMail, templates: readonly Template[]) {
  const template = templateCalled(templates, kind, locale);
  if (!template) throw new Error(`there is no template of ${kind} in ${locale}: \`guohe seed\` brings it`);
  const { title, paragraphs } = mailText(template.body, params);
  return { subject: title, text: `${paragraphs.join('\n\n')}\n`, html: mailHtml(paragraphs, locale) };
}
