import { readFile } from 'node:fs/promises';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { BaseType } from '#domain/measures/vocabulary.js';

interface Named {
  readonly id: string;
  readonly kind?: string;
  readonly name: LocalizedText;
}
interface Checked {
  readonly id: string;
  readonly text: LocalizedText;
}
interface Rules {
  readonly expertCriteria: readonly Named[];
  readonly indicators: readonly Named[];
  readonly onsiteChecklist: readonly Checked[];
  readonly formalCheckItems: readonly Checked[];
}
interface MeasureText {
  readonly common: Pick<Rules, 'onsiteChecklist'>;
  readonly types: Readonly<Record<BaseType, Rules>>;
}

/** What a type is asked for, in one language and in the order of the measures. */
export interface Asked {
  readonly criteria: readonly string[];
  /** What data answer. */
  readonly indicators: readonly string[];
  /** On site: what every type is asked first, then its own. */
  readonly onSite: readonly string[];
  /** Of the formal check, by its item: what is asked of this type alone. */
  readonly check: ReadonlyMap<string, string>;
}

/** @returns what the measures ask of a type, as they are released */
export async function readAsked(measureId: string): Promise<(type: BaseType, language: keyof LocalizedText) => Asked> {
  const { common, types } = JSON.parse(await readFile(`seeds/measures/${measureId}.json`, 'utf8')) as MeasureText;
  return (type, language) => {
    const { expertCriteria, indicators, onsiteChecklist, formalCheckItems } = types[type];
    return {
      criteria: expertCriteria.map(({ name }) => name[language]),
      indicators: indicators.filter(({ kind }) => kind === 'data').map(({ name }) => name[language]),
      onSite: [...common.onsiteChecklist, ...onsiteChecklist].map(({ text }) => text[language]),
      check: new Map(formalCheckItems.map(({ id, text }) => [id, text[language]])),
    };
  };
}
