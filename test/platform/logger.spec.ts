import type { LogFormat } from '#platform/config/config.js';
import { createLogger, hideUrlPasswords } from '#platform/logging/logger.js';

function logged(logFormat: LogFormat, write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(
    createLogger({ name: 'spec', logLevel: 'info', logFormat, destination: { write: (line) => void (text += line) } }),
  );
  return text;
}

describe('logger', () => {
  it('writes one JSON object a line', () => {
    const line: unknown = JSON.parse(logged('json', (logger) => logger.info({ caseId: 'c1' }, 'accepted')));
    expect(line).toMatchObject({ name: 'spec', level: 30, caseId: 'c1', msg: 'accepted' });
  });

  it.each(['json', 'pretty'] as const)('keeps secrets out of %s lines', (format) => {
    const text = logged(format, (logger) => {
      logger.info(
        { password: 'hunter2', user: { token: 'hunter2' }, req: { headers: { authorization: 'Bearer hunter2' } } },
        'in',
      );
      logger.error(new Error('cannot reach postgres://guohe:hunter2@127.0.0.1:5432/guohe'));
    });
    expect(text).toContain('in');
    expect(text).toContain('postgres://guohe:***@127.0.0.1');
    expect(text).not.toContain('hunter2');
  });

  it('hides passwords of addresses and leaves the rest of them', () => {
    expect(hideUrlPasswords('http://a.example:80/x@y postgres://u:p@h/d')).toBe(
      'http://a.example:80/x@y postgres://u:***@h/d',
    );
  });
});
