import { TOPIC_TEXTS } from '#domain/texts/topics.js';
import { Button, Modal, Tag } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { announce } from '../common/announce.js';
import { Loaded, Nothing, ProblemAlert } from '../common/states.js';
import { Table } from '../common/table.js';
import { Instant } from '../common/when.js';
import { useAttempt } from '../common/use-attempt.js';
import { Deliveries } from './deliveries.js';

type Webhook = Schemas['WebhookDto'];

const STOPS: Readonly<Record<NonNullable<Webhook['disabledBecause']>, Schemas['TextDto']>> = {
  byHand: { zh: '已停用', en: 'Switched off' },
  failing: { zh: '连续失败，已停用', en: 'Stopped: it failed for too long' },
  gone: { zh: '对方表示已不存在，已停用', en: 'Stopped: it said that it is gone' },
};

/** 事件推送: the systems that are told what happens. */
export function Webhooks() {
  const say = useSay();
  const may = useMay('manage:webhook');
  const webhooks = useGet('/api/v1/webhooks');
  const [secret, setSecret] = useState<string | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const topics: ActField = {
    kind: 'choices',
    name: 'topics',
    label: { zh: '推送的类别', en: 'Of what it is told' },
    hint: { zh: '不选为全部。', en: 'None: of everything.' },
    options: Object.entries(TOPIC_TEXTS).map(([value, text]) => ({ value, label: say(text) })),
    optional: true,
  };
  const topicNames = ({ topics: of }: Webhook) =>
    of.length === 0 ? say('全部', 'Everything') : of.map((topic) => say(TOPIC_TEXTS[topic])).join(say('、', ', '));
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('事件推送', 'Webhooks')}</h1>
          <p className="quiet">
            {say(
              '向其他系统推送办理中发生的事；每条都有签名。',
              'Other systems are told what happens; each event is signed.',
            )}
          </p>
        </div>
        {may && (
          <ActButton
            type="primary"
            act={{
              title: { zh: '添加', en: 'Add' },
              fields: [
                { kind: 'line', name: 'url', label: { zh: '接收地址', en: 'Address' }, max: LENGTHS.AddWebhookDto.url },
                topics,
              ],
              send: async (values, key) => {
                const added = await send('post', '/api/v1/webhooks', { key, body: values as { url: string } });
                setSecret(added.secret);
              },
            }}
          />
        )}
      </div>
      <section className="card">
        <Loaded query={webhooks}>
          {(read) =>
            read.length === 0 ? (
              <Nothing>{say('没有接收事件的系统。', 'No system is told of anything.')}</Nothing>
            ) : (
              <Table
                label={say('事件推送', 'Webhooks')}
                rows={read}
                id={({ id }) => id}
                columns={[
                  { name: say('接收地址', 'Address'), cell: ({ url }) => url },
                  { name: say('类别', 'Topics'), cell: topicNames },
                  {
                    name: say('状态', 'State'),
                    cell: ({ disabledBecause, disabledAt }) =>
                      disabledBecause ? (
                        <>
                          <Tag className="warned">{say(STOPS[disabledBecause])}</Tag> <Instant at={disabledAt} />
                        </>
                      ) : (
                        say('推送中', 'In use')
                      ),
                  },
                  {
                    name: say('办理', 'Action'),
                    cell: (webhook) => <Acts webhook={webhook} topics={topics} onLook={() => setLooked(webhook.id)} />,
                  },
                ]}
              />
            )
          }
        </Loaded>
      </section>
      {looked && <Deliveries key={looked} webhookId={looked} />}
      <Modal
        open={secret !== null}
        footer={null}
        onCancel={() => setSecret(null)}
        title={say('签名密钥（只显示这一次）', 'The secret (shown this once)')}
      >
        <p>{say('请交给接收系统，用来核对签名。', 'Give it to the system: it checks signatures with it.')}</p>
        <code className="seed">{secret}</code>
      </Modal>
    </>
  );
}

function Acts({ webhook, topics, onLook }: { webhook: Webhook; topics: ActField; onLook: () => void }) {
  const say = useSay();
  const { busy, error, attempt } = useAttempt();
  const path = { id: webhook.id };
  const stopped = webhook.disabledAt !== null;
  const tryOut = () =>
    attempt(async () => {
      await send('post', '/api/v1/webhooks/{id}/trial', { path });
      void announce.success(say('试推已交付发送', 'A trial is on its way'));
      onLook();
      await readAgain();
    });
  return (
    <>
      <ProblemAlert error={error} />
      <span className="row">
        <Button onClick={onLook}>{say('推送记录', 'Deliveries')}</Button>
        <Button loading={busy} onClick={() => void tryOut()}>
          {say('试推', 'Try')}
        </Button>
        <ActButton
          act={{
            title: { zh: '调整类别', en: 'Change topics' },
            initial: { topics: webhook.topics },
            fields: [topics],
            send: (values, key) =>
              send('patch', '/api/v1/webhooks/{id}', { path, key, body: values as { topics?: Webhook['topics'] } }),
          }}
        />
        <ActButton
          act={{
            title: stopped ? { zh: '恢复推送', en: 'Switch on' } : { zh: '停用', en: 'Switch off' },
            danger: !stopped,
            send: (_, key) => send('patch', '/api/v1/webhooks/{id}', { path, key, body: { enabled: stopped } }),
          }}
        />
        <ActButton
          act={{
            title: { zh: '删除', en: 'Remove' },
            danger: true,
            send: (_, key) => send('delete', '/api/v1/webhooks/{id}', { path, key }),
          }}
        />
      </span>
    </>
  );
}
