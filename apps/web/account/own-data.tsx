import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Download } from '../common/download.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';

/** 个人信息: what is kept of oneself, to take along; how long what is kept, and how one is erased. */
export function OwnData() {
  const say = useSay();
  const rules = useGet('/api/v1/retention-rules');
  return (
    <section className="card">
      <h2>{say('我的个人信息', 'What is kept of me')}</h2>
      <p>
        <Download address="/api/v1/account/personal-data">
          {say('下载我的个人信息', 'Download what is kept of me')}
        </Download>
      </p>
      <p className="quiet">
        {say(
          '包括账号、登录、通知、邮件、评审和表决、上传的文件以及办理过的事项；下载会留痕。需要注销账号、删除个人信息的，请向系统管理员提出：办理中的事项还需要您的，办结后注销。',
          'Your account, sign-ins, notices, mails, reviews and votes, files and what you did; the download is on record. To be erased, ask the administrator: where a case still needs you, once it has ended.',
        )}
      </p>
      <h3>{say('各类信息保存多久', 'How long what is kept')}</h3>
      <Loaded query={rules}>
        {(read) => (
          <Table
            label={say('保存期限', 'How long what is kept')}
            rows={read}
            id={({ what }) => what}
            columns={[
              { name: say('信息', 'What'), cell: ({ text }) => say(text) },
              {
                name: say('期限', 'How long'),
                cell: ({ days }) => (days === null ? say('长期', 'for good') : say(`${days} 天`, `${days} days`)),
              },
              { name: say('依据', 'Article'), cell: ({ article }) => article },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
