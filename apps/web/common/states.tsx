import { Alert, Button } from 'antd';
import { Fragment, useDeferredValue, useLayoutEffect, type ReactNode } from 'react';
import { SCRIPT_MISSING, type Refused } from '../api/client.js';
import { useSay } from '../app/language.js';
import { detailsOf } from './refusal-details.js';
import { showing } from './shown-failures.js';

interface ProblemAlertProps {
  readonly error: Refused | null | undefined;
  readonly onRetry?: () => void;
  /** Fields beside which their part of it stands. */
  readonly atFields?: readonly string[];
}

/** A refusal in the reader's language, with each thing that it names, what helps, and the number to quote where the fault is ours. */
export function ProblemAlert({ error, onRetry, atFields }: ProblemAlertProps) {
  const say = useSay();
  if (!error) return null;
  const { status, code, sentence, requestId } = error.problem;
  const ours = status >= 500 || status === 0;
  const details = detailsOf(error.problem, atFields);
  return (
    <Alert
      role="alert"
      type={ours ? 'error' : 'warning'}
      showIcon
      className="problem"
      title={say(sentence)}
      description={
        <>
          {details.length > 0 && (
            <ul className="inner-list">
              {details.map((text, at) => (
                <li key={at}>{say(text)}</li>
              ))}
            </ul>
          )}
          {ours &&
            requestId &&
            say(`请求编号 ${requestId}，联系管理员时请提供。`, `Request ${requestId}: quote it to the administrator.`)}
        </>
      }
      action={
        (onRetry || code === SCRIPT_MISSING.code) && (
          <span className="row">
            {onRetry && <Button onClick={onRetry}>{say('重试', 'Try again')}</Button>}
            {code === SCRIPT_MISSING.code && (
              <Button onClick={() => location.reload()}>{say('刷新', 'Load again')}</Button>
            )}
          </span>
        )
      }
    />
  );
}

interface LoadedProps<T> {
  readonly query: {
    readonly data?: T;
    readonly error: Refused | null;
    readonly isPending: boolean;
    readonly errorUpdateCount?: number;
    readonly refetch: () => unknown;
  };
  readonly children: (data: T) => ReactNode;
  /** There is no page without it: what cannot be read is all that is told, under a heading of its own. */
  readonly whole?: boolean;
  /** Nor is there anything around it: what is told is a page by itself. */
  readonly alone?: boolean;
}

/** What has to be done to the own account before anything else, by the code that says so. */
const FIRST: Readonly<Record<string, { zh: string; en: string }>> = {
  'session.secondFactorRequired': { zh: '启用动态口令', en: 'Set up the second factor' },
  'session.passwordGiven': { zh: '更改密码', en: 'Choose a password' },
};

/** What is read, or why it is not there yet: loading, forbidden, absent, failed. */
export function Loaded<T>({ query, children, alone = false, whole = alone }: LoadedProps<T>) {
  const say = useSay();
  // What has just come is drawn in slices: a slow phone answers meanwhile.
  const drawn = useDeferredValue(query.data !== undefined);
  const failure = query.data === undefined ? query.error : null;
  useLayoutEffect(() => (failure ? showing(failure) : undefined), [failure]);
  const Around = alone ? 'main' : Fragment;
  const awaited = whole ? <ReadingPage /> : <Reading />;
  if (query.data !== undefined) return drawn ? <>{children(query.data)}</> : <Around>{awaited}</Around>;
  if (query.error) {
    const { status, code, sentence } = query.error.problem;
    const first = FIRST[code];
    if (whole && (status === 403 || status === 404))
      return (
        <Around>
          <section className="closed">
            <h1>{say(sentence)}</h1>
            {first && <a href="/desk/account">{say(first)}</a>}
          </section>
        </Around>
      );
    return (
      <Around>
        {whole && <h1>{say('本页没有读取成功', 'This page could not be read')}</h1>}
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        {first && <a href="/desk/account">{say(first)}</a>}
      </Around>
    );
  }
  // Nothing is taken away for what has failed before.
  return <Around>{query.errorUpdateCount ? <div>{awaited}</div> : awaited}</Around>;
}

/** A page that is still to come has a heading, for whoever goes by headings; it is not what the window is named after. */
export function ReadingPage() {
  const say = useSay();
  return (
    <>
      <h1 className="visually-hidden" data-passing>
        {say('正在读取', 'Loading')}
      </h1>
      <Reading />
    </>
  );
}

export function Reading() {
  const say = useSay();
  return (
    <div className="loading" role="status" aria-label={say('正在读取', 'Loading')}>
      <span />
      <span />
      <span />
    </div>
  );
}

export function Nothing({ children }: { children: ReactNode }) {
  return <p className="nothing">{children}</p>;
}
