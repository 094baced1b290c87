import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openTypeOfWoff } from './woff.ts';

/** Noto Sans SC (SIL Open Font License 1.1): Latin, Chinese punctuation and the 8,000 most used characters. */
export interface DocumentFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

let loaded: DocumentFonts | undefined;

/** The fonts that documents embed, read once. PDF files hold only the glyphs that they use. */
export function documentFonts(): DocumentFonts {
  loaded ??= { regular: read(400), bold: read(700) };
  return loaded;
}

function read(weight: 400 | 700): Buffer {
  const file = `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`;
  return openTypeOfWoff(readFileSync(createRequire(import.meta.url).resolve(file)));
}
