import { PURPOSE } from '#domain/common/product.js';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Refused } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send } from '../api/queries.js';
import { ProblemAlert } from '../common/states.js';
import { ToDirectory } from '../account/to-directory.js';
import { Door } from './door.js';
import { useSay } from './language.js';
import type { Person } from './session.js';

interface Given {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
}

/** The sign-in page: it stands where the page asked for will be. */
export function SignIn({ onSignedIn }: { onSignedIn: (accountId: string) => void }) {
  const say = useSay();
  return (
    <Door>
      <p className="quiet">{say(PURPOSE)}</p>
      <SignInForm onSignedIn={onSignedIn} />
      <ToDirectory />
      <p>
        <a href="/desk/password">{say('忘记密码', 'Forgotten the password')}</a>
        {' · '}
        <a href="/desk/register">{say('单位注册', 'Register an organisation')}</a>
      </p>
    </Door>
  );
}

/** Instead of the page whose session has ended: what was typed there stays, and nobody who comes by reads it. */
export function SignInAgain({ person, onSignedIn }: { person: Person; onSignedIn: (accountId: string) => void }) {
  const say = useSay();
  return (
    <Modal
      open
      closable={false}
      footer={null}
      rootClassName="sign-in-again"
      title={say('登录已过期，请重新登录后继续', 'Your session has ended: sign in to go on')}
    >
      <p className="quiet">
        {say(
          `当前账号：${person.displayName}。本页已填写的内容仍在。`,
          `Signed in as ${person.displayName}. What you typed on this page is kept.`,
        )}
      </p>
      <SignInForm onSignedIn={onSignedIn} />
      <ToDirectory aside />
    </Modal>
  );
}

export function SignInForm({ onSignedIn }: { onSignedIn: (accountId: string) => void }) {
  const say = useSay();
  const [error, setError] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const [codeNeeded, setCodeNeeded] = useState(false);
  const submit = async (given: Given) => {
    setBusy(true);
    setError(null);
    try {
      const { accountId } = await send('post', '/api/v1/sessions', { body: { ...given, cookie: true } });
      onSignedIn(accountId);
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught;
      if (caught.problem.code === 'session.codeNeeded') setCodeNeeded(true);
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const needed = [{ required: true, message: say('请填写', 'Please fill in') }];
  return (
    <Form<Given> layout="vertical" requiredMark={false} onFinish={(given) => void submit(given)}>
      <ProblemAlert error={error} />
      <Form.Item name="login" label={say('账号', 'Account')} rules={needed}>
        <Input autoComplete="username" autoFocus maxLength={LENGTHS.SignInDto.login} />
      </Form.Item>
      <Form.Item name="password" label={say('密码', 'Password')} rules={needed}>
        <Input.Password autoComplete="current-password" maxLength={LENGTHS.SignInDto.password} />
      </Form.Item>
      {codeNeeded && (
        <Form.Item name="code" label={say('动态口令或恢复码', 'One-time or recovery code')} rules={needed}>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={LENGTHS.SignInDto.code} autoFocus />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {say('登录', 'Sign in')}
      </Button>
    </Form>
  );
}
