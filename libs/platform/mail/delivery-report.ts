/** What a mail server reports of a mail that it had taken (RFC 3464). */
export interface DeliveryReport {
  /** The mail, by its Message-ID, which is the id of its row. */
  readonly mailId: string;
  /** It did not and will not reach anybody; otherwise it is late, was passed on, or arrived. */
  readonly failed: boolean;
  /** Status and words of the server, for people. */
  readonly reason: string;
}

const ID = /^message-id:\s*<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/gim;
const LONGEST_REASON = 500;

/**
 * Reads a report as it came into the mailbox of the sender: fields of the failed recipient, and the headers of the mail that came back
 * with it. Its own Message-ID is none of ours, so the last that looks like one of ours is the mail's.
 * @returns undefined where it is no such report, or of a mail that is not ours
 */
export function readDeliveryReport(source: string): DeliveryReport | undefined {
  if (!/^content-type:\s*message\/delivery-status/im.test(source)) return undefined;
  const text = source.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(text)?.[1]?.trim();
  const action = field('action');
  const mailId = [...text.matchAll(ID)].at(-1)?.[1];
  if (action === undefined || mailId === undefined) return undefined;
  // "smtp; 550 5.1.1 no such user": the words behind the kind of code.
  const words = field('diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '');
  const reason = [field('status'), words].filter(Boolean).join(' ').slice(0, LONGEST_REASON);
  return { mailId: mailId.toLowerCase(), failed: action.toLowerCase() === 'failed', reason: reason || 'it came back' };
}
