import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A template as the release has it: of `notice.zh.liquid` the name is `notice`, `zh`. */
export interface TemplateFile {
  readonly path: string;
  readonly name: readonly string[];
  readonly body: string;
}

const ENDING = '.liquid';

/** The templates of a folder, by these names. @throws {Error} naming the file that is missing or too much */
export async function readTemplates(folder: string, names: readonly (readonly string[])[]): Promise<TemplateFile[]> {
  const present = (await readdir(folder)).filter((file) => file.endsWith(ENDING));
  const wanted = names.map((name) => name.join('.') + ENDING);
  const odd = [
    ...present.filter((file) => !wanted.includes(file)),
    ...wanted.filter((file) => !present.includes(file)),
  ];
  if (odd.length > 0) {
    throw new Error(`${join(folder, odd[0] as string)}: the folder holds one template each of ${wanted.join(', ')}`);
  }
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name.join('.') + ENDING);
      return { path, name, body: await readFile(path, 'utf8') };
    }),
  );
}
