import { BASE_TYPES, type BaseType } from '#domain/measures/vocabulary.js';
import type { Schemas } from '../api/client.js';
import type { Say } from '../app/language.js';
import type { ActField } from '../common/act-form.js';
import { TYPE_TEXTS } from '../common/words.js';

type Guide = Pick<Schemas['BatchDto'], 'quotas'>;

/** The types for which a batch has places. */
export const typesCalledFor = ({ quotas }: Guide): readonly BaseType[] =>
  BASE_TYPES.filter((type) => (quotas[type] ?? 0) > 0);

/** How many places it has for each of them, in a line. */
export const placesText = (batch: Guide, say: Say): string =>
  typesCalledFor(batch)
    .map((type) => `${say(TYPE_TEXTS[type])} ${batch.quotas[type]}`)
    .join(say('，', ', '));

/** 申报类型: one of those that the batch calls for. */
export const typeField = (batch: Guide, say: Say): ActField => ({
  kind: 'choice',
  name: 'type',
  label: { zh: '申报类型', en: 'Type' },
  options: typesCalledFor(batch).map((type) => ({ value: type, label: say(TYPE_TEXTS[type]) })),
});
