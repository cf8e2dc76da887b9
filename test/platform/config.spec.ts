import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, loadConfig, loadSettings } from '#platform/config/config.js';
import { temporalConnectionOptions } from '#platform/temporal/connection-options.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SERVERS = {
  DATABASE_URL: 'postgres://guohe:s3cret@db.example/guohe',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  PERSONAL_DATA_KEYS: `2026:${KEY}`,
  AUDIT_SIGNING_KEYS: `2026:${KEY}`,
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('needs nothing but the two servers and the keys', () => {
    const config = loadConfig(SERVERS);
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databasePool: 10,
      temporalNamespace: 'default',
      temporalTaskQueue: 'guohe',
      dataFolder: resolve('.guohe'),
      storageFolder: resolve('.guohe/files'),
      maxUploadMb: 50,
      logLevel: 'info',
      rehearsalAllowed: false,
      demoAccounts: false,
    });
    expect(temporalConnectionOptions(config)).toEqual({ address: 'temporal.example:7233' });
  });

  it('names every problem at once, with what to do', () => {
    const problems = problemsOf({
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root:hunter2@x/y',
      DATABASE_POOL: '0',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'DATABASE_POOL',
      'TEMPORAL_ADDRESS',
      'PERSONAL_DATA_KEYS',
      'AUDIT_SIGNING_KEYS',
      'LOG_LEVEL',
    ]);
    expect(problems[0]).toBe(
      'PORT is "abc": it must be a whole number from 0 to 65535 (0 lets the system choose). Set a free TCP port, for example PORT=3000.',
    );
    expect(problems[3]).toContain('TEMPORAL_ADDRESS is not set');
    expect(problems.join()).not.toContain('hunter2');
  });

  it.each([
    ['PORT', '3000.5'], ['PORT', '-1'], ['PORT', '65536'], ['PORT', '0x10'], ['PORT', '1e3'],
    ['HOST', 'http://localhost'], ['PUBLIC_URL', 'ftp://x'], ['PUBLIC_URL', 'guohe.example'], ['PUBLIC_URL', 'https://guohe.example/?a'],
    ['DATABASE_URL', 'postgres://host'], ['DATABASE_URL', 'nonsense'], ['TEMPORAL_ADDRESS', 'https://t:7233'], ['TEMPORAL_ADDRESS', 'localhost'],
    ['TEMPORAL_TLS_CA', '/nowhere/ca.pem'], ['TEMPORAL_TLS_CA', '/tmp'], ['TEMPORAL_API_KEY', 'a b c d e f'],
    ['TEMPORAL_TASK_QUEUE', 'a queue'], ['MAX_UPLOAD_MB', '0'], ['RATE_LIMIT_PER_MINUTE', 'NaN'], ['REHEARSAL_ALLOWED', 'maybe'],
    ['SMTP_URL', 'http://smtp.example'], ['SMTP_URL', 'smtp.example:25'], ['SMTP_URL', 'smtp://user@smtp.example'], ['SMTP_URL', 'smtp://smtp.example/?pool=true'],
    ['MAIL_FROM', 'guohe'], ['MAIL_FROM', 'a@guohe.example, b@guohe.example'], ['MAIL_FROM', 'Guohe no-reply@guohe.example'], ['MAIL_FROM', 'a@guohe.example\nBcc: b@guohe.example'],
    ['LOG_FORMAT', 'xml'], ['SHUTDOWN_SECONDS', 'Infinity'],
    ['PERSONAL_DATA_KEYS', KEY], ['AUDIT_SIGNING_KEYS', KEY], ['TEMPORAL_CODEC_KEYS', KEY], ['AUDIT_ANCHOR_MINUTES', '-1'], ['PERSONAL_DATA_KEYS', '2026:c2hvcnQ='], ['PERSONAL_DATA_KEYS', `a:${KEY},a:${KEY}`],
    ['PERSONAL_DATA_KEYS', `a:${KEY},`], ['PERSONAL_DATA_KEYS', `a b:${KEY}`], ['PERSONAL_DATA_KEYS', `a:${KEY.slice(0, -1)}`],
  ])('refuses %s=%s', (name, value) => {
    const problems = problemsOf({ ...SERVERS, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
  }); // prettier-ignore

  it('never repeats a key that it refuses', () => {
    expect(problemsOf({ ...SERVERS, PERSONAL_DATA_KEYS: `2026=${KEY}` }).join()).not.toContain(KEY);
  });

  it('wants a server of mails together with the mailbox in whose name they go, and never repeats its password', () => {
    const [problem = '', ...further] = problemsOf({ ...SERVERS, SMTP_URL: 'smtps://guohe:hunter2@smtp.example' });
    expect(further).toEqual([]);
    expect(problem).toMatch(/^MAIL_FROM is not set, but SMTP_URL is/);
    expect(problemsOf({ ...SERVERS, SMTP_URL: 'smtps://guohe:hunter2@smtp.example/x' }).join()).not.toContain(
      'hunter2',
    );
    const mailFrom = 'Guohe 国合 <no-reply@guohe.example>';
    expect(problemsOf({ ...SERVERS, SMTP_URL: 'smtp://[::1]:2525', MAIL_FROM: mailFrom })).toEqual([]);
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadConfig({ ...SERVERS, PORT: '', LOG_LEVEL: ' ', PUBLIC_URL: '' })).toMatchObject({
      port: 3000,
      logLevel: 'info',
    });
  });

  it('wants a TLS certificate together with its key', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'guohe-config-')), 'cert.pem');
    writeFileSync(file, 'PEM');
    expect(problemsOf({ ...SERVERS, TEMPORAL_TLS_CERT: file })).toEqual([
      expect.stringMatching(/^TEMPORAL_TLS_KEY is not set/),
    ]);
    const config = loadConfig({ ...SERVERS, TEMPORAL_TLS_CERT: file, TEMPORAL_TLS_KEY: file });
    expect(temporalConnectionOptions(config).tls).toMatchObject({ clientCertPair: { crt: Buffer.from('PEM') } });
  });

  it('encrypts when an API key is used, and refuses to be told not to', () => {
    expect(temporalConnectionOptions(loadConfig({ ...SERVERS, TEMPORAL_API_KEY: 'key-of-cluster' }))).toMatchObject({
      tls: true,
    });
    expect(problemsOf({ ...SERVERS, TEMPORAL_API_KEY: 'key-of-cluster', TEMPORAL_TLS: 'false' })).toHaveLength(1);
  });

  it('takes a secret from a file, as vaults give it out; said twice it is refused', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'guohe-config-')), 'keys');
    writeFileSync(file, `2027:${KEY}\n`);
    const { PERSONAL_DATA_KEYS: keys, ...others } = SERVERS;
    expect(loadConfig({ ...others, PERSONAL_DATA_KEYS_FILE: file }).personalDataKeys).toBe(`2027:${KEY}`);
    const twice = problemsOf({ ...SERVERS, PERSONAL_DATA_KEYS_FILE: file });
    expect(twice).toEqual([expect.stringMatching(/^PERSONAL_DATA_KEYS and PERSONAL_DATA_KEYS_FILE are both set/)]);
    expect(twice.join()).not.toContain(KEY);
    expect(loadConfig({ ...SERVERS, PERSONAL_DATA_KEYS_FILE: ' ' }).personalDataKeys).toBe(keys);
    writeFileSync(file, KEY);
    const [problem = ''] = problemsOf({ ...others, PERSONAL_DATA_KEYS_FILE: file });
    expect(problem).toMatch(/^PERSONAL_DATA_KEYS has a value that cannot be used/);
    expect(problem).not.toContain(KEY);
    expect(problemsOf({ ...others, PERSONAL_DATA_KEYS_FILE: '/nowhere/keys' })).toContainEqual(
      expect.stringMatching(/^PERSONAL_DATA_KEYS_FILE is "\/nowhere\/keys"/),
    );
    writeFileSync(file, ' \n');
    expect(problemsOf({ ...SERVERS, TEMPORAL_API_KEY_FILE: file })).toEqual([
      expect.stringMatching(/^TEMPORAL_API_KEY_FILE is .* not empty/),
    ]);
    // What is no secret comes from no file.
    expect(loadConfig({ ...SERVERS, PUBLIC_URL_FILE: file }).publicUrl).toBe('http://localhost:3000');
  });

  it('refuses what is not encrypted on its way to another machine, where nothing else is to be', () => {
    const only = { ...SERVERS, ENCRYPTED_ONLY: 'true' };
    const names = (env: Record<string, string>) => problemsOf({ ...only, ...env }).map((each) => each.split(' ')[0]);
    expect(names({})).toEqual(['DATABASE_URL', 'TEMPORAL_ADDRESS']);
    const encrypted = { DATABASE_URL: `${SERVERS.DATABASE_URL}?sslmode=verify-full`, TEMPORAL_TLS: 'true' };
    expect(names(encrypted)).toEqual([]);
    expect(names({ ...encrypted, DATABASE_URL: `${SERVERS.DATABASE_URL}?sslmode=prefer` })).toEqual(['DATABASE_URL']);
    // Among the parameters a host goes before that of the address; a socket is of this machine.
    const elsewhere = 'postgres://guohe:secret@localhost/guohe?host=db.example';
    expect(names({ ...encrypted, DATABASE_URL: elsewhere })).toEqual(['DATABASE_URL']);
    expect(names({ ...encrypted, DATABASE_URL: 'postgres:///guohe?host=/var/run/postgresql' })).toEqual([]);
    const open = {
      PUBLIC_URL: 'http://guohe.example',
      S3_ENDPOINT: 'http://s3.example',
      CLAMAV_ADDRESS: 'clamd.example:3310',
      WEBHOOK_NETWORKS: '10.0.0.0/8',
    };
    expect(names({ ...encrypted, ...open })).toEqual(Object.keys(open));
    const here = {
      DATABASE_URL: 'postgres://guohe@127.0.0.1/guohe',
      TEMPORAL_ADDRESS: 'localhost:7233',
      CLAMAV_ADDRESS: '[::1]:3310',
    };
    expect(names(here)).toEqual([]);
    expect(problemsOf(only).join()).not.toContain('s3cret');
    // The API listens in clear: to other machines, where something that encrypts stands between.
    for (const HOST of ['0.0.0.0', '::', '10.0.0.7', 'guohe.example']) {
      expect(names({ ...here, HOST })).toEqual(['HOST']);
      expect(names({ ...here, HOST, PUBLIC_URL: 'http://localhost:3000' })).toEqual(['HOST']);
      expect(names({ ...here, HOST, PUBLIC_URL: 'https://guohe.example' })).toEqual([]);
      expect(problemsOf({ ...SERVERS, HOST })).toEqual([]);
    }
    for (const HOST of ['127.0.0.1', '::1', 'localhost']) expect(names({ ...here, HOST })).toEqual([]);
  });

  it('lets `guohe start` go without servers and keys, and nothing else', () => {
    expect(loadSettings({}).databaseUrl).toBeUndefined();
    expect(problemsOf({})).toHaveLength(4);
  });
});
