import { useSay } from '../app/language.js';
import { FileLink } from '../common/file-link.js';

/** Of a file, or one page of it, that cannot be shown here, or whose reader cannot be read itself. */
export function NotHere({ id, page }: { id: string; page?: number }) {
  const say = useSay();
  return (
    <p role="alert">
      {page === undefined
        ? say('这份文件不能在此打开，请下载查看：', 'This file cannot be shown here; download it: ')
        : say(`第 ${page} 页不能在此显示，请下载查看：`, `Page ${page} cannot be shown here; download the file: `)}
      <FileLink id={id} />
    </p>
  );
}
