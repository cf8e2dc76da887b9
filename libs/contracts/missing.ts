import type { LocalizedText } from '#domain/measures/measure.js';
import { listed } from './listed.js';
import { Refusal } from './problems.js';

const A_REASON: LocalizedText = { zh: '理由', en: 'a reason' };

/**
 * The refusal of what needs a reason.
 * @param path the field of the body that it belongs in, as in `request.invalid`
 * @param what what the reason is for, where the field alone does not say it
 */
export function reasonRequired(path = 'reason', what: LocalizedText = A_REASON): Refusal {
  return reasonsRequired([{ path, what }]);
}

/** The same of several fields at once. */
export function reasonsRequired(of: readonly { readonly path: string; readonly what: LocalizedText }[]): Refusal {
  const { zh: whatZh, en: whatEn } = listed(of.map(({ what }) => what));
  const errors = of.map(({ path, what }) => ({
    path,
    code: 'required',
    detail: { zh: `请写明${what.zh}`, en: `give ${what.en}` },
  }));
  return new Refusal('case.reasonRequired', { whatZh, whatEn }, { errors });
}

/** Items of a list as a sentence calls them. Each is a clause of its own, often with a comma in it. */
export function itemsInWords(items: readonly { readonly text: LocalizedText }[]): { itemsZh: string; itemsEn: string } {
  return { itemsZh: items.map(({ text }) => text.zh).join('；'), itemsEn: items.map(({ text }) => text.en).join('; ') };
}

/** What a refusal says of items that are still to be done, or that fail: their names in the sentence, their ids beside it. */
export function itemsNamed(
  items: readonly { readonly id: string; readonly name: LocalizedText }[],
  member: 'missing' | 'failed',
): readonly [params: { count: number; itemsZh: string; itemsEn: string }, details: Record<string, string[]>] {
  const { zh: itemsZh, en: itemsEn } = listed(items.map(({ name }) => name));
  return [{ count: items.length, itemsZh, itemsEn }, { [member]: items.map(({ id }) => id) }];
}
