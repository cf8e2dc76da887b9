import { writeFileSync, writeSync } from 'node:fs';

/** Ends the run with one line that people and machines read: `N passed, N failed`. A file that cannot run counts as failed. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const line = `${results.numPassedTests} passed, ${failed} failed`;
    const file = process.env.GUOHE_TEST_SUMMARY;
    if (file) writeFileSync(file, line);
    else process.on('exit', () => writeSync(1, `${line}\n`));
  }
}
