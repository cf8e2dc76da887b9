import fc from 'fast-check';
import { mergePart } from './merge.js';

const row = (id: string, name: string, evidence: string[] = []) => ({ id, name, evidence });
const base = { schemaVersion: 1, name: '基地', rows: [row('a', '甲'), row('b', '乙'), row('c', '丙')] };

describe('merging what two have changed in one part', () => {
  it('takes what only one of them changed, in fields and in rows', () => {
    const ours = { ...base, name: '新名', rows: [row('a', '甲'), row('b', '乙改'), row('c', '丙')] };
    const theirs = { ...base, rows: [row('a', '甲改'), row('b', '乙'), row('c', '丙'), row('d', '丁')] };
    expect(mergePart(base, ours, theirs)).toEqual({
      content: {
        schemaVersion: 1,
        name: '新名',
        rows: [row('a', '甲改'), row('b', '乙改'), row('c', '丙'), row('d', '丁')],
      },
      conflicts: [],
    });
  });

  it('keeps the rows that each of them added, and drops those that one of them deleted untouched', () => {
    const ours = { rows: [base.rows[0], base.rows[2], row('x', '我')] };
    const theirs = { rows: [...base.rows, row('y', '他')] };
    const { content, conflicts } = mergePart({ rows: base.rows }, ours, theirs);
    expect((content['rows'] as { id: string }[]).map(({ id }) => id)).toEqual(['a', 'c', 'y', 'x']);
    expect(conflicts).toEqual([]);
  });

  it('puts before a person what both changed differently, and a row that one deleted and the other changed', () => {
    const ours = { ...base, name: '甲名', rows: [row('a', '甲'), row('c', '丙')] };
    const theirs = { ...base, name: '乙名', rows: [row('a', '甲'), row('b', '乙改'), row('c', '丙')] };
    const { content, conflicts } = mergePart(base, ours, theirs);
    expect(conflicts).toEqual([
      { path: 'name', ours: '甲名', theirs: '乙名' },
      { path: 'rows[b]', theirs: row('b', '乙改') },
    ]);
    expect(content).toMatchObject({ name: '甲名', rows: [{ id: 'a' }, { id: 'c' }] });
    const chosen = mergePart(base, ours, theirs, { name: 'theirs', 'rows[b]': 'theirs' });
    expect(chosen.content).toEqual(theirs);
  });

  it('merges files and codes as sets: what each added stays, what one removed is gone', () => {
    const was = { evidence: ['1', '2'] };
    expect(mergePart(was, { evidence: ['1', '2', '3'] }, { evidence: ['2', '4'] }).content).toEqual({
      evidence: ['2', '4', '3'],
    });
  });

  it('keeps the order of whoever has moved rows', () => {
    const moved = { rows: [base.rows[2], base.rows[0], base.rows[1]] };
    const changed = { rows: [row('a', '甲改'), base.rows[1], base.rows[2]] };
    const { content } = mergePart({ rows: base.rows }, moved, changed);
    expect((content['rows'] as { id: string; name: string }[]).map(({ name }) => name)).toEqual(['丙', '甲改', '乙']);
  });

  it('gives back what one has written where the other has changed nothing, and loses no row that somebody added', () => {
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        name: fc.constantFrom('甲', '乙'),
        evidence: fc.constant([]),
      }),
      { selector: ({ id }) => id },
    );
    const part = fc.record({ name: fc.constantFrom('甲', '乙', '丙'), rows });
    fc.assert(
      fc.property(part, part, part, (was, ours, theirs) => {
        expect(mergePart(was, ours, was)).toEqual({ content: ours, conflicts: [] });
        expect(mergePart(was, was, theirs)).toEqual({ content: theirs, conflicts: [] });
        const known = new Set(was.rows.map(({ id }) => id));
        const kept = new Set((mergePart(was, ours, theirs).content['rows'] as { id: string }[]).map(({ id }) => id));
        for (const { id } of [...ours.rows, ...theirs.rows]) if (!known.has(id)) expect(kept.has(id)).toBe(true);
      }),
    );
  });
});
