import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAIL_KINDS, type MailKind } from '#contracts/mail.js';

/** A template of mails as its file has it: `<kind>.<zh|en>.liquid`. */
export interface MailTemplateFile {
  readonly kind: MailKind;
  readonly locale: 'zh' | 'en';
  readonly body: string;
}

const NAME = /^(\w+)\.(zh|en)\.liquid$/;

/** Every template of a folder (seeds/mail), each kind in both languages. @throws {Error} naming the file that is missing or too much */
export async function readMailTemplates(folder: string): Promise<MailTemplateFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.liquid')).sort();
  const wanted = MAIL_KINDS.flatMap((kind) => [`${kind}.en.liquid`, `${kind}.zh.liquid`]).sort();
  const odd = [...names.filter((each) => !wanted.includes(each)), ...wanted.filter((each) => !names.includes(each))];
  if (odd.length > 0) {
    throw new Error(
      `${join(folder, odd[0] as string)}: the folder holds <kind>.zh.liquid and <kind>.en.liquid of each of ${MAIL_KINDS.join(', ')}`,
    );
  }
  return Promise.all(
    names.map(async (name) => {
      const [, kind, locale] = NAME.exec(name) as unknown as [string, MailKind, 'zh' | 'en'];
      return { kind, locale, body: await readFile(join(folder, name), 'utf8') };
    }),
  );
}
