import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';

/** Of a file that cannot be shown in the page, or whose reader cannot be read itself. */
export function NotHere({ id }: { id: string }) {
  const say = useSay();
  return (
    <p role="alert">
      {say('这份文件不能在此打开，请下载查看：', 'This file cannot be shown here; download it: ')}
      <FileLink id={id} />
    </p>
  );
}
