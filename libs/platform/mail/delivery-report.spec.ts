import { readDeliveryReport } from './delivery-report.js';

const ID = '018f4e2a-7b1c-7c3e-9a52-3f1d2c4b5a69';

/** As Postfix writes it. */
const report = (more: { action?: string; id?: string; status?: string } = {}) =>
  [
    'From: MAILER-DAEMON@mx.example.org',
    'Message-Id: <20261120013000.4F2A1@mx.example.org>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Undelivered mail.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; gone@guohe.example',
    `Action: ${more.action ?? 'failed'}`,
    `Status: ${more.status ?? '5.1.1'}`,
    'Diagnostic-Code: smtp; 550 5.1.1 no such',
    '    mailbox here',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${more.id ?? ID}@guohe.example>`,
    'Subject: x',
    '--b--',
    '',
  ].join('\r\n');

describe('a report of delivery', () => {
  it('names the mail, and why it failed', () => {
    expect(readDeliveryReport(report())).toEqual({
      mailId: ID,
      failed: true,
      reason: '5.1.1 550 5.1.1 no such mailbox here',
    });
  });

  it.each(['delayed', 'relayed', 'delivered', 'expanded'])(
    'says of a mail that is %s that it has not failed',
    (action) => {
      expect(readDeliveryReport(report({ action }))).toMatchObject({ mailId: ID, failed: false });
    },
  );

  it('is none where it is another mail, or about one that is not ours', () => {
    expect(readDeliveryReport('')).toBeUndefined();
    expect(readDeliveryReport('Subject: I am away\n\nUntil Monday.')).toBeUndefined();
    expect(readDeliveryReport(report({ id: 'abc' }))).toBeUndefined();
  });

  it('is read in a moment, whatever it holds', () => {
    const began = Date.now();
    readDeliveryReport(`${report()}${'message-id: <'.repeat(20_000)}`);
    readDeliveryReport(`${report()}${'\n \t'.repeat(80_000)}`);
    expect(Date.now() - began).toBeLessThan(1_000);
  });
});
