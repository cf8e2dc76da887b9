import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { ConnectionLike } from '@temporalio/client';

/**
 * By what an operator finds the run of a case in Temporal. Set at its start only: what changes, such as the state, is the
 * record's to know, and each change here would cost a step of the run.
 */
const CASE_ID = defineSearchAttributeKey('GuoheCaseId', 'KEYWORD');
const KIND = defineSearchAttributeKey('GuoheKind', 'KEYWORD');
const RECEIPT = defineSearchAttributeKey('GuoheReceipt', 'KEYWORD');
const KEYS = [CASE_ID, KIND, RECEIPT];

/** `INDEXED_VALUE_TYPE_KEYWORD` of the API. */
const KEYWORD = 2;

export interface CaseOfRun {
  readonly caseId: string;
  readonly kind: string;
  readonly receiptNumber: string | null;
}

export function searchAttributesOf({ caseId, kind, receiptNumber }: CaseOfRun): TypedSearchAttributes {
  return new TypedSearchAttributes([
    { key: CASE_ID, value: caseId },
    { key: KIND, value: kind },
    ...(receiptNumber === null ? [] : [{ key: RECEIPT, value: receiptNumber }]),
  ]);
}

/** Names of those that the namespace does not know; a start that bears one of them would be refused. */
export async function missingSearchAttributes(connection: ConnectionLike, namespace: string): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return KEYS.map(({ name }) => name).filter((name) => !Object.hasOwn(customAttributes ?? {}, name));
}

/** Registers those that are missing. @returns their names */
export async function registerSearchAttributes(connection: ConnectionLike, namespace: string): Promise<string[]> {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length > 0) {
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  }
  return missing;
}
