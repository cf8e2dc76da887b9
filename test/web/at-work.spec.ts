import { atWork, DOWNLOADING, saidOfWork, watchWork } from '../../apps/web/api/at-work.js';

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
});
