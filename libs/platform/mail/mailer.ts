import nodemailer, { type SendMailOptions } from 'nodemailer';
import { PRODUCT } from '#domain/common/product.js';
import { ConfigError, type Config } from '../config/config.js';

export interface OutgoingMail {
  /** Of its row: becomes its Message-ID, so that a mail that goes out twice is known as one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An invitation for a calendar. */
  readonly calendar?: string;
}

/** Takes mails and hands them on. */
export interface Mailer {
  /**
   * @returns the mail itself where nobody has taken it, to be kept instead
   * @throws {MailRefused} where it will never be taken, another error where it may be taken later
   */
  send(mail: OutgoingMail): Promise<Buffer | undefined>;
  close(): void;
}

/** The server refused this mail for good: no such mailbox, or nothing it would ever take. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** What a server says no to because of the mail itself; a refused sign-in or sender is the configuration's fault, and may be mended. */
const OF_THE_MAIL = ['RCPT TO', 'DATA'];
const OF_TRIAL = `${PRODUCT.en} <guohe@guohe.invalid>`;
const CONNECTIONS = 5;

/**
 * The way mails take: the server of the configuration; where there is none and demo accounts are allowed, none leaves this
 * machine and each is captured; otherwise undefined, and they wait.
 * @throws {ConfigError} where the server refuses the user
 */
export async function openMailer(config: Config): Promise<Mailer | undefined> {
  if (config.smtpUrl !== undefined) return smtpMailer(config.smtpUrl, config.mailFrom as string);
  return config.demoAccounts ? capturingMailer(config.mailFrom ?? OF_TRIAL) : undefined;
}

async function smtpMailer(smtpUrl: string, from: string): Promise<Mailer> {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const transport = nodemailer.createTransport({
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    pool: true,
    maxConnections: CONNECTIONS,
    // Mails open accounts: neither they nor a password travel in the clear, except on this machine.
    requireTLS: !['localhost', '127.0.0.1', '::1'].includes(host),
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await transport.verify().catch((error: unknown) => {
    // Only what is certain stops the start: a server that is away comes back.
    if (!isOf(error, 'EAUTH')) return;
    transport.close();
    throw new ConfigError(['SMTP_URL names a user whom the server does not let in. Correct its user and password.']);
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail(envelope(mail, from));
      } catch (error) {
        const { command = '', responseCode = 0 } = error as { command?: string; responseCode?: number };
        if (responseCode >= 500 && OF_THE_MAIL.includes(command)) throw new MailRefused((error as Error).message);
        throw error;
      }
      return undefined;
    },
    close: () => transport.close(),
  };
}

function capturingMailer(from: string): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => (await transport.sendMail(envelope(mail, from))).message as Buffer,
    close: () => transport.close(),
  };
}

function envelope({ id, to, subject, text, html, calendar }: OutgoingMail, from: string): SendMailOptions {
  const domain = /@([^>]+)>?$/.exec(from)?.[1] ?? 'guohe.invalid';
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    // RFC 3834: whoever is away does not answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(calendar && { icalEvent: { filename: 'invitation.ics', method: methodOf(calendar), content: calendar } }),
  };
}

/** RFC 6047: the mail names the method that the calendar has. */
function methodOf(calendar: string): string {
  return /^METHOD:(\S+)/m.exec(calendar)?.[1] ?? 'PUBLISH';
}

function isOf(error: unknown, code: string): boolean {
  return (error as { code?: string } | null)?.code === code;
}
