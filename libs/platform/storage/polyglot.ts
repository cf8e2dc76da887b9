import { open } from 'node:fs/promises';

const HEAD_BYTES = 4_096;
/** A zip file ends with its directory's record and a comment of 64 KB at most. */
const TAIL_BYTES = 65_536 + 22;
/** What a browser would run that guessed at the content. Only at the beginning: in the midst of a picture anything may stand. */
const MARKUP = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|\?php)[\s>]/i;
/** The end of a zip's directory, with whose help the whole file opens as an archive, too. */
const END_OF_ZIP = Buffer.from('504b0506', 'hex');

/** Is a file that passes for a document or a picture a web page or an archive at the same time? Such a file is made to deceive. */
export async function isPolyglot(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
    await handle.read(head, 0, head.length, 0);
    if (MARKUP.test(head.toString('latin1'))) return true;
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const at = tail.lastIndexOf(END_OF_ZIP);
    // Four bytes alone may be chance: the length of the comment must lead to the end of the file.
    return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
  } finally {
    await handle.close();
  }
}
