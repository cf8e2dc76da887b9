import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useSay } from './language.js';

export function Lost() {
  const say = useSay();
  return (
    <Result
      status="404"
      title={<h1>{say('没有这个页面', 'There is no such page')}</h1>}
      extra={<Link to="/desk">{say('回到待办', 'Back to the inbox')}</Link>}
    />
  );
}
