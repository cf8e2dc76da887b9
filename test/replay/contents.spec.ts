import { demoNames, foreignContents, wholeText } from './contents.js';
import { readHistory, recordedHistories, type History } from './histories.js';

describe.each(recordedHistories())('the history %s', (name) => {
  it('holds ids, instants, small numbers and names of states and verbs, nothing else', () => {
    expect(foreignContents(readHistory(name))).toEqual([]);
  });

  it('names no machine and no place', () => {
    expect(wholeText(readHistory(name))).not.toMatch(/\d+@[a-z]|file:\/\/|\.js:\d/);
  });

  it('names nobody and quotes nothing that was typed', () => {
    const text = wholeText(readHistory(name));
    expect(text).not.toMatch(/\p{Script=Han}/u);
    for (const personal of demoNames()) expect(text).not.toContain(personal);
    expect(text).not.toMatch(/password|displayName|comment|findings|reason"|"scores"/i);
  });
});

it('a history into which a reason or a name has slipped is found out', () => {
  const history = readHistory('accreditation.withdrawn');
  const slipped = (content: object): History => {
    const copy = structuredClone(history);
    copy.events[0]!.workflowExecutionStartedEventAttributes!.input!.payloads![0]!.data = Buffer.from(
      JSON.stringify(content),
    );
    return copy;
  };
  expect(foreignContents(slipped({ reason: 'we move to another city' }))).toEqual(['we move to another city']);
  expect(wholeText(slipped({ by: '王审核' }))).toContain('王审核');
});
