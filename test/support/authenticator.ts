import { generate } from 'otplib';
import type { ApiClient } from '#cli/client/api-client.js';

const STEP_SECONDS = 30;

/** An authenticator app: shows a code that is not the one it showed before, though no time has passed. */
export class Authenticator {
  private step = 0;

  constructor(readonly secret: string) {}

  /** The next code that the server takes; only those of the step before, this and the next one are. */
  code(): Promise<string> {
    this.step = Math.max(this.step + 1, Math.floor(Date.now() / 1_000 / STEP_SECONDS) - 1);
    return generate({ secret: this.secret, epoch: this.step * STEP_SECONDS });
  }
}

/** Sets up a second factor. @returns the app and the recovery codes */
export async function setUpSecondFactor(
  client: ApiClient,
  password: string,
): Promise<{ app: Authenticator; recoveryCodes: string[] }> {
  const { secret } = await client.post<{ secret: string }>('/account/second-factor', { password });
  const app = new Authenticator(secret);
  const { recoveryCodes, token } = await client.put<{ recoveryCodes: string[]; token: string }>(
    '/account/second-factor',
    {
      code: await app.code(),
    },
  );
  client.goOnWith(token);
  return { app, recoveryCodes };
}
