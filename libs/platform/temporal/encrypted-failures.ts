import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures go where payloads go, so that the codec encrypts them, too. Loaded by its path. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
