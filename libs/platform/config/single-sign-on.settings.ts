import { Matches, MaxLength, MinLength } from 'class-validator';
import { IdentitySettings } from './identity.settings.js';
import { AreDirectoryRoles, IsIssuer } from './rules.js';
import { FromEnv } from './variable.js';

/** The directory (an OpenID provider) whose people sign in without a password of ours. */
export class SingleSignOnSettings extends IdentitySettings {
  @FromEnv('OIDC_ISSUER', {
    reading: 'text',
    must: 'must be an https:// address without ? and #; http:// on this machine alone',
    remedy: 'Give the issuer of your OpenID provider as its discovery document names it, or leave all of OIDC_* out',
  })
  @IsIssuer()
  oidcIssuer?: string;

  @FromEnv('OIDC_CLIENT_ID', {
    reading: 'text',
    must: 'must be an id without blanks',
    remedy:
      'Give the id under which Guohe is registered at the provider, with PUBLIC_URL/desk/single-sign-on to come back to',
  })
  @Matches(/^\S{1,200}$/)
  oidcClientId?: string;

  @FromEnv('OIDC_CLIENT_SECRET', {
    reading: 'text',
    must: 'must be a secret without blanks',
    remedy: 'Give the secret that the provider has for OIDC_CLIENT_ID',
    secret: true,
  })
  @Matches(/^\S{8,500}$/)
  oidcClientSecret?: string;

  @FromEnv('OIDC_NAME', {
    reading: 'text',
    default: '统一身份认证',
    must: 'must be a name of 1 to 40 characters',
    remedy: 'Give what your people call the directory; it stands on the button of the sign-in page',
  })
  @MinLength(1)
  @MaxLength(40)
  oidcName: string;

  @FromEnv('OIDC_SCOPE', {
    reading: 'text',
    default: 'openid profile email',
    must: 'must be scopes with blanks between them, openid among them',
    remedy: 'Ask for what brings the claim OIDC_ROLES_CLAIM, for example OIDC_SCOPE=openid profile email groups',
  })
  @Matches(/^(?=(?:.* )?openid(?: |$))[\x21-\x7e]+(?: [\x21-\x7e]+)*$/)
  oidcScope: string;

  @FromEnv('OIDC_ROLES_CLAIM', {
    reading: 'text',
    default: 'groups',
    must: 'must be the name of a claim, or a path to it with points',
    remedy:
      'Name the claim of the ID token that says what somebody is, for example OIDC_ROLES_CLAIM=realm_access.roles; have the provider put it there, userinfo is not asked',
  })
  @Matches(/^\S{1,200}$/)
  oidcRolesClaim: string;

  @FromEnv('OIDC_ROLES', {
    reading: 'text',
    must: 'must be roles with the values of the claim that give them: role=value|value;role=value; not applicant, each once',
    remedy: 'Write for example OIDC_ROLES=caseOfficer=guohe-officers;decisionMaker=guohe-directors',
  })
  @AreDirectoryRoles()
  oidcRoles?: string;

  @FromEnv('OIDC_SECOND_FACTOR', {
    reading: 'text',
    must: 'must be values of the claims amr and acr, parted by commas, or * where the provider asks everybody for a second factor',
    remedy:
      'Name what says that there was a second factor, for example OIDC_SECOND_FACTOR=mfa,otp; without it no office signs in there',
  })
  @Matches(/^[^\s,]+(?:,[^\s,]+)*$/)
  oidcSecondFactor?: string;
}
