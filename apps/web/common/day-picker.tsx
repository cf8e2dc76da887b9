import dayjsGenerateConfig from '@rc-component/picker/generate/dayjs';
import { DatePicker, type GetRef } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import type { Ref } from 'react';
import { secondInBeijing } from '#domain/common/beijing-time.js';
import { useLanguage } from '../app/language.js';

dayjs.extend(customParseFormat);

export interface DayInputProps {
  readonly id?: string;
  /** A calendar day, 2026-04-12. */
  readonly value?: string | null;
  readonly onChange?: (day: string | undefined) => void;
  readonly status?: 'error';
  readonly ref?: Ref<GetRef<typeof DatePicker>>;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

const KEPT = 'YYYY-MM-DD';
/** What may be typed; the first is what is shown. A browser's own input shows the order of its system, whatever the page's language. */
const FORMATS = {
  zh: [KEPT, 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYYMMDD'],
  en: ['DD/MM/YYYY', 'D/M/YYYY', KEPT],
};

/** Wherever the browser is: what is marked as today, and what the clock offers as now, is so in Beijing. */
const Picker = DatePicker.generatePicker<Dayjs>({
  ...dayjsGenerateConfig,
  getNow: () => dayjs(secondInBeijing(new Date())),
});

export default function DayPicker({ value, onChange, ...rest }: DayInputProps) {
  const language = useLanguage();
  return (
    <Picker
      {...rest}
      className="wide"
      format={FORMATS[language]}
      value={value ? dayjs(value, KEPT) : null}
      onChange={(day) => onChange?.(day ? day.format(KEPT) : undefined)}
    />
  );
}

/** HH:mm, by the twenty-four hours. */
export function ClockPicker({ value, onChange, ...rest }: DayInputProps) {
  return (
    <Picker.TimePicker
      {...rest}
      className="wide"
      format="HH:mm"
      needConfirm={false}
      value={value ? dayjs(value, 'HH:mm') : null}
      onChange={(time) => onChange?.(time ? time.format('HH:mm') : undefined)}
    />
  );
}
