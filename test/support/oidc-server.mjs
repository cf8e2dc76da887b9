// A real OpenID provider as a process of its own: [where people come back to]. Whoever comes to it is the person that it was told of
// last; what it answers at its token endpoint can be tampered with, as somebody in between would.
import { createHmac, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [returnUrl] = process.argv.slice(2);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const people = new Map();
let person;
let tamper;

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'guohe',
      client_secret: 'secret-of-the-client',
      redirect_uris: [returnUrl],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'of-the-provider' }] },
  cookies: { keys: ['of a test'] },
  pkce: { required: () => true },
  // Most directories put what they know into the ID token, whatever else may be asked.
  conformIdTokenClaims: false,
  claims: { openid: ['sub', 'amr'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, id) => {
    const { saysWhenAsked, ...signed } = people.get(id);
    return { accountId: id, claims: (use) => ({ sub: id, ...signed, ...(use === 'userinfo' && saysWhenAsked) }) };
  },
  async loadExistingGrant({ oidc: { client, session } }) {
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid profile email groups');
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();

server.on('request', async (request, response) => {
  if (request.url.startsWith('/interaction/')) {
    const { sub, amr, declines } = person;
    const result = declines ? { error: 'access_denied', error_description: 'no' } : { login: { accountId: sub, amr } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  if (request.url.startsWith('/token') && tamper) change(response, tamper);
  answer(request, response);
});

function change(response, how) {
  const end = response.end.bind(response);
  response.end = (body) => {
    const told = JSON.parse(String(body));
    if (told.id_token) told.id_token = changed(told.id_token, how);
    const text = JSON.stringify(told);
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  };
}

function changed(token, how) {
  const [header, claims] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url')));
  const past = Math.floor(Date.now() / 1000) - 7_200;
  switch (how) {
    case 'unsigned':
      return `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
    case 'signed with the public key as a secret': {
      const input = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`;
      const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
      return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
    }
    case 'signed with the secret of the client': {
      const input = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`;
      return `${input}.${createHmac('sha256', 'secret-of-the-client').update(input).digest('base64url')}`;
    }
    case 'signed by somebody else':
      return signed(header, claims, stranger);
    case 'signed by a key that it brings itself':
      return signed({ ...header, jwk: createPublicKey(stranger).export({ format: 'jwk' }) }, claims, stranger);
    case 'of another person under the same signature':
      return `${encoded(header)}.${encoded({ ...claims, sub: 'somebody-else' })}.${token.split('.')[2]}`;
    case 'for another sign-in':
      return signed(header, { ...claims, nonce: 'another' });
    case 'without a nonce':
      return signed(header, { ...claims, nonce: undefined });
    case 'of another issuer':
      return signed(header, { ...claims, iss: 'https://login.example.org' });
    case 'for another client':
      return signed(header, { ...claims, aud: 'another' });
    case 'that is over':
      return signed(header, { ...claims, iat: past, exp: past + 60 });
    default:
      throw new Error(how);
  }
}

function signed(header, claims, key = privateKey) {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${createSign('sha256').update(input).sign(key).toString('base64url')}`;
}

function encoded(part) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

process.on('message', (told) => {
  if (told.person) {
    person = told.person;
    const claims = { ...person };
    for (const name of ['amr', 'declines']) delete claims[name];
    people.set(person.sub, claims);
  }
  tamper = told.tamper;
  process.send({ heard: true });
});
process.send({ issuer });
process.once('disconnect', () => process.exit());
