import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { Instant } from '../common/when.js';

const onBehalfText = (standIn: string, absent: string) => ({
  zh: `${standIn}代${absent}办理`,
  en: `${standIn} on behalf of ${absent}`,
});

/** What was done so far, the last first. */
export function Timeline({ steps }: { steps: readonly Schemas['TimelineStepDto'][] }) {
  const say = useSay();
  return (
    <ol className="timeline" reversed>
      {[...steps].reverse().map((step, index) => (
        <li key={`${step.at}-${step.action}-${index}`}>
          <p className="timeline-act">
            <b>{say(step.actionText)}</b> <span className="quiet">{say(step.byText)}</span>
            {step.onBehalf && (
              <span className="quiet"> · {say(onBehalfText(step.onBehalf.standIn, step.onBehalf.absent))}</span>
            )}
          </p>
          <p className="quiet">
            <Instant at={step.at} />
            {step.stateText && ` → ${say(step.stateText)}`}
          </p>
          {step.detail && <p>{say(step.detail)}</p>}
          {step.reason && <p className="typed">{step.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
