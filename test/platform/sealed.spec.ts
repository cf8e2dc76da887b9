import { newKey, readKeys, type NamedKey } from '#platform/crypto/key-ring.js';
import { keyOf, Seal } from '#platform/crypto/sealed.js';

const ID_NUMBER = '11010519491231002X';
const PLACE = 'person/1/idNumber';

function keys(...ids: string[]): readonly [NamedKey, ...NamedKey[]] {
  const read = readKeys(ids.map(newKey).join());
  if (!read) throw new Error('no keys');
  return read;
}

describe('a sealed value', () => {
  const [current, earlier] = keys('2026', '2025') as [NamedKey, NamedKey];
  const seal = new Seal([current, earlier]);

  it('names its key, shows nothing, differs each time and opens', () => {
    const sealed = seal.seal(ID_NUMBER, PLACE);
    expect(sealed).toMatch(/^sealed:1:2026:[\w-]+$/);
    expect(Buffer.from(sealed.split(':')[3] ?? '', 'base64url').includes(ID_NUMBER)).toBe(false);
    expect(seal.seal(ID_NUMBER, PLACE)).not.toBe(sealed);
    expect(seal.open(sealed, PLACE)).toBe(ID_NUMBER);
    expect(seal.open(seal.seal('联系人：王 😀', PLACE), PLACE)).toBe('联系人：王 😀');
    expect(seal.open(seal.seal('', PLACE), PLACE)).toBe('');
  });

  it('opens with an earlier key, and says that it is to be sealed anew', () => {
    const old = new Seal([earlier]).seal(ID_NUMBER, PLACE);
    expect(seal.open(old, PLACE)).toBe(ID_NUMBER);
    expect([seal.isCurrent(old), seal.isCurrent(seal.seal(ID_NUMBER, PLACE))]).toEqual([false, true]);
    expect([keyOf(old), keyOf('13800001234')]).toEqual(['2025', undefined]);
  });

  it('does not open where it does not belong, nor changed in any byte, nor under another name of its key', () => {
    const sealed = seal.seal(ID_NUMBER, PLACE);
    expect(() => seal.open(sealed, 'person/2/idNumber')).toThrow('belongs elsewhere');
    const bytes = Buffer.from(sealed.split(':')[3] ?? '', 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => seal.open(`sealed:1:2026:${changed.toString('base64url')}`, PLACE)).toThrow('was changed');
    }
    expect(() => seal.open(sealed.replace(':2026:', ':2025:'), PLACE)).toThrow('was changed');
    expect(() => seal.open(sealed.replace(':2026:', ':2027:'), PLACE)).toThrow('"2027"');
    expect(() => seal.open(`sealed:1:2026:${bytes.subarray(0, 27).toString('base64url')}`, PLACE)).toThrow('no sealed');
    expect(() => seal.open(ID_NUMBER, PLACE)).toThrow('no sealed');
  });
});
