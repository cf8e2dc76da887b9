import { loadSettings } from '#platform/config/config.js';
import { runningInstance } from '#platform/embedded/running-instance.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { UnknownExpert } from '../client/accreditation.journey.js';
import { ProblemError, TookTooLong } from '../client/api-client.js';
import { EXIT_USAGE } from '../exit.js';

/** @throws {StartFailure} where it is no address */
export function addressOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new StartFailure(
      `--url must be an address such as http://localhost:3000 (须为网址), not "${url}".`,
      EXIT_USAGE,
    );
  }
  return url.replace(/\/+$/, '');
}

/** @throws {StartFailure} when no instance runs here */
export async function runningUrl(command: string): Promise<string> {
  const { dataFolder } = loadSettings(process.env);
  const url = (await runningInstance(dataFolder))?.url;
  if (url) return url;
  throw new StartFailure(
    `Guohe is not running on ${dataFolder} (系统未运行). Run \`npm start\` in another terminal first, or say where it answers: guohe ${command} --url http://localhost:3000`,
    69,
  );
}

/** One sentence, where a person can understand the failure. @param stopped how it begins */
export function explained(error: unknown, url: string, stopped: string): unknown {
  if (error instanceof UnknownExpert) {
    return new StartFailure(
      `${stopped}: the pool holds experts besides those of the demonstration, and one of them was drawn (抽到了演示之外的专家). Declare them unavailable (awayUntil), or use a fresh GUOHE_DATA.`,
      1,
    );
  }
  if (error instanceof ProblemError) {
    const { request, problem } = error;
    const details = problem['errors'] ?? problem['problems'];
    const why = `${problem.sentence.en} (${problem.sentence.zh})${details ? ` ${JSON.stringify(details).slice(0, 500)}` : ''}`;
    const hint =
      problem.code === 'session.refused'
        ? ' The demo accounts exist where DEMO_ACCOUNTS is on and `guohe seed --demo` has run.'
        : '';
    return new StartFailure(`${stopped}: ${request} was refused: ${why}${hint}`, 1);
  }
  if (error instanceof TookTooLong) {
    return new StartFailure(
      `${stopped}: ${error.message} after a minute. Look at ${url}/health/ready whether a worker runs (请检查工作进程是否运行).`,
      1,
    );
  }
  if (error instanceof TypeError && error.message === 'fetch failed') {
    const cause = error.cause instanceof Error ? error.cause.message : '';
    return new StartFailure(`Guohe does not answer at ${url} (无法连接): ${cause}. Is \`npm start\` running?`, 69);
  }
  return error;
}
