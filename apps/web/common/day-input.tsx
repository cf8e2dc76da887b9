import { Input } from 'antd';
import { Suspense } from 'react';
import type { DayInputProps } from './day-picker.js';
import { lazyPart } from './script-missing.js';

// The calendar is loaded where a day is asked for: no desk's first screen does.
const DayPicker = lazyPart(() => import('./day-picker.js').then((m) => m.default));
const ClockPicker = lazyPart(() => import('./day-picker.js').then((m) => m.ClockPicker));

/** A calendar day, typed or chosen, in the order of the page's language. */
export function DayInput(props: DayInputProps) {
  return (
    <Suspense fallback={<Input disabled className="wide" value={props.value ?? ''} />}>
      <DayPicker {...props} />
    </Suspense>
  );
}

/** A time of the day. */
export function ClockInput(props: DayInputProps) {
  return (
    <Suspense fallback={<Input disabled className="wide" value={props.value ?? ''} />}>
      <ClockPicker {...props} />
    </Suspense>
  );
}
