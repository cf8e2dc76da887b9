import { Input, Radio } from 'antd';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { useSay } from '../app/language.js';
import { FaultAt } from '../common/fault-at.js';
import { controlId, faultProps, rowFaults, useLedTo, wordsOf } from '../common/faults.js';
import { ProblemAlert } from '../common/states.js';
import { FieldConflict } from './field-conflict.js';
import { FieldPhotos } from './field-photos.js';
import { standingOf, type MarkEntry } from './field-record.js';
import type { Field } from './field-status.js';
import { FieldTag } from './field-tag.js';

interface FieldItemProps {
  readonly item: Schemas['VisitItemDto'];
  readonly now: MarkEntry | undefined;
  readonly field: Field;
}

/** One item of the checklist on site. */
export function FieldItem({ item: { item, text }, now, field }: FieldItemProps) {
  const say = useSay();
  const refused = field.refused.get(item);
  const faults = rowFaults(refused, 'marks');
  const at = controlId('marks', item);
  useLedTo(faults, wordsOf(faults));
  if (!now) return null;
  const change = field.record.marks[item];
  const { verdict, remark, files } = change?.own ?? now;
  const set = (own: Partial<MarkEntry>) => field.change('marks', item, own);
  const standing = change && standingOf(change, now);
  const word = (entry: MarkEntry) =>
    entry.verdict === 'fail' ? say('不符合', 'Fail') : entry.verdict ? say('符合', 'Pass') : '–';
  return (
    <section className="card" aria-labelledby={`field-${item}`}>
      <h3 id={`field-${item}`}>
        {say(text)} <FieldTag standing={standing} />
      </h3>
      {standing === 'conflict' && change && (
        <FieldConflict
          mine={change.own}
          theirs={now}
          word={word}
          onChoose={(keep) => field.choose('marks', item, keep)}
        />
      )}
      <ProblemAlert error={refused} atFields={faults.map(({ path }) => path)} />
      <Radio.Group
        className="field-verdict"
        aria-labelledby={`field-${item}`}
        size="large"
        value={verdict}
        optionType="button"
        options={[
          { value: 'pass', label: say('符合', 'Pass') },
          { value: 'fail', label: say('不符合', 'Fail') },
        ]}
        onChange={({ target }) => set({ verdict: target.value as 'pass' | 'fail' })}
      />
      <Input.TextArea
        {...faultProps(at, faults)}
        rows={2}
        maxLength={LENGTHS.VisitMarkDto.remark}
        aria-label={say(`备注：${text.zh}`, `Remark: ${text.en}`)}
        placeholder={say('现场情况（不符合的请说明）', 'What you found; say why it fails')}
        value={remark}
        onChange={({ target }) => set({ remark: target.value })}
      />
      <FaultAt id={at} faults={faults} />
      <FieldPhotos
        label={say(`照片：${text.zh}`, `Photos: ${text.en}`)}
        files={files}
        onChange={(photos) => set({ files: photos })}
      />
    </section>
  );
}
