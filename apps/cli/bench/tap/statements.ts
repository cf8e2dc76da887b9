import { travelsAhead } from '#persistence/scoped-query.js';

/** A statement as it was sent to PostgreSQL, with its parameters in text form. */
export interface SentStatement {
  readonly sql: string;
  readonly values: readonly (string | null)[];
}

const HEADER_BYTES = 5;

/** Reads what a client says on one connection to PostgreSQL (protocol 3) and tells of every statement that it has run. */
export class StatementReader {
  private rest = Buffer.alloc(0);
  private begun = false;
  private readonly prepared = new Map<string, string>();
  private bound: SentStatement | undefined;

  constructor(private readonly hear: (statement: SentStatement) => void) {}

  read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    // The first message has no kind: its length, then the parameters of the connection.
    if (!this.begun) {
      if (this.rest.length < 4 || this.rest.length < this.rest.readInt32BE(0)) return;
      this.rest = this.rest.subarray(this.rest.readInt32BE(0));
      this.begun = true;
    }
    while (this.rest.length >= HEADER_BYTES) {
      const length = 1 + this.rest.readInt32BE(1);
      if (this.rest.length < length) return;
      this.message(String.fromCharCode(this.rest[0] as number), this.rest.subarray(HEADER_BYTES, length));
      this.rest = this.rest.subarray(length);
    }
  }

  private message(kind: string, content: Buffer): void {
    if (kind === 'Q') this.hear({ sql: stringAt(content, 0).text, values: [] });
    if (kind === 'P') {
      const name = stringAt(content, 0);
      this.prepared.set(name.text, stringAt(content, name.end).text);
    }
    if (kind === 'B') this.bound = this.bind(content);
    // The scope travels in the message of the statement for which it is: no round trip, no statement of its own.
    if (kind === 'E' && this.bound && !travelsAhead(this.bound.sql)) this.hear(this.bound);
  }

  private bind(content: Buffer): SentStatement {
    const name = stringAt(content, stringAt(content, 0).end);
    const formats = content.readInt16BE(name.end);
    let at = name.end + 2 + 2 * formats;
    const count = content.readInt16BE(at);
    at += 2;
    const values: (string | null)[] = [];
    for (let index = 0; index < count; index += 1) {
      const length = content.readInt32BE(at);
      at += 4;
      values.push(length < 0 ? null : content.toString('utf8', at, at + length));
      at += Math.max(0, length);
    }
    return { sql: this.prepared.get(name.text) ?? '', values };
  }
}

function stringAt(content: Buffer, from: number): { readonly text: string; readonly end: number } {
  const end = content.indexOf(0, from);
  return { text: content.toString('utf8', from, end), end: end + 1 };
}
