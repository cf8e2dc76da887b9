import { Alert } from 'antd';
import { useState } from 'react';
import { Refused } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send } from '../api/queries.js';
import { Door } from '../app/door.js';
import { useSay, type Text } from '../app/language.js';
import { SignInForm } from '../app/sign-in.js';
import type { Act } from '../common/act-form.js';
import { ActForm } from '../common/form-of-act.js';
import { ProblemAlert } from '../common/states.js';

/** The token of the link: behind the hash, which goes to no server and into no log. */
function tokenOfLink(): string {
  return window.location.hash.slice(1);
}

const PASSWORD = { kind: 'secret', name: 'password', label: { zh: '新密码', en: 'New password' } } as const;

/** 应邀建立账号, or join with the account that one has. */
export function AcceptInvitation() {
  const say = useSay();
  const [refused, setRefused] = useState<Refused | null>(null);
  const join = async () => {
    try {
      await send('post', '/api/v1/account/invitations', { body: { token: tokenOfLink() } });
      window.location.assign('/desk');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error);
    }
  };
  return (
    <ByLink
      act={{
        title: { zh: '建立账号', en: 'Set up the account' },
        fields: [
          {
            kind: 'line',
            name: 'login',
            label: { zh: '账号名', en: 'Account name' },
            max: LENGTHS.AcceptInvitationDto.login,
          },
          PASSWORD,
        ],
        send: (values) =>
          send('post', '/api/v1/invitations/acceptance', {
            body: { token: tokenOfLink(), ...(values as { login: string; password: string }) },
          }),
      }}
      done={{ zh: '账号已建立，请登录。', en: 'The account is set up: sign in.' }}
    >
      <h2>{say('已有账号的，登录后加入', 'Or sign in, and join with the account that you have')}</h2>
      <ProblemAlert error={refused} />
      <SignInForm onSignedIn={() => void join()} />
    </ByLink>
  );
}

/** 忘记密码 or, with the token of the mail, the new one. */
export function Password() {
  return tokenOfLink() === '' ? <ForgottenPassword /> : <NewPassword />;
}

function NewPassword() {
  return (
    <ByLink
      act={{
        title: { zh: '设置新密码', en: 'Set a new password' },
        fields: [PASSWORD],
        send: (values) =>
          send('post', '/api/v1/password-resets/completion', {
            body: { token: tokenOfLink(), ...(values as { password: string }) },
          }),
      }}
      done={{ zh: '新密码已设置，请登录。', en: 'The new password is set: sign in.' }}
    />
  );
}

/** A link goes to the mailbox; whether there is one is not said. */
function ForgottenPassword() {
  return (
    <ByLink
      act={{
        title: { zh: '发送重设密码的邮件', en: 'Send the mail for a new password' },
        fields: [
          {
            kind: 'line',
            name: 'login',
            label: { zh: '账号名或邮箱', en: 'Account name or mailbox' },
            max: LENGTHS.AskForResetDto.login,
            kept: false,
          },
        ],
        send: (values) => send('post', '/api/v1/password-resets', { body: values as { login: string } }),
      }}
      done={{
        zh: '如该账号登记了本人邮箱，邮件随即发出，请查收。',
        en: 'If the account has a mailbox of its own, the mail is on its way.',
      }}
    />
  );
}

function ByLink({ act, done, children }: { act: Act; done: Text; children?: React.ReactNode }) {
  const say = useSay();
  const [isDone, setDone] = useState(false);
  return (
    <Door>
      <h2>{say(act.title)}</h2>
      {isDone ? (
        <>
          <Alert role="status" type="success" title={say(done)} />
          <p>
            <a href="/desk">{say('登录', 'Sign in')}</a>
          </p>
        </>
      ) : (
        <>
          <ActForm act={{ ...act, done }} onDone={() => setDone(true)} />
          {children}
        </>
      )}
    </Door>
  );
}
