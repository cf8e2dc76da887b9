import type { Desk } from './desk.js';

/** Where what people type outside of dossiers is kept, and what machines tell of themselves. */
const KEPT_IN: Readonly<Record<string, readonly string[]>> = {
  account: ['display_name'],
  api_token: ['name'],
  base: ['name'],
  batch: ['title'],
  campaign: ['title'],
  delegation: ['reason'],
  dossier: ['base_name'],
  evaluation: ['statement'],
  expert_profile: ['name', 'institution'],
  invitation: ['display_name'],
  letter_draft: ['paragraph'],
  letter_template: ['body'],
  mail_template: ['body'],
  objection: ['objector_name', 'contact', 'statement', 'summary', 'view', 'findings', 'answer'],
  organisation: ['name'],
  procedure_case: ['title'],
  reconsideration: ['grounds'],
  rectification: ['plan', 'interim_report', 'final_report'],
  registration: ['name', 'display_name'],
  session: ['client'],
  subsidy_scheme: ['title'],
  subsidy_voucher: ['number', 'description', 'note'],
};

/** Every such text becomes this one, followed by where it is kept. @returns all of them */
export async function typeEverywhere(desk: Desk, text: string): Promise<readonly string[]> {
  const kept = Object.entries(KEPT_IN).flatMap(([table, columns]) => columns.map((column) => [table, column] as const));
  for (const [table, column] of kept)
    await desk.rows(`UPDATE ${table} SET ${column} = $1`, [`${text} ${table}.${column}`]);
  // What an officer adds to a letter stands where its template wants it.
  await desk.rows(`UPDATE letter_template SET body = body || $1`, ['\n\n{% if paragraph %}{{ paragraph }}{% endif %}']);
  return kept.map(([table, column]) => `${text} ${table}.${column}`);
}
