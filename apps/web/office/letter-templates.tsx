import { Select } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded } from '../common/states.js';
import { TemplateEditor } from './template-editor.js';

type Template = Schemas['LetterTemplateDto'];

const KIND_TEXTS: Readonly<Record<Template['kind'], Schemas['TextDto']>> = {
  accredited: { zh: '认定', en: 'Accredited' },
  cultivated: { zh: '列入培育', en: 'Cultivated' },
  notSelected: { zh: '不予认定', en: 'Not selected' },
  refused: { zh: '不予受理', en: 'Refused' },
  notRecommended: { zh: '不予推荐', en: 'Not recommended' },
};

/** 办结通知的模板: what the letter about each end says, to write anew and to look at with an example or a case. */
export function LetterTemplates() {
  const say = useSay();
  const templates = useGet('/api/v1/letter-templates', {}, { keep: false });
  const [kind, setKind] = useState<Template['kind']>('notSelected');
  return (
    <>
      <h1>{say('通知模板', 'Letter templates')}</h1>
      <p className="quiet">
        {say(
          '事项办结后发给申报单位的通知，以中文行文。改写后用于此后的通知，已发出的不变。',
          'Letters to the applicant about the end of a case, which are written in Chinese. What is changed counts for letters to come; those sent stay as they are.',
        )}
      </p>
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
      </div>
      <Loaded query={templates}>
        {(read) => {
          const template = read.find((each) => each.kind === kind);
          return template && <Editor key={`${kind}/${template.version}`} template={template} />;
        }}
      </Loaded>
    </>
  );
}

function Editor({ template }: { template: Template }) {
  const say = useSay();
  const { kind } = template;
  const path = { kind };
  const [caseId, setCaseId] = useState<string>();
  const cases = useGet('/api/v1/cases', { query: { kind: 'accreditation', state: kind, limit: 50 } });
  return (
    <TemplateEditor
      name={kind}
      template={template}
      language="zh"
      preview={(body) => send('post', '/api/v1/letter-templates/{kind}/preview', { path, body: { body, caseId } })}
      previewedWith={
        <div className="filters">
          <Select
            className="filter"
            aria-label={say('以哪一件预览', 'Previewed with')}
            placeholder={say('示例内容', 'An example')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={caseId}
            onChange={setCaseId}
            options={cases.data?.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </div>
      }
      save={(body) => send('put', '/api/v1/letter-templates/{kind}', { path, body })}
      restore={(key) => send('delete', '/api/v1/letter-templates/{kind}', { path, key })}
    />
  );
}
