import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded } from '../common/states.js';
import { TemplateEditor } from './template-editor.js';

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
  const { kind, locale } = template;
  const path = { kind, locale };
  return (
    <TemplateEditor
      name={`${kind}/${locale}`}
      template={template}
      language={locale}
      preview={async (body) => {
        const { subject, text } = await send('post', '/api/v1/mail-templates/{kind}/{locale}/preview', {
          path,
          body: { body },
        });
        return { title: subject, paragraphs: [text] };
      }}
      save={(body) => send('put', '/api/v1/mail-templates/{kind}/{locale}', { path, body })}
      restore={(key) => send('delete', '/api/v1/mail-templates/{kind}/{locale}', { path, key })}
      trial={() => send('post', '/api/v1/mail-templates/{kind}/{locale}/trial', { path })}
    />
  );
}
