import { useSay, type Text } from '../app/language.js';

interface CodedProps {
  readonly code: string;
  /** None for what an earlier release has called so. */
  readonly text: Text | undefined;
}

/** In words, and beside them in small the code by which a machine knows it. */
export function Coded({ code, text }: CodedProps) {
  const say = useSay();
  return (
    <span className="coded">
      {text && say(text)} <code>{code}</code>
    </span>
  );
}
