import { parseUnits } from './recommending-units.js';

const unit = (key: string, districts: readonly string[]) => ({
  key,
  name: { zh: '某区科技主管部门', en: 'An authority' },
  districts,
  mark: 'A',
});
const codes = (json: unknown) => {
  const parsed = parseUnits(json);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('recommending units of a release', () => {
  it('answer for districts of Beijing, each for its own, with names in both languages and a mark', () => {
    expect(codes([unit('a', ['110108']), unit('b', ['110105', '110101'])])).toEqual([]);
    expect(codes([unit('a', ['310101'])])).toEqual(['/0/districts/0 measure.notInList']);
    expect(codes([unit('a', ['110108']), unit('b', ['110108'])])).toEqual([' measure.duplicate']);
    expect(codes([unit('a', []), unit('a', [])])).toEqual([' measure.duplicate']);
    expect(codes([{ ...unit('a', []), name: { zh: '某' } }])).toEqual(['/0/name/en measure.missing']);
    expect(codes([{ ...unit('a', []), mark: 'B' }])).toEqual(['/0/mark measure.notInList']);
  });
});
