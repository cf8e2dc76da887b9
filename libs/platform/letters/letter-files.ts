import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LETTER_KINDS, type LetterKind } from '#domain/letters/letter.js';

/** A template of a letter as its file has it: `<kind>.<version>.liquid`. */
export interface LetterTemplateFile {
  readonly kind: LetterKind;
  readonly version: number;
  readonly body: string;
}

const NAME = /^(\w+)\.([1-9]\d*)\.liquid$/;

/** Every template of a folder (seeds/letters). @throws {Error} naming a file of an unknown kind */
export async function readLetterTemplates(folder: string): Promise<LetterTemplateFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.liquid')).sort();
  return Promise.all(
    names.map(async (name) => {
      const [, given, version] = NAME.exec(name) ?? [];
      const kind = LETTER_KINDS.find((each) => each === given);
      if (!kind)
        throw new Error(
          `${join(folder, name)}: is called <kind>.<version>.liquid, with a kind of ${LETTER_KINDS.join(', ')}`,
        );
      return { kind, version: Number(version), body: await readFile(join(folder, name), 'utf8') };
    }),
  );
}
