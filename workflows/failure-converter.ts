import { DefaultFailureConverter } from '@temporalio/common';

/** What a worker with keys puts before the bundle: a workflow cannot read its configuration. */
export const ENCRYPTS_FAILURES = 'guoheEncryptsFailures';

/** Messages and stacks of failures are payloads where payloads are encrypted; without keys they stay what operators read. */
export const failureConverter = new DefaultFailureConverter({
  encodeCommonAttributes: ENCRYPTS_FAILURES in globalThis,
});
