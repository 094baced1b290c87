import { Button } from 'antd';
import { type ChangeEvent, useRef } from 'react';
import type { Loose } from '../jdm.ts';
import { readDocument } from './json-file.ts';

interface FileButtonProps {
  readonly text: string;
  /** `null`: the file is no JSON document. */
  readonly onFile: (document: Loose | null, file: string) => void;
}

/** Asks for a JSON file. */
export function FileButton({ text, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (!file) return;
    onFile(await readDocument(file), file.name);
    // The same file may be asked for again, once it was mended.
    target.value = '';
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{text}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={text}
        onChange={(event) => void take(event)}
      />
    </>
  );
}
