/** 推荐单位 as they come with a release: seeds/reference/recommending-units.json. */
import { BEIJING_DISTRICTS } from '../identifiers/district.js';
import type { Decoded, MeasureProblem, Report } from '../measures/decode.js';
import { list, localized, object, oneOf, text } from '../measures/decode.js';
import { MARKS } from '../measures/vocabulary.js';

const unit = object({
  /** By what the release knows it again. */
  key: text,
  name: localized,
  /** Division codes of the districts that it answers for. */
  districts: list(oneOf(Object.keys(BEIJING_DISTRICTS))),
  mark: oneOf(MARKS),
});
const file = list(unit);

export type ReleasedUnit = Decoded<typeof unit>;

export type ParsedUnits =
  | { readonly ok: true; readonly units: readonly ReleasedUnit[] }
  | { readonly ok: false; readonly problems: readonly MeasureProblem[] };

/** No two of one key, and for no district two. */
export function parseUnits(json: unknown): ParsedUnits {
  const problems: MeasureProblem[] = [];
  const report: Report = (path, code, zh, en) => {
    problems.push({ path, code, message: { zh: `${path || '/'}：${zh}`, en: `${path || '/'} ${en}` } });
  };
  const units = file(json, '', report);
  if (problems.length > 0) return { ok: false, problems };
  for (const key of repeated(units.map((each) => each.key))) {
    report('', 'measure.duplicate', `推荐单位重复：${key}`, `names the unit ${key} twice`);
  }
  for (const district of repeated(units.flatMap(({ districts }) => districts))) {
    report('', 'measure.duplicate', `有两个推荐单位负责 ${district}`, `has two units for ${district}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, units };
}

function repeated(all: readonly string[]): string[] {
  return all.filter((one, at) => all.indexOf(one) !== at);
}
