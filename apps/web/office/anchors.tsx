import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { PagedTable } from '../common/table.js';
import { Instant } from '../common/when.js';

const ANCHORS = '/api/v1/audit/anchors';

/** 审计锚点: signed roots over the whole trail, the latest first, and how anybody checks them. */
export function Anchors() {
  const say = useSay();
  const pages = usePages(ANCHORS, {}, { id: 'number', cursor: 'before' });
  const keys = new Map(pages.rows.map(({ keyId, publicKey }) => [keyId, publicKey]));
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('审计锚点', 'Anchors of the trail')}</h1>
          <p className="quiet">
            {say(
              '每个锚点把当时各条审计链的末条散列汇成一个默克尔根并签名，存放在数据库之外：此后审计记录有任何改动，都与锚点对不上。',
              'Each rolls up the heads of all chains of the trail into one signed root, which lies outside the database: whatever is changed in the trail afterwards does not agree with it.',
            )}
          </p>
        </div>
      </div>
      <section className="card">
        <h2>{say('如何核验', 'How to check')}</h2>
        <ol>
          <li>
            {say('全部审计记录，由运行维护人员核验：', 'The whole trail, by whoever runs the service: ')}
            <code>guohe audit verify</code>
            {say('；只核验一个事项的，在后面加上其编号。', '; of one case, with its id behind it.')}
          </li>
          <li>
            {say(
              '一个事项的证据，在任何一台机器上核验：在事项页面下载证据包，以下面的公钥运行 ',
              'The evidence of a case, on any machine: download its evidence package on its page, and with the public key below run ',
            )}
            <code>guohe audit verify --package evidence.zip --public-key …</code>
          </li>
          <li>
            <p>
              {say('锚点本身：', 'An anchor itself: ')}
              <a href={ANCHORS}>{say('公开的锚点数据（JSON）', 'the anchors as everybody gets them (JSON)')}</a>
              {say(
                '，任何人都可以留存一份。签名为 Ed25519，签的是 number、at、previous、chains、root 五项的规范 JSON（RFC 8785）；previous 是上一锚点规范 JSON 的 SHA-256，因此抽掉或调换锚点也会被发现。',
                ', of which anybody may keep a copy. The signature is Ed25519 over number, at, previous, chains and root as canonical JSON (RFC 8785); previous is the SHA-256 of the anchor before, so that one that is taken out or exchanged is found, too.',
              )}
            </p>
          </li>
        </ol>
        {[...keys].map(([keyId, publicKey]) => (
          <p key={keyId}>
            {say(`公钥（密钥 ${keyId}，Ed25519）：`, `Public key (of key ${keyId}, Ed25519): `)}
            <Code>{publicKey}</Code>
          </p>
        ))}
      </section>
      <section className="card">
        <PagedTable
          stacks
          label={say('审计锚点', 'Anchors of the trail')}
          pages={pages}
          none={say(
            '还没有锚点：第一批审计记录产生后自动生成。',
            'There is no anchor yet: the first is made by itself.',
          )}
          id={({ number }) => String(number)}
          columns={[
            { name: say('序号', 'Number'), cell: ({ number }) => say(`第 ${number} 个`, `No. ${number}`) },
            { name: say('时间', 'When'), cell: ({ at }) => <Instant at={at} /> },
            { name: say('链数', 'Chains'), number: true, cell: ({ chains }) => chains },
            { name: say('默克尔根', 'Merkle root'), cell: ({ root }) => <Code>{root}</Code> },
            { name: say('上一锚点', 'Before it'), cell: ({ previous }) => <Code>{previous ?? '–'}</Code> },
            { name: say('签名', 'Signature'), cell: ({ signature }) => <Code>{signature}</Code> },
            { name: say('密钥', 'Key'), cell: ({ keyId }) => keyId },
          ]}
        />
      </section>
    </>
  );
}

function Code({ children }: { children: string }) {
  return (
    <span className="coded">
      <code>{children}</code>
    </span>
  );
}
