import { Alert, Button, Input } from 'antd';
import { Fragment, useEffect, useId, useRef, useState, type ComponentRef, type ReactNode } from 'react';
import type { Refused, Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, readAgainRefused } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { announce } from '../common/announce.js';
import { ProblemAlert } from '../common/states.js';
import { useAttempt } from '../common/use-attempt.js';
import { useKept } from '../common/use-kept.js';
import { Instant } from '../common/when.js';

interface TemplateEditorProps {
  /** What the template is called; only one at its address. */
  readonly name: string;
  readonly template: Omit<Schemas['LetterTemplateDto'], 'kind'>;
  readonly language: 'zh' | 'en';
  /** A text filled in. */
  readonly preview: (body: string) => Promise<Schemas['WrittenLetterDto']>;
  /** With what it is filled in there, where that can be chosen. */
  readonly previewedWith?: ReactNode;
  readonly save: (body: Schemas['WriteTemplateDto']) => Promise<unknown>;
  readonly restore: (key: string) => Promise<unknown>;
  /** Sends an example to oneself. */
  readonly trial?: () => Promise<unknown>;
}

/** A template of letters or mails: written anew, looked at before it is kept, and taken back. What is wrong with it is told at the text. */
export function TemplateEditor({
  name,
  template,
  language,
  preview,
  previewedWith,
  save,
  restore,
  trial,
}: TemplateEditorProps) {
  const say = useSay();
  // What is typed stays when another template is looked at meanwhile, over a reload, and where somebody else keeps a version first.
  const [typed, setTyped, forget] = useKept(`Template: ${name}`, { body: template.body, version: template.version });
  const [shown, setShown] = useState<Schemas['WrittenLetterDto'] | null>(null);
  const { busy, error, attempt } = useAttempt();
  const [last, setLast] = useState<'look' | 'save' | 'trial'>();
  const text = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const id = useId();
  const { body } = typed;
  const changed = body !== template.body;
  const isOfAnother = changed && typed.version !== template.version;
  // Whoever kept a version meanwhile has brought another editor here: whoever was typing goes on where they were.
  useEffect(() => {
    if (isOfAnother) text.current?.focus();
  }, []);
  const wrong = wrongText(error);
  const doing = (what: typeof last) => busy && last === what;
  const begin = (what: typeof last, work: () => Promise<unknown>) => {
    setLast(what);
    return attempt(() =>
      work().catch((caught: unknown) => {
        if (wrongText(caught as Refused)) text.current?.focus();
        throw caught;
      }),
    );
  };
  const keep = async () => {
    await save({ body, version: template.version }).catch(readAgainRefused);
    forget();
    void announce.success(say('已保存', 'Saved'));
    await readAgain();
  };
  const send = async () => {
    await trial?.();
    void announce.success(say('试发邮件已交付发送，请查收本人邮箱。', 'It is on its way to your own mailbox.'));
  };
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
            '首段为标题，空行分段。可以使用：',
            'The first paragraph is the title; blank lines part the others. It may name: ',
          )}
          <code>{template.names.join(', ')}</code>
          {template.conditional.length > 0 && (
            <>
              {say('。其中不一定有的须放在条件里：', '. Not always there, and to be named under a condition: ')}
              {template.conditional.map((each) => (
                <Fragment key={each}>
                  {' '}
                  <code>{`{% if ${each} %}{{ ${each} }}{% endif %}`}</code>
                </Fragment>
              ))}
            </>
          )}
        </p>
        {isOfAnother && (
          <Alert
            role="alert"
            type="warning"
            showIcon
            className="problem"
            title={say(
              `下面是您在第 ${typed.version} 版上的修改，现行的已是第 ${template.version} 版；保存即取代它，“放弃修改”则显示它。`,
              `Below is what you made of version ${typed.version}; version ${template.version} is in use by now. Saving replaces it, dropping the changes shows it.`,
            )}
          />
        )}
        {!wrong && <ProblemAlert error={error} />}
        <Input.TextArea
          ref={text}
          rows={14}
          maxLength={LENGTHS.WriteTemplateDto.body}
          aria-label={say('模板正文', 'Text of the template')}
          status={wrong ? 'error' : undefined}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? id : undefined}
          value={body}
          onChange={({ target }) => setTyped({ ...typed, body: target.value })}
        />
        {wrong && (
          <p className="wrong" id={id} role="alert">
            {say(wrong)}
          </p>
        )}
        <div className="row actions">
          <Button type="primary" disabled={!changed} loading={doing('save')} onClick={() => void begin('save', keep)}>
            {say('保存', 'Save')}
          </Button>
          <Button loading={doing('look')} onClick={() => void begin('look', async () => setShown(await preview(body)))}>
            {say('预览', 'Preview')}
          </Button>
          {trial && (
            <Button disabled={changed} loading={doing('trial')} onClick={() => void begin('trial', send)}>
              {say('试发给我', 'Send it to me')}
            </Button>
          )}
          {changed && <Button onClick={forget}>{say('放弃修改', 'Drop the changes')}</Button>}
          {template.writtenBy && (
            <ActButton
              act={{
                title: { zh: '恢复系统自带的模板', en: 'Back to the one released' },
                danger: true,
                send: (_, key) => restore(key),
              }}
            />
          )}
        </div>
      </section>
      <section className="card" aria-live="polite">
        <h2>{say('预览', 'Preview')}</h2>
        {previewedWith}
        {shown ? (
          <article className="letter" lang={language === 'zh' ? 'zh-CN' : 'en'}>
            <h3>{shown.title}</h3>
            {shown.paragraphs.map((paragraph, at) => (
              <p key={at} className="typed">
                {paragraph}
              </p>
            ))}
          </article>
        ) : (
          <p className="quiet">
            {previewedWith
              ? say('点“预览”显示。', 'Press Preview to see it.')
              : say('点“预览”，以示例内容显示。', 'Press Preview: it is filled in with an example.')}
          </p>
        )}
      </section>
    </div>
  );
}

/** What a refusal says of the text itself. */
function wrongText(refused: Refused | null): Schemas['TextDto'] | undefined {
  return refused?.problem?.errors?.find(({ path }) => path === 'body')?.detail;
}
