import { Button, Input, InputNumber } from 'antd';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { FaultAt } from '../common/fault-at.js';
import { controlId, faultProps, namingRows, useLedTo, useUnmended } from '../common/faults.js';
import { FileLink } from '../common/file-link.js';
import { FilesField } from '../common/files-field.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { Table } from '../common/table.js';
import { useKept } from '../common/use-kept.js';
import { useAttempt } from '../common/use-attempt.js';
import { inUnits } from '../common/words.js';

type Value = Schemas['IndicatorValueDto'];

/** What is sent, and what a refusal calls it. */
const LIST = 'values';

interface VerifiedValuesProps {
  readonly caseId: string;
  readonly readOnly: boolean;
  /** The host's files by indicator, where they are not those of a dossier. */
  readonly evidence?: ReadonlyMap<string, readonly string[]>;
}

/** Claimed and verified, indicator by indicator: verified values replace the claimed ones. */
export function VerifiedValues(props: VerifiedValuesProps) {
  const { caseId } = props;
  const values = useGet('/api/v1/cases/{id}/indicators', { path: { id: caseId } }, { keep: false });
  return <Loaded query={values}>{(read) => <ValueTable key={read.length} values={read} {...props} />}</Loaded>;
}

interface Typed {
  readonly verified: number | null;
  readonly note: string;
  readonly evidence: readonly string[];
}

function ValueTable({
  caseId,
  values,
  readOnly,
  evidence: claims,
}: VerifiedValuesProps & { values: readonly Value[] }) {
  const say = useSay();
  const [typed, setTyped, forgetTyped] = useKept<Readonly<Record<string, Typed>>>('Verified values', {});
  const count = Object.keys(typed).length;
  const { busy, error, attempt } = useAttempt();
  const { faults, mend, ...refused } = useUnmended(error, LIST);
  useLedTo(faults, error);
  const of = (value: Value): Typed =>
    typed[value.indicator] ?? { verified: value.verified, note: value.note ?? '', evidence: value.evidence };
  const set = (value: Value, change: Partial<Typed>) => {
    mend(controlId(LIST, value.indicator));
    setTyped({ ...typed, [value.indicator]: { ...of(value), ...change } });
  };
  const save = async () => {
    const changed = values.flatMap((value) => {
      const { verified, note, evidence } = of(value);
      if (verified === null || !typed[value.indicator]) return [];
      return [
        {
          indicator: value.indicator,
          verified,
          ...(note.trim() && { note }),
          ...(evidence.length > 0 && { evidence: [...evidence] }),
        },
      ];
    });
    await attempt(async () => {
      const rows = changed.map(({ indicator }) => indicator);
      await send('put', '/api/v1/cases/{id}/indicators', { path: { id: caseId }, body: { values: changed } }).catch(
        namingRows(LIST, rows),
      );
      forgetTyped();
      await readAgain();
    });
  };
  // Less than was claimed is said why: where nothing shows it, that is why.
  const unshown = say('没有证明材料。', 'No file shows it.');
  const asClaimed = (value: Value): Typed => {
    const now = of(value);
    if (now.verified !== null) return now;
    if (value.evidenceCount > 0 || now.evidence.length > 0) return { ...now, verified: value.claimed };
    return { ...now, verified: 0, note: now.note || (value.claimed > 0 ? unshown : '') };
  };
  const restAsClaimed = () => setTyped(Object.fromEntries(values.map((value) => [value.indicator, asClaimed(value)])));
  return (
    <>
      {!readOnly && (
        <div className="row">
          <Button onClick={restAsClaimed}>
            {say('未核实的按申报值填入（无证明材料的为零）', 'Fill in the rest as claimed (0 without evidence)')}
          </Button>
          <Button type="primary" disabled={count === 0} loading={busy} onClick={() => void save()}>
            {say(`保存核实值（${count}）`, `Save ${count} values`)}
          </Button>
        </div>
      )}
      <ProblemAlert {...refused} />
      <Table
        label={say('指标核实', 'Verified values')}
        rows={values}
        id={({ indicator }) => indicator}
        columns={[
          { name: say('指标', 'Indicator'), cell: ({ name, unit }) => say(inUnits(name, unit)) },
          { name: say('申报值', 'Claimed'), number: true, cell: ({ claimed }) => claimed },
          {
            name: say('材料', 'Files'),
            number: true,
            cell: ({ indicator, evidenceCount }) =>
              claims?.get(indicator)?.map((id) => (
                <div key={id}>
                  <FileLink id={id} />
                </div>
              )) ?? evidenceCount,
          },
          {
            name: say('核实值', 'Verified'),
            cell: (value) =>
              readOnly ? (
                (value.verified ?? '–')
              ) : (
                <>
                  <InputNumber
                    {...faultProps(controlId(LIST, value.indicator), faults)}
                    min={0}
                    aria-label={say(`核实值：${value.name.zh}`, `Verified: ${value.name.en}`)}
                    value={of(value).verified}
                    onChange={(verified) => set(value, { verified })}
                  />
                  <FaultAt id={controlId(LIST, value.indicator)} faults={faults} />
                </>
              ),
          },
          {
            name: say('说明与依据', 'Note and evidence'),
            cell: (value) =>
              readOnly ? (
                <Grounds value={value} />
              ) : (
                <GroundsInput value={value} own={of(value)} onChange={(change) => set(value, change)} />
              ),
          },
        ]}
      />
    </>
  );
}

function Grounds({ value: { note, evidence } }: { value: Value }) {
  return (
    <>
      {note}
      {evidence.map((id) => (
        <div key={id}>
          <FileLink id={id} />
        </div>
      ))}
    </>
  );
}

interface GroundsInputProps {
  readonly value: Value;
  readonly own: Typed;
  readonly onChange: (change: Partial<Typed>) => void;
}

/** Evidence is asked for where the claim has none, or is raised. */
function GroundsInput({ value, own, onChange }: GroundsInputProps) {
  const say = useSay();
  const raised = own.verified !== null && own.verified > value.claimed;
  const unproved = own.verified !== null && own.verified > 0 && value.evidenceCount === 0;
  return (
    <>
      <Input
        maxLength={LENGTHS.VerifiedValueDto.note}
        aria-label={say(`说明：${value.name.zh}`, `Note: ${value.name.en}`)}
        value={own.note}
        onChange={({ target }) => onChange({ note: target.value })}
      />
      {(raised || unproved) && (
        <FilesField
          label={say('现场依据', 'Evidence from the visit')}
          asExpert
          value={own.evidence}
          onChange={(evidence) => onChange({ evidence })}
        />
      )}
    </>
  );
}
