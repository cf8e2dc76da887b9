import type { DataSource } from 'typeorm';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { isId, wrongCall } from '../case-id.js';

/** A receipt number, such as GHSL-2026-000012. */
const RECEIPT = /^[A-Za-z][A-Za-z0-9-]{3,40}$/;

/** The case of this id, or of the dossier with this receipt number. @throws {StartFailure} where there is none */
export async function findCase(record: DataSource, idOrReceipt: string): Promise<ProcedureCase> {
  if (!isId(idOrReceipt) && !RECEIPT.test(idOrReceipt)) {
    throw wrongCall(
      `"${idOrReceipt}" is neither the id of a case nor the number of a receipt (既非事项编号，也非回执编号).`,
    );
  }
  const { caseById } = await import('#persistence/record/cases.js');
  const id = isId(idOrReceipt) ? idOrReceipt : await caseOfReceipt(record, idOrReceipt);
  const theCase = id === undefined ? null : await caseById(record, id);
  if (!theCase) throw new StartFailure(`There is no case ${idOrReceipt} (没有这一事项).`);
  return theCase;
}

async function caseOfReceipt(record: DataSource, receipt: string): Promise<string | undefined> {
  const [row] = await record.query<{ id: string }[]>(
    `SELECT c.id FROM dossier d JOIN procedure_case c ON c.subject_id = d.id AND c.kind = 'accreditation'
     WHERE d.receipt_number = $1`,
    [receipt],
  );
  return row?.id;
}
