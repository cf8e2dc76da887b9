import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface SmtpHost {
  readonly url: string;
  /** What it has taken in so far, in its order. */
  readonly mails: readonly Email[];
  /** Answers of the server by recipient: these are not taken in. */
  readonly refusals: Map<string, { readonly code: number; readonly message: string }>;
  /** Called when a mail has come in whole, before the server says so. */
  beforeAnswer: (mail: Email) => Promise<void> | void;
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it gets. @param password of the user `guohe`, whom alone it then lets in */
export async function smtpHost({
  password,
  port = 0,
  on = '127.0.0.1',
}: { password?: string; port?: number; on?: string } = {}): Promise<SmtpHost> {
  const mails: Email[] = [];
  const refusals: SmtpHost['refusals'] = new Map();
  const server = new SMTPServer({
    logger: false,
    closeTimeout: 500,
    disabledCommands: ['STARTTLS', ...(password === undefined ? ['AUTH'] : [])],
    authOptional: password === undefined,
    allowInsecureAuth: true,
    onAuth: (given, _, done) => {
      if (given.username === 'guohe' && given.password === password) done(null, { user: 'guohe' });
      else done(Object.assign(new Error('no'), { responseCode: 535 }));
    },
    onRcptTo: ({ address }, _, done) => {
      const refusal = refusals.get(address);
      done(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void (async () => {
          const mail = await PostalMime.parse(Buffer.concat(chunks));
          mails.push(mail);
          await host.beforeAnswer(mail);
          done();
        })();
      });
    },
  });
  server.on('error', () => {}); // a client that was killed
  server.listen(port, on);
  await once(server.server, 'listening');
  const host: SmtpHost = {
    url: `smtp://${password === undefined ? '' : `guohe:${password}@`}${on}:${(server.server.address() as AddressInfo).port}`,
    mails,
    refusals,
    beforeAnswer: () => {},
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  return host;
}
