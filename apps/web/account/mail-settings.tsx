import { Select } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay, type Text } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { ActForm } from '../common/form-of-act.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { Table } from '../common/table.js';
import { useAttempt } from '../common/use-attempt.js';
import { CODE, passwordIf } from './password-field.js';

type Settings = Schemas['NoticeSettingsDto'];
type Topic = Settings['topics'][number]['topic'];
type Way = Settings['topics'][number]['way'];

const WAY_TEXTS: Readonly<Record<Way, Text>> = {
  here: { zh: '仅站内', en: 'Here only' },
  mail: { zh: '随时发邮件', en: 'By mail at once' },
  daily: { zh: '每日汇总一封', en: 'One mail a day' },
};

/** 通知方式: one's mailbox, and how to be told of what. */
export function MailSettings() {
  const say = useSay();
  const settings = useGet('/api/v1/notice-settings');
  return (
    <section className="card">
      <h2>{say('通知方式', 'How you are told')}</h2>
      <Loaded query={settings}>
        {(read) => (
          <>
            <Mailbox settings={read} />
            <Ways settings={read} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Mailbox({ settings }: { settings: Settings }) {
  const say = useSay();
  return (
    <>
      <p>
        {settings.address
          ? say(`通知发往 ${settings.address}`, `Notices go to ${settings.address}`)
          : say('尚未登记邮箱，通知只在站内。', 'No mailbox yet: notices are shown here only.')}
      </p>
      {settings.refusedBecause && (
        <p className="wrong">
          {say('最近一封邮件被拒收：', 'The last mail was refused: ')}
          {settings.refusedBecause}
        </p>
      )}
      {settings.unchecked && (
        <>
          <p>
            {say(
              `确认码已发往 ${settings.unchecked}，请查收后填写。`,
              `A code went to ${settings.unchecked}: enter it here.`,
            )}
          </p>
          <ActForm
            act={{
              title: { zh: '确认邮箱', en: 'Confirm the mailbox' },
              fields: [
                {
                  kind: 'line',
                  name: 'code',
                  kept: false,
                  label: { zh: '六位确认码', en: 'Code of six digits' },
                  max: 6,
                },
              ],
              send: (values, key) =>
                send('post', '/api/v1/notice-settings/address/check', { key, body: values as { code: string } }),
            }}
          />
        </>
      )}
      <ActButton
        act={{
          title: settings.address
            ? { zh: '更换邮箱', en: 'Change the mailbox' }
            : { zh: '登记邮箱', en: 'Give a mailbox' },
          effect: {
            zh: '将向该邮箱发出确认码，确认后启用；忘记密码时也由它重设。',
            en: 'A code is sent there; once you enter it, the mailbox is in use, also for a new password.',
          },
          fields: [
            {
              kind: 'line',
              name: 'address',
              label: { zh: '电子邮箱', en: 'Mail address' },
              max: LENGTHS.GiveAddressDto.address,
            },
            ...passwordIf(settings.passwordAsked),
            CODE,
          ],
          done: { zh: '确认码已发出', en: 'The code is on its way' },
          send: (values, key) =>
            send('put', '/api/v1/notice-settings/address', {
              key,
              body: values as { address: string; password?: string },
            }),
        }}
      />
    </>
  );
}

function Ways({ settings }: { settings: Settings }) {
  const say = useSay();
  const { error, attempt } = useAttempt();
  /** Of each topic, shown as chosen until the server has said what it is. */
  const [chosen, setChosen] = useState<Readonly<Partial<Record<Topic, { readonly way: Way }>>>>({});
  const choose = async (topic: Topic, way: Way) => {
    const own = { way };
    setChosen((all) => ({ ...all, [topic]: own }));
    await attempt(async () => {
      await send('put', '/api/v1/notice-settings/ways', { body: { ways: [{ topic, way }] } });
      await readAgain();
    });
    // Another may have been chosen since.
    setChosen((all) => (all[topic] === own ? { ...all, [topic]: undefined } : all));
  };
  return (
    <>
      <ProblemAlert error={error} />
      <Table
        label={say('通知方式', 'How you are told')}
        rows={settings.topics}
        id={({ topic }) => topic}
        columns={[
          { name: say('事项', 'About'), cell: ({ topicText }) => say(topicText) },
          {
            name: say('方式', 'How'),
            cell: ({ topic, topicText, way }) => (
              <Select
                className="way"
                aria-label={say(`${topicText.zh}的通知方式`, `How to be told of: ${topicText.en}`)}
                value={chosen[topic]?.way ?? way}
                onChange={(to) => void choose(topic, to)}
                options={(Object.keys(WAY_TEXTS) as Way[]).map((each) => ({
                  value: each,
                  label: say(WAY_TEXTS[each]),
                }))}
              />
            ),
          },
        ]}
      />
    </>
  );
}
