import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { announce } from '../common/announce.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { useKept } from '../common/use-kept.js';
import { Instant } from '../common/when.js';
import { useAttempt } from '../common/use-attempt.js';

type Template = Schemas['MailTemplateDto'];

const KIND_TEXTS: Readonly<Record<Template['kind'], Schemas['TextDto']>> = {
  invitation: { zh: '邀请', en: 'Invitation' },
  organisationInvitation: { zh: '邀请单位注册', en: 'Invitation of an organisation' },
  passwordReset: { zh: '重设密码', en: 'New password' },
  addressCheck: { zh: '确认邮箱', en: 'Is the mailbox yours' },
  addressChanged: { zh: '邮箱已更换', en: 'The mailbox was changed' },
  notice: { zh: '通知', en: 'Notice' },
  digest: { zh: '每日汇总', en: 'Notices of a day' },
};

/** 邮件模板: what goes out by mail, to write anew, to look at, and to send to oneself. */
export function Templates() {
  const say = useSay();
  const templates = useGet('/api/v1/mail-templates', {}, { keep: false });
  const [kind, setKind] = useState<Template['kind']>('notice');
  const [locale, setLocale] = useState<Template['locale']>('zh');
  return (
    <>
      <h1>{say('邮件模板', 'Mail templates')}</h1>
      <div className="filters">
        <Select
          className="filter"
          aria-label={say('模板', 'Template')}
          value={kind}
          onChange={setKind}
          options={Object.entries(KIND_TEXTS).map(([value, text]) => ({
            value: value as Template['kind'],
            label: say(text),
          }))}
        />
        <Segmented
          aria-label={say('邮件的语言', 'Language of the mail')}
          value={locale}
          onChange={setLocale}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <Loaded query={templates}>
        {(read) => {
          const template = read.find((each) => each.kind === kind && each.locale === locale);
          return template && <Editor key={`${kind}/${locale}/${template.version}`} template={template} />;
        }}
      </Loaded>
    </>
  );
}

function Editor({ template }: { template: Template }) {
  const say = useSay();
  const { kind, locale } = template;
  // What is typed stays when another template, or another language, is looked at meanwhile, and over a reload.
  const [body, setBody, forget] = useKept(`Template: ${kind}/${locale}/${template.version}`, template.body);
  const [preview, setPreview] = useState<Schemas['MailPreviewDto'] | null>(null);
  const { busy, error, attempt } = useAttempt();
  const [last, setLast] = useState<'look' | 'save' | 'trial'>();
  const doing = (what: typeof last) => busy && last === what;
  const path = { kind, locale };
  const begin = (what: typeof last, work: () => Promise<unknown>) => {
    setLast(what);
    return attempt(work);
  };
  const look = () =>
    begin('look', async () =>
      setPreview(await send('post', '/api/v1/mail-templates/{kind}/{locale}/preview', { path, body: { body } })),
    );
  const save = () =>
    begin('save', async () => {
      await send('put', '/api/v1/mail-templates/{kind}/{locale}', { path, body: { body } });
      forget();
      void announce.success(say('已保存', 'Saved'));
      await readAgain();
    });
  const trial = () =>
    begin('trial', async () => {
      await send('post', '/api/v1/mail-templates/{kind}/{locale}/trial', { path });
      void announce.success(say('试发邮件已交付发送，请查收本人邮箱。', 'It is on its way to your own mailbox.'));
    });
  const changed = body !== template.body;
  return (
    <div className="two">
      <section className="card">
        <h2>{say('正文', 'Text')}</h2>
        <p className="quiet">
          {say(`第 ${template.version} 版，`, `Version ${template.version}, `)}
          <Instant at={template.writtenAt} />
          {!template.writtenBy && say('（系统自带）', ' (as released)')}
        </p>
        <p className="quiet">
          {say(
            '首段为主题，空行分段。可以使用：',
            'The first paragraph is the subject; blank lines part the others. It may name: ',
          )}
          <code>{template.names.join(', ')}</code>
        </p>
        <ProblemAlert error={error} />
        <Input.TextArea
          rows={14}
          maxLength={LENGTHS.WriteTemplateDto.body}
          aria-label={say('模板正文', 'Text of the template')}
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
        <div className="row actions">
          <Button type="primary" disabled={!changed} loading={doing('save')} onClick={() => void save()}>
            {say('保存', 'Save')}
          </Button>
          <Button loading={doing('look')} onClick={() => void look()}>
            {say('预览', 'Preview')}
          </Button>
          <Button disabled={changed} loading={doing('trial')} onClick={() => void trial()}>
            {say('试发给我', 'Send it to me')}
          </Button>
          {changed && <Button onClick={forget}>{say('放弃修改', 'Drop the changes')}</Button>}
          {template.writtenBy && (
            <ActButton
              act={{
                title: { zh: '恢复系统自带的模板', en: 'Back to the one released' },
                danger: true,
                send: (_, key) => send('delete', '/api/v1/mail-templates/{kind}/{locale}', { path, key }),
              }}
            />
          )}
        </div>
      </section>
      <section className="card" aria-live="polite">
        <h2>{say('预览', 'Preview')}</h2>
        {preview ? (
          <article className="letter" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
            <h3>{preview.subject}</h3>
            <p className="typed">{preview.text}</p>
          </article>
        ) : (
          <p className="quiet">
            {say('点“预览”，以示例内容显示。', 'Press Preview: it is filled in with an example.')}
          </p>
        )}
      </section>
    </div>
  );
}
