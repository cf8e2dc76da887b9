import { useEffect, useRef, useState } from 'react';

interface FilterWordsProps {
  readonly label: string;
  /** As the address has it. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** What is wrong with it. */
  readonly wrong?: string;
}

/** Words that are looked for, kept in the address: typed at once, and changed by Back and Forward. */
export function FilterWords({ label, value = '', onChange, wrong }: FilterWordsProps) {
  const [typed, setTyped] = useState(value);
  // The address follows a moment behind what is typed: what was sent there is not taken back from there.
  const sent = useRef<string[]>([]);
  useEffect(() => {
    if (!sent.current.includes(value)) setTyped(value);
    else if (value === sent.current.at(-1)) sent.current = [];
  }, [value]);
  const type = (to: string) => {
    setTyped(to);
    const words = to.trim();
    if (words === (sent.current.at(-1) ?? value)) return;
    sent.current.push(words);
    onChange(words || undefined);
  };
  return (
    <div>
      <input
        type="search"
        className="native filter-words"
        aria-label={label}
        placeholder={label}
        aria-invalid={wrong ? true : undefined}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      {wrong && <p className="wrong flat">{wrong}</p>}
    </div>
  );
}
