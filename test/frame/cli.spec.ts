import { rm } from 'node:fs/promises';
import { Guohe, dataFolder, refusal } from '../support/guohe.js';
import { freshDatabase } from '../support/servers.js';

async function answerOf(...args: string[]): Promise<string> {
  const guohe = Guohe.run(args);
  expect(await guohe.ended()).toBe(0);
  return guohe.stdout;
}

const MORE = ['account', 'cases', 'demo', 'bench'].map((command) => [command, '--help']);

describe('the guohe command', () => {
  it.each([
    [['no-such-command']],
    [['start', '--no-such-option']],
    [['migrate', '--json', '--what']],
    [['deadline', 'formalCheck', 'and-more']],
    [['account', '--login', 'someone']],
    [['account', '--login', 'someone', '--roles', 'king']],
    [['cases', '--kind', 'nothing']],
    [['cases', 'no-id']],
    [['demo', '--url', 'nowhere']],
    [['demo', '--day-seconds', '0']],
    [['bench', '--cases', 'many']],
    [['seed', 'something']],
  ])('refuses %j with code 2', async (args) => {
    expect((await refusal(args)).code).toBe(2);
  });

  it.each([
    ['--help'],
    ['start', '--help'],
    ['migrate', '--help'],
    ['seed', '--help'],
    ['deadline', '--help'],
    ...MORE,
  ])('explains itself: %s %s', async (...args) => {
    expect(await answerOf(...args)).toContain('Usage: guohe');
  });

  it('says which database is missing', async () => {
    const data = await dataFolder();
    const { code, sentence } = await refusal(['migrate'], { GUOHE_DATA: data });
    await rm(data, { recursive: true });
    expect(code).toBe(69);
    expect(sentence).toMatch(/^No database to work on .*npm start.*\n$/);
  });
});

describe('guohe migrate', () => {
  it('builds the schema once, also when several begin at the same time', async () => {
    const database = await freshDatabase({ empty: true });
    const runs = [1, 2, 3].map(() => Guohe.run(['migrate', '--json'], { DATABASE_URL: database.databaseUrl }));
    expect(await Promise.all(runs.map((run) => run.ended()))).toEqual([0, 0, 0]);
    const applied = runs.flatMap(({ lines }) => lines[0]?.['applied'] as string[]);
    expect(applied.length).toBeGreaterThan(0);
    expect(new Set(applied).size).toBe(applied.length);
    await database.drop();
  });
});

describe('guohe deadline', () => {
  it('counts 5 working days over the holiday and the make-up day of October 2026', async () => {
    const answer = JSON.parse(
      await answerOf('deadline', 'formalCheck', '--from', '2026-09-29', '--measure', '2025', '--json'),
    );
    expect(answer).toMatchObject({ dueOn: '2026-10-12', provisional: false });
    const text = await answerOf('deadline', 'formalCheck', '--from', '2026-09-29', '--measure', '2025');
    expect(text).toContain('National Day (10-01 to 10-07) skipped, 10-10 works');
    expect(text).toContain('2026-10-10                  1 d  makeUp');
  });

  it('adds stops and extensions', async () => {
    const args = ['--from', '2026-09-29', '--stop', '2026-09-30..2026-10-14', '--extend', '3', '--json'];
    expect(JSON.parse(await answerOf('deadline', 'formalCheck', ...args))).toMatchObject({ dueOn: '2026-10-23' });
  });

  it('lists the limits of a measure', async () => {
    const list = await answerOf('deadline', '--measure', '2016');
    expect(list).toMatch(/formalCheck +5 个工作日 working days +形式审查/);
    expect(list).toContain('guohe deadline formalCheck --from 2026-09-29');
  });

  it.each([
    [['nothing'], /has no limit "nothing"\. It has: .*formalCheck/],
    [['__proto__'], /has no limit/],
    [['formalCheck', '--from', '2026-02-30'], /--from takes a day/],
    [['formalCheck', '--measure', '1999'], /There is no measure "1999"\. There are: 2016/],
    [['formalCheck', '--stop', '2026-10-02..2026-10-01'], /ends before it begins/],
    [['formalCheck', '--extend', '-1'], /--extend takes a whole number/],
  ])('refuses %j', async (args, sentence) => {
    const refused = await refusal(['deadline', ...args]);
    expect(refused).toEqual({ code: 2, sentence: expect.stringMatching(sentence) });
    expect(refused.sentence).toMatch(/[\u4e00-\u9fff]/);
  });
});
