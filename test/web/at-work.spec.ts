import { atWork, BY_ITSELF, DOWNLOADING, saidOfWork, watchWork } from '../../apps/web/api/at-work.js';

describe('what is under way', () => {
  it('is told from when it begins until it has ended or failed, by what began last', async () => {
    const told: unknown[] = [];
    const stop = watchWork(() => told.push(saidOfWork()?.en));
    let end = () => undefined as void;
    const long = atWork(new Promise<void>((done) => (end = done)), DOWNLOADING);
    expect(saidOfWork()).toBe(DOWNLOADING);
    await expect(atWork(Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(saidOfWork()).toBe(DOWNLOADING);
    end();
    await long;
    expect(saidOfWork()).toBeUndefined();
    stop();
    await atWork(Promise.resolve());
    expect(told).toEqual([DOWNLOADING.en, 'Working', DOWNLOADING.en, undefined]);
  });

  it('is not told of what a page saves by itself, and by that of nothing else twice', async () => {
    let saved = () => undefined as void;
    const saving = atWork(new Promise<void>((done) => (saved = done)), BY_ITSELF);
    expect(saidOfWork()).toBe(BY_ITSELF);
    let end = () => undefined as void;
    const long = atWork(new Promise<void>((done) => (end = done)), DOWNLOADING);
    const further = atWork(Promise.resolve(), BY_ITSELF);
    expect(saidOfWork()).toBe(DOWNLOADING);
    end();
    await Promise.all([long, further]);
    expect(saidOfWork()).toBe(BY_ITSELF);
    saved();
    await saving;
    expect(saidOfWork()).toBeUndefined();
  });
});
