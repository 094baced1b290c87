import { saveFile } from '../../parts/save-file.ts';
import type { Loose } from '../jdm.ts';

/** Hands a document to the browser's downloads, as a file that `lendline decide --strategy` reads. */
export function saveDocument(document: unknown, name: string): void {
  const bytes = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
  saveFile({ fileName: `${name}.json`, mediaType: 'application/json', bytes });
}

/** The document of a file; null where it is none. What is wrong inside it is told by its check. */
export async function readDocument(file: Blob): Promise<Loose | null> {
  try {
    const json: unknown = JSON.parse(await file.text());
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Loose) : null;
  } catch {
    return null;
  }
}
