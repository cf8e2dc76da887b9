import { newKey } from './key-ring.js';
import { storageKeysOf } from './storage-keys.js';

const [OLD, NEW] = [newKey('old'), newKey('new')];

describe('keys for what a browser keeps', () => {
  it('are the same at each sign-in, and another person’s are others', () => {
    const mine = storageKeysOf(OLD, 'me');
    expect(storageKeysOf(OLD, 'me')).toEqual(mine);
    expect(storageKeysOf(OLD, 'you')).not.toEqual(mine);
    expect(Buffer.from(mine[0] as string, 'base64')).toHaveLength(32);
  });

  it('begin with the one in use, and still open what the one before has sealed', () => {
    expect(storageKeysOf(`${NEW},${OLD}`, 'me')).toEqual([...storageKeysOf(NEW, 'me'), ...storageKeysOf(OLD, 'me')]);
  });

  it('tell nothing of what they are made of', () => {
    expect(storageKeysOf(OLD, 'me')).not.toContain(OLD.split(':')[1]);
  });
});
