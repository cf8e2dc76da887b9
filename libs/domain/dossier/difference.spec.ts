import fc from 'fast-check';
import type { Change } from './difference.js';
import { difference } from './difference.js';
import { aDossier, uuid } from './dossier.builder.js';
import type { DossierParts } from './parts.js';

const before = aDossier('park').withRows('tenants', 3);
const id = (index: number) => before.parts.tenants?.rows[index]?.id;

describe('difference of two revisions', () => {
  it('is empty for the same content', () => {
    expect(difference(before.parts, structuredClone(before.parts))).toEqual([]);
  });

  it('names a changed field with its value before and after', () => {
    expect(difference(before.parts, before.with('base', { name: '新名称' }).parts)).toEqual([
      { part: 'base', path: 'name', kind: 'changed', before: before.parts.base?.name, after: '新名称' },
    ]);
  });

  it('matches rows by id: an inserted row makes no other differ', () => {
    const row = { id: uuid(77), evidence: [], name: '新租户' };
    const after = before.with('tenants', { rows: [row, ...(before.parts.tenants?.rows ?? [])] });
    expect(difference(before.parts, after.parts)).toEqual([
      { part: 'tenants', path: `rows[${row.id}]`, kind: 'added', after: row },
    ]);
  });

  it('names a removed row, a changed one and an order that changed', () => {
    const [first, second, third] = before.parts.tenants?.rows ?? [];
    const removed = before.with('tenants', { rows: [first!, { ...third!, name: '改名' }] });
    expect(difference(before.parts, removed.parts)).toEqual([
      { part: 'tenants', path: `rows[${id(1)}]`, kind: 'removed', before: second },
      { part: 'tenants', path: `rows[${id(2)}].name`, kind: 'changed', before: third?.name, after: '改名' },
    ]);
    const turned = before.with('tenants', { rows: [third!, second!, first!] });
    expect(difference(before.parts, turned.parts)).toMatchObject([{ path: 'rows', kind: 'reordered' }]);
  });

  it('goes into lists without ids place by place and takes lists of words as a whole', () => {
    const sources = [{ kind: 'own' as const, amountFen: 1 }];
    const rowId = before.parts.funds?.rows[0]?.id;
    expect(difference(before.parts, before.withRow('funds', 0, { sources }).parts)).toMatchObject([
      { path: `rows[${rowId}].sources[0].amountFen`, kind: 'changed', after: 1 },
    ]);
    expect(difference(before.parts, before.with('base', { fields: ['hydrogen'] }).parts)).toMatchObject([
      { path: 'fields', kind: 'changed', before: ['hydrogen', 'greenEnergy'], after: ['hydrogen'] },
    ]);
  });

  it('names a part and a field that came or went', () => {
    expect(difference(before.parts, before.without('site').parts)).toMatchObject([
      { part: 'site', path: '', kind: 'removed' },
    ]);
    expect(difference(before.without('site', 'facilities').parts, before.parts)).toMatchObject([
      { part: 'site', path: 'facilities', kind: 'added' },
    ]);
  });

  it('finds nothing exactly when nothing differs, and turns around with its arguments', () => {
    const row = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), evidence: fc.constant([]), name: fc.string() });
    const rows = fc.uniqueArray(row, { selector: (each) => each.id });
    const parts = fc.record(
      {
        tenants: fc.record({ schemaVersion: fc.constant(1), rows }),
        base: fc.record({ schemaVersion: fc.constant(1), name: fc.string() }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(parts, parts, (a: DossierParts, b: DossierParts) => {
        const forth = difference(a, b);
        expect(forth.length === 0).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
        expect(names(difference(b, a).map(turned))).toEqual(names(forth));
      }),
    );
  });
});

const sorted = (parts: DossierParts) => [parts.base ?? null, parts.tenants ?? null];
const names = (changes: readonly Change[]) => changes.map(({ part, path, kind }) => `${part} ${path} ${kind}`).sort();
const turned = (change: Change): Change => {
  const opposite = { added: 'removed', removed: 'added', changed: 'changed', reordered: 'reordered' } as const;
  return { ...change, kind: opposite[change.kind] };
};
