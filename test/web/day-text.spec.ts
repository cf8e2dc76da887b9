import { dayText, instantText } from '../../apps/web/common/day-text.js';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;
const BEIJING = { timeZone: 'Asia/Shanghai', dateStyle: 'medium' } as const;

describe.each(['zh', 'en'] as const)('days and instants in %s', (language) => {
  it('are written as the language writes them, in every month', () => {
    const days = Array.from(
      { length: 12 },
      (_, month) => `2026-${String(month + 1).padStart(2, '0')}-0${(month % 9) + 1}`,
    );
    const format = new Intl.DateTimeFormat(LOCALES[language], BEIJING);
    expect(days.map((day) => dayText(day, language))).toEqual(
      days.map((day) => format.format(new Date(`${day}T12:00:00+08:00`))),
    );
  });

  it('are those of Beijing, to the minute that has begun, on either side of midnight', () => {
    const instants = [
      '2026-09-09T15:59:59.999Z',
      '2026-09-09T16:00:00.000Z',
      '2026-12-31T16:05:00.000Z',
      '2026-02-28T09:30:30Z',
    ];
    const format = new Intl.DateTimeFormat(LOCALES[language], { ...BEIJING, timeStyle: 'short', hourCycle: 'h23' });
    expect(instants.map((at) => instantText(at, language))).toEqual(instants.map((at) => format.format(new Date(at))));
  });
});
