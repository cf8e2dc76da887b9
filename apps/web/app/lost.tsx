import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useSay } from './language.js';

export function Lost() {
  const say = useSay();
  return (
    <section className="closed">
      <h1>{say('没有这个页面', 'There is no such page')}</h1>
      <Link to="/desk">{say('回到待办', 'Back to the inbox')}</Link>
    </section>
  );
}

/** What is shown where a page of ours fails: nobody is left before an empty window. */
export function Broken() {
  const say = useSay();
  return (
    <section className="closed">
      <h1>{say('本页出错了', 'This page has failed')}</h1>
      <p>
        {say(
          '已填写的内容保留在本机。请刷新；仍不行的，请联系管理员。',
          'What you typed is kept in this browser. Load the page again; if that does not help, tell the administrator.',
        )}
      </p>
      <Button onClick={() => location.reload()}>{say('刷新', 'Load again')}</Button>
    </section>
  );
}
