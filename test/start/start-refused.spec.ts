import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dataFolder, refusal } from '../support/guohe.js';

describe('guohe start says in one sentence why it does not start', () => {
  let data: string;
  beforeEach(async () => (data = await dataFolder()));
  afterEach(() => rm(data, { recursive: true, force: true }));

  it('on wrong settings: all of them, exit code 78', async () => {
    const { code, sentence } = await refusal(['start'], {
      GUOHE_DATA: data,
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      TEMPORAL_ADDRESS: 'x',
    });
    expect(code).toBe(78);
    expect(sentence).toMatch(/PORT is "abc"[\s\S]*TEMPORAL_ADDRESS is "x"[\s\S]*LOG_LEVEL is "loud"/);
  });

  it('on a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as AddressInfo;
    const { code, sentence } = await refusal(['start'], { GUOHE_DATA: data, PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(sentence).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program (端口已被占用). Stop that program, or choose another port: PORT=${port + 1} npm start\n`,
    );
  });

  it('on an address of another machine', async () => {
    const { code, sentence } = await refusal(['start'], { GUOHE_DATA: data, HOST: '192.0.2.1' });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^HOST=192\.0\.2\.1 is no address of this machine .*\n$/);
  });

  it('on a data folder that is a file', async () => {
    const file = join(data, 'file');
    await writeFile(file, '');
    const { code, sentence } = await refusal(['start'], { GUOHE_DATA: file });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^GUOHE_DATA=.* is no folder .*\n$/);
  });

  it('when there is no Temporal, no download and no Go', async () => {
    const tools = join(data, 'tools');
    await mkdir(tools);
    const { code, sentence } = await refusal(['start'], {
      GUOHE_DATA: data,
      PORT: '0',
      PATH: tools,
      XDG_CACHE_HOME: join(data, 'cache'),
      GUOHE_TEMPORAL_CLI: '',
      // A proxy that nobody is: nothing can be downloaded.
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: 'http://127.0.0.1:9',
    });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^The Temporal server is missing .*Go is not installed.*install the Temporal CLI.*\n$/);
  });

  it('when GUOHE_TEMPORAL_CLI is something else', async () => {
    const tool = join(data, 'temporal');
    await writeFile(tool, '#!/bin/sh\nexit 1\n');
    await chmod(tool, 0o755);
    const { code, sentence } = await refusal(['start'], { GUOHE_DATA: data, PORT: '0', GUOHE_TEMPORAL_CLI: tool });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^GUOHE_TEMPORAL_CLI=.* is no `temporal` command/);
  });

  it('when the named database does not answer', async () => {
    const { code, sentence } = await refusal(['start'], {
      GUOHE_DATA: data,
      PORT: '0',
      DATABASE_URL: 'postgres://guohe:hunter2@127.0.0.1:9/guohe',
    });
    expect(code).toBe(69);
    expect(sentence).toMatch(/^The database cannot be reached/);
    expect(sentence).not.toContain('hunter2');
  });
});
