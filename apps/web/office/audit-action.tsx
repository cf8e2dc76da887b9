import { AUDIT_TEXTS } from '#domain/texts/audit.js';
import { Select } from 'antd';
import { useSay } from '../app/language.js';

interface AuditActionProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** What was done, out of all that the trail may say. */
export function AuditAction({ value, onChange }: AuditActionProps) {
  const say = useSay();
  const isUnknown = value !== undefined && !Object.hasOwn(AUDIT_TEXTS, value);
  return (
    <Select
      className="filter"
      aria-label={say('操作', 'Action')}
      placeholder={say('全部操作', 'Every action')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      status={isUnknown ? 'error' : undefined}
      aria-invalid={isUnknown || undefined}
      onChange={onChange}
      options={Object.entries(AUDIT_TEXTS).map(([action, text]) => ({ value: action, label: say(text) }))}
    />
  );
}
