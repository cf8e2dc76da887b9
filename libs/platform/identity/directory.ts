import * as oidc from 'openid-client';
import { withoutHidden } from '#domain/common/hidden-characters.js';

/** So long what a provider says of itself is believed before it is asked again. */
const KNOWN_FOR_MS = 3_600_000;
const TIMEOUT_SECONDS = 10;
const LONGEST_NAME = 100;

/** Where the provider is, as what Guohe is known to it, and how its answers are read. */
export interface DirectorySettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The claim that says what somebody is: its name, or a path to it with points. */
  readonly rolesClaim: string;
  /** Where the provider sends people back to. */
  readonly returnUrl: string;
}

/** What has to be kept, and kept secret, until somebody is back. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface Departure extends Expected {
  /** Where the browser goes to sign in. */
  readonly location: string;
}

/** Somebody of whom the provider has given its word. */
export interface DirectoryPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Null where the provider has not verified it. */
  readonly email: string | null;
  /** What the claim about roles says. */
  readonly values: readonly string[];
  /** How the person was authenticated: `amr` and `acr`. */
  readonly factors: readonly string[];
}

/**
 * `declined`: by the person or the provider; `invalid`: the answer is not one to what was asked, or proves nothing; `away`: the
 * provider cannot be reached, or fails.
 */
export type DirectoryProblem = 'declined' | 'invalid' | 'away';

export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';

  constructor(
    readonly problem: DirectoryProblem,
    cause: unknown,
  ) {
    super(`the directory: ${problem}`, { cause });
  }
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * An OpenID provider, asked by the authorization code flow with PKCE, state and nonce. The signature of its ID tokens is checked
 * although they come over TLS: whoever stands in between has none. Roles, name and mailbox are theirs alone: what a provider says
 * where it is asked (userinfo) nobody has signed.
 */
export class Directory {
  private known: { readonly configuration: Promise<oidc.Configuration>; readonly until: number } | undefined;

  constructor(private readonly settings: DirectorySettings) {}

  /** @throws {DirectoryError} away */
  async begin(): Promise<Departure> {
    const configuration = await this.configuration();
    const expected = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    };
    const location = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.returnUrl,
      scope: this.settings.scope,
      state: expected.state,
      nonce: expected.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(expected.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { ...expected, location: location.href };
  }

  /**
   * @param answer the query with which the browser came back
   * @throws {DirectoryError}
   */
  async complete(answer: string, { state, nonce, codeVerifier }: Expected): Promise<DirectoryPerson> {
    const configuration = await this.configuration();
    const url = new URL(this.settings.returnUrl);
    url.search = answer;
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, url, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const proved = tokens.claims();
      if (!proved) throw new Error('no ID token');
      return this.personOf(proved);
    } catch (error) {
      throw new DirectoryError(problemOf(error), error);
    }
  }

  private personOf(proved: Claims): DirectoryPerson {
    const { iss, sub, name, preferred_username: username, email, email_verified: verified, amr, acr } = proved;
    // Nobody could be asked here to type a name again in which something hides.
    const called = textsOf([name, username, sub]).map(withoutHidden).find(Boolean) ?? '';
    return {
      issuer: String(iss),
      subject: String(sub),
      name: called.slice(0, LONGEST_NAME),
      email: typeof email === 'string' && verified === true ? email : null,
      values: this.valuesIn(proved),
      factors: [...textsOf(amr), ...textsOf(acr)],
    };
  }

  /** A name may itself have points in it: the claim that is called so comes before the path. */
  private valuesIn(claims: Claims): readonly string[] {
    const { rolesClaim } = this.settings;
    if (Object.hasOwn(claims, rolesClaim)) return textsOf(claims[rolesClaim]);
    return textsOf(rolesClaim.split('.').reduce<unknown>(memberOf, claims));
  }

  /** Asked for when it is needed: while the provider is away, everything else goes on. */
  private async configuration(): Promise<oidc.Configuration> {
    if (!this.known || this.known.until < performance.now()) {
      this.known = { configuration: this.discovered(), until: performance.now() + KNOWN_FOR_MS };
    }
    try {
      return await this.known.configuration;
    } catch (error) {
      this.known = undefined;
      throw new DirectoryError('away', error);
    }
  }

  private discovered(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    const onThisMachine = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(url, clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      execute: [oidc.enableNonRepudiationChecks, ...onThisMachine],
    });
  }
}

function memberOf(owner: unknown, name: string): unknown {
  const isObject = typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name);
  return isObject ? (owner as Record<string, unknown>)[name] : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
}

function problemOf(error: unknown): DirectoryProblem {
  if (error instanceof oidc.AuthorizationResponseError) return 'declined';
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'away' : 'invalid';
  // What fetch throws where nobody answers is a bare TypeError with a cause.
  if (error instanceof TypeError && error.cause !== undefined) return 'away';
  const { code, cause } = error as { code?: string; cause?: unknown };
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return 'away';
  return cause instanceof Response && cause.status >= 500 ? 'away' : 'invalid';
}
