import { loadConfig, loadSettings } from '#platform/config/config.js';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceEnvironment } from './services.js';

describe('what API and worker are told', () => {
  it('says a secret once, also where the start itself read it from a file', () => {
    const keys = `2026:${Buffer.alloc(32, 7).toString('base64')}`;
    const file = join(mkdtempSync(join(tmpdir(), 'guohe-services-')), 'keys');
    writeFileSync(file, keys);
    process.env['PERSONAL_DATA_KEYS_FILE'] = file;
    const settings = loadSettings(process.env);
    const env = serviceEnvironment(settings, {
      port: 3000,
      databaseUrl: 'postgres://guohe:s3cret@db.example/guohe',
      temporalAddress: 'temporal.example:7233',
      personalDataKeys: settings.personalDataKeys ?? '',
      auditSigningKeys: keys,
    });
    delete process.env['PERSONAL_DATA_KEYS_FILE'];
    expect(loadConfig(env).personalDataKeys).toBe(keys);
  });
});
