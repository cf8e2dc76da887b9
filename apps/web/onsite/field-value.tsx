import { Input, InputNumber } from 'antd';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { useSay } from '../app/language.js';
import { FaultAt } from '../common/fault-at.js';
import { controlId, faultProps, rowFaults, useLedTo, wordsOf } from '../common/faults.js';
import { ProblemAlert } from '../common/states.js';
import { UNIT_TEXTS } from '../common/words.js';
import { FieldConflict } from './field-conflict.js';
import { FieldPhotos } from './field-photos.js';
import { standingOf, type ValueEntry } from './field-record.js';
import type { Field } from './field-status.js';
import { FieldTag } from './field-tag.js';

interface FieldValueProps {
  readonly value: Schemas['IndicatorValueDto'];
  readonly now: ValueEntry | undefined;
  readonly field: Field;
}

/** One indicator: what is claimed, and what is found. */
export function FieldValue({ value: { indicator, name, unit, claimed, evidenceCount }, now, field }: FieldValueProps) {
  const say = useSay();
  const refused = field.refused.get(indicator);
  const faults = rowFaults(refused, 'values');
  const at = controlId('values', indicator);
  useLedTo(faults, wordsOf(faults));
  if (!now) return null;
  const change = field.record.values[indicator];
  const { verified, remark, files } = change?.own ?? now;
  const set = (own: Partial<ValueEntry>) => field.change('values', indicator, own);
  const standing = change && standingOf(change, now);
  return (
    <section className="card" aria-labelledby={`field-${indicator}`}>
      <h3 id={`field-${indicator}`}>
        {say(name)} <FieldTag standing={standing} />
      </h3>
      <p className="quiet">
        {say(
          `申报 ${claimed} ${say(UNIT_TEXTS[unit])}，证明材料 ${evidenceCount} 份`,
          `Claimed: ${claimed} ${say(UNIT_TEXTS[unit])}; ${evidenceCount} files of evidence`,
        )}
      </p>
      {standing === 'conflict' && change && (
        <FieldConflict
          mine={change.own}
          theirs={now}
          word={(entry) => String(entry.verified ?? '–')}
          onChoose={(keep) => field.choose('values', indicator, keep)}
        />
      )}
      <ProblemAlert error={refused} atFields={faults.map(({ path }) => path)} />
      <InputNumber
        {...faultProps(at, faults)}
        className="wide"
        size="large"
        min={0}
        inputMode="decimal"
        aria-label={say(`核实值：${name.zh}`, `Verified: ${name.en}`)}
        value={verified}
        onChange={(to) => set({ verified: to })}
      />
      <FaultAt id={at} faults={faults} />
      <Input.TextArea
        rows={2}
        maxLength={LENGTHS.VerifiedValueDto.note}
        aria-label={say(`说明：${name.zh}`, `Note: ${name.en}`)}
        placeholder={say('说明（与申报不一致的请说明）', 'Note; say why it differs')}
        value={remark}
        onChange={({ target }) => set({ remark: target.value })}
      />
      <FieldPhotos
        label={say(`现场依据：${name.zh}`, `Evidence: ${name.en}`)}
        files={files}
        onChange={(evidence) => set({ files: evidence })}
      />
    </section>
  );
}
