import { filesOfPart } from '#domain/dossier/files.js';

/** A row of a table as JSON has it. */
export type Row = Readonly<Record<string, unknown>>;

/** Where rows of the evidence refer to files; a dossier's parts do so inside their content. A column of files that is not here fails a test. */
export const FILE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  indicator_value: ['evidence', 'verified_evidence'],
  visit_mark: ['photos'],
  objection: ['view_files'],
  objection_file: ['file_id'],
  reconsideration: ['files'],
  subsidy_voucher: ['file_id'],
};

/** Ids of the files that belong to these rows. An id that somebody typed into a text brings no file along. */
export function filesOf(rows: ReadonlyMap<string, readonly Row[]>): string[] {
  const handedIn = (rows.get('dossier_part') ?? []).flatMap(({ content }) => filesOfPart(content as object));
  const referredTo = Object.entries(FILE_COLUMNS).flatMap(([table, columns]) =>
    (rows.get(table) ?? []).flatMap((row) => columns.flatMap((column) => row[column] as string | string[])),
  );
  return [...new Set([...handedIn, ...referredTo])];
}
