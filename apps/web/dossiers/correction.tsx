import { Alert, Button, Input, type GetRef } from 'antd';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Fold } from '../common/fold.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { Due } from '../common/when.js';
import { Changes } from './changes.js';
import { capital } from './labels.js';
import { PART_SPECS } from './specs.js';
import { useAnswer } from './use-answer.js';

type Item = Schemas['CorrectionItemDto'];

/** 补正: what the dossier was returned for, item by item, with the answer and what has changed. */
export function Correction({ caseId }: { caseId: string }) {
  const say = useSay();
  const correction = useGet('/api/v1/cases/{id}/correction', { path: { id: caseId } });
  const timeline = useGet('/api/v1/cases/{id}/timeline', { path: { id: caseId } });
  const now = timeline.data?.now;
  return (
    <section className="card">
      <h2>{say('补正：逐项修改并答复', 'Correction: mend and answer each item')}</h2>
      <p className="quiet">
        {say(
          '只能修改被退回事项所涉及的部分；每一项都要答复，然后重新提交。',
          'Only the parts that were returned can be changed. Answer every item, then submit again.',
        )}
        {now?.dueAt && (
          <>
            {say('重新提交的期限：', ' To be submitted again by: ')}
            <Due {...now} explained={now.dueExplained} />
          </>
        )}
      </p>
      <Loaded query={correction}>
        {({ returnedAt, items }) =>
          returnedAt !== null && (
            <ul className="list">
              {items.map((item) => (
                <CorrectionItem
                  key={`${returnedAt}/${item.item}`}
                  caseId={caseId}
                  returnedAt={returnedAt}
                  item={item}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

interface CorrectionItemProps {
  readonly caseId: string;
  readonly returnedAt: string;
  readonly item: Item;
}

/** Its answer saves itself. */
function CorrectionItem({ caseId, returnedAt, item }: CorrectionItemProps) {
  const say = useSay();
  const answer = useAnswer(caseId, returnedAt, item);
  const { text, elsewhere, earlier } = answer;
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  const dossierPart = (name: Item['parts'][number]) => capital(say(PART_SPECS[name].label));
  return (
    <li>
      <h3>{say(item.text)}</h3>
      <p className="typed">{item.reason}</p>
      <p className="row">
        <span className="quiet">{say('所涉部分', 'Parts')}</span>
        {item.parts.map((part) => (
          <Link key={part} from="/desk/dossiers/$dossierId" to="/desk/dossiers/$dossierId" search={{ part }}>
            {dossierPart(part)}
          </Link>
        ))}
      </p>
      {item.changes.length === 0 ? (
        <p className="quiet">{say('这些部分尚未修改。', 'Nothing has been changed there yet.')}</p>
      ) : (
        <Fold
          size="small"
          items={[
            {
              key: 'changes',
              label: say(
                `已改 ${item.changes.length} 处：修改前后`,
                `${item.changes.length} ${item.changes.length === 1 ? 'change' : 'changes'}: before and after`,
              ),
              children: <Changes changes={item.changes} />,
            },
          ]}
        />
      )}
      <Input.TextArea
        ref={box}
        rows={2}
        maxLength={LENGTHS.CorrectionAnswerDto.answer}
        aria-label={say(`答复：${item.text.zh}`, `Answer: ${item.text.en}`)}
        placeholder={say('说明如何补正', 'Say how it was mended')}
        value={text}
        onChange={({ target }) => answer.change(target.value)}
        onBlur={answer.saveNow}
      />
      {earlier !== undefined && text === '' && (
        <Alert
          type="info"
          showIcon
          className="problem"
          title={say('此前一次退回时填写、没有保存的答复：', 'Typed for an earlier return, and never saved:')}
          description={<p className="typed">{earlier}</p>}
          action={
            <Button
              size="small"
              onClick={() => {
                answer.change(earlier);
                // The button goes with what it stood beside.
                box.current?.focus();
              }}
            >
              {say('沿用', 'Use it again')}
            </Button>
          }
        />
      )}
      {elsewhere === null ? (
        <ProblemAlert error={answer.error} />
      ) : (
        <Alert
          role="alert"
          type="warning"
          showIcon
          className="problem"
          title={say(
            '这一项已另有答复，您的文字尚未保存；按“保存答复”则以您的为准。',
            'Somebody else has answered this item, and what you typed is not saved. “Keep the answer” puts yours in its place.',
          )}
          description={<p className="typed">{elsewhere.answer}</p>}
          action={
            <Button size="small" onClick={() => answer.takeOther(elsewhere)}>
              {say('采用该答复', 'Take that answer')}
            </Button>
          }
        />
      )}
      <Button
        size="small"
        loading={answer.state === 'saving'}
        disabled={!text.trim() || answer.isSaved}
        onClick={answer.save}
      >
        {text && answer.isSaved ? say('已答复', 'Answered') : say('保存答复', 'Keep the answer')}
      </Button>
    </li>
  );
}
