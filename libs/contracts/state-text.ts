import type { LocalizedText } from '#domain/measures/measure.js';
import { sentence } from './problems.js';
import { STATE_TEXTS, text } from './texts.js';

const SILENT: LocalizedText = {
  zh: '报送期限已于 {dueOn} 届满，未报送',
  en: 'Nothing was filed: the limit passed on {dueOn}',
};

/** A state in words. `of`: what the case's outcome or the trail's entry says besides: nobody scored who was silent. */
export function stateText(state: string, of: Readonly<Record<string, unknown>>): LocalizedText {
  if (state !== 'scored' || of['exception'] !== 'silent') return text(STATE_TEXTS, state);
  return sentence(SILENT, { dueOn: String(of['filingDueOn'] ?? '') });
}
