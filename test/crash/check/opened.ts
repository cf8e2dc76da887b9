import { openedPart, usePersonalDataSeal } from '#persistence/personal-data.js';
import { Seal } from '#platform/crypto/sealed.js';
import { TEST_KEYS } from '../../support/stack.js';

usePersonalDataSeal(Seal.of(TEST_KEYS));

/** A part of a dossier as it was written; in the record its personal data are sealed. */
export function openedContent(part: string, content: unknown): unknown {
  return typeof content === 'object' && content !== null ? openedPart(part, content) : content;
}

/** The same of the answer that saving a part is repeated with. */
export function openedAnswer(path: string, result: unknown): unknown {
  const part = /^\/dossiers\/[^/]+\/parts\/(\w+)$/.exec(path)?.[1];
  if (!part || typeof result !== 'object' || result === null || !('content' in result)) return result;
  return { ...result, content: openedContent(part, result.content) };
}
