import PDFDocument from 'pdfkit';
import type { Block, DocumentContent, Pair } from '../rules/agreement/content.ts';
import { documentFonts } from './fonts.ts';

/** Lengths in points. A4 with margins wide enough to be punched. */
const page = { size: 'A4', margin: 56, width: 595.28, height: 841.89 } as const;
const inner = page.width - 2 * page.margin;
const ink = '#1c2430';
const soft = '#5b6675';
const rule = '#c9d1db';
const size = { title: 20, heading: 12, text: 9.5, small: 8, figure: 30 } as const;

type Pdf = PDFKit.PDFDocument;

/**
 * Sets a document as PDF. Nothing in the file depends on when or where it is made: its dates are `madeAt`, so the same
 * content gives the same bytes.
 */
export async function agreementPdf(
  content: DocumentContent,
  madeAt: Temporal.Instant,
): Promise<Uint8Array<ArrayBuffer>> {
  // oxlint-disable-next-line lendline/no-ambient -- pdfkit writes its dates from a Date; this one is the instant given
  const made = new Date(madeAt.epochMilliseconds);
  const pdf = new PDFDocument({
    size: page.size,
    margin: page.margin,
    bufferPages: true,
    lang: content.locale,
    info: { Title: content.title, CreationDate: made, ModDate: made, Producer: 'Lendline', Creator: 'Lendline' },
  });
  const bytes = collect(pdf);
  const { regular, bold } = documentFonts();
  pdf.registerFont('regular', regular).registerFont('bold', bold);
  const legible = { ...content, blocks: content.blocks.map((block) => mapText(block, legibleIn(pdf.font('regular')))) };
  setTitle(pdf, content);
  for (const block of legible.blocks) setBlock(pdf, block);
  setFeet(pdf, content);
  pdf.end();
  return bytes;
}

function collect(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
}

interface Coverage {
  readonly _font?: { readonly font?: { hasGlyphForCodePoint?(codePoint: number): boolean } };
}

/**
 * Names may hold characters that no embedded font has. An empty box in a contract could be anyone's, so the character's
 * Unicode number stands in its place.
 */
function legibleIn(pdf: Pdf): (text: string) => string {
  // The font's coverage is not in pdfkit's public face.
  const font = (pdf as unknown as Coverage)._font?.font;
  const has = (character: string): boolean => font?.hasGlyphForCodePoint?.(character.codePointAt(0) ?? 0) ?? true;
  const number = (character: string): string =>
    `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  return (text) => [...text].map((character) => (has(character) ? character : number(character))).join('');
}

function mapText(block: Block, map: (text: string) => string): Block {
  if (block.kind !== 'pairs' && block.kind !== 'signature') return block;
  return { ...block, rows: block.rows.map(([label, value]): Pair => [label, map(value)]) };
}

function setTitle(pdf: Pdf, { title, subtitle }: DocumentContent): void {
  pdf.font('bold').fontSize(size.title).fillColor(ink).text(title);
  pdf.moveDown(0.2).font('regular').fontSize(size.small).fillColor(soft).text(subtitle);
  pdf.moveDown(0.6);
}

function setBlock(pdf: Pdf, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return setHeading(pdf, block.text);
    case 'paragraph':
      pdf.font('regular').fontSize(size.text).fillColor(ink).text(block.text, { lineGap: 2 });
      return void pdf.moveDown(0.35);
    case 'pairs':
      return setPairs(pdf, block.rows);
    case 'figure':
      return setFigure(pdf, block);
    case 'table':
      return setTable(pdf, block);
    case 'signature':
      return setSignatures(pdf, block.rows);
  }
}

function setHeading(pdf: Pdf, text: string): void {
  // A heading never stands alone at the end of a page.
  keepTogether(pdf, 60);
  pdf.moveDown(0.5).font('bold').fontSize(size.heading).fillColor(ink).text(text, page.margin);
  pdf.moveDown(0.3);
}

const labelWidth = 150;

function setPairs(pdf: Pdf, rows: readonly Pair[]): void {
  for (const [label, value] of rows) {
    const width = inner - labelWidth;
    pdf.font('regular').fontSize(size.text);
    keepTogether(pdf, pdf.heightOfString(value, { width, lineGap: 2 }));
    const top = pdf.y;
    pdf.fillColor(soft).text(label, page.margin, top, { width: labelWidth });
    const below = pdf.y;
    pdf.fillColor(ink).text(value, page.margin + labelWidth, top, { width, lineGap: 2 });
    pdf.y = Math.max(pdf.y, below) + 2;
  }
  pdf.x = page.margin;
}

/** The annual rate stands out most: larger than the title, in a box of its own, as high as what explains it needs. */
function setFigure(pdf: Pdf, { label, value, below }: Block & { kind: 'figure' }): void {
  const left = page.margin + 14;
  const width = inner - 28;
  pdf.font('regular').fontSize(size.text);
  const height = 62 + pdf.heightOfString(below, { width }) + 8;
  keepTogether(pdf, height + 16);
  const top = pdf.y + 8;
  pdf.roundedRect(page.margin, top, inner, height, 6).lineWidth(1.2).stroke(ink);
  pdf.fillColor(ink).text(label, left, top + 8, { width });
  pdf
    .font('bold')
    .fontSize(size.figure)
    .text(value, left, top + 20, { width });
  pdf
    .font('regular')
    .fontSize(size.text)
    .fillColor(soft)
    .text(below, left, top + 62, { width });
  pdf.x = page.margin;
  pdf.y = top + height + 6;
}

const columns = [0.06, 0.17, 0.155, 0.145, 0.14, 0.165, 0.165] as const;
const rowHeight = 17;

function setTable(pdf: Pdf, { head, rows }: Block & { kind: 'table' }): void {
  keepTogether(pdf, rowHeight * 3);
  setRow(pdf, head, 'bold');
  for (const row of rows) {
    if (keepTogether(pdf, rowHeight)) setRow(pdf, head, 'bold');
    setRow(pdf, row, 'regular');
  }
  pdf.x = page.margin;
  pdf.y += 6;
}

function setRow(pdf: Pdf, cells: readonly string[], font: 'bold' | 'regular'): void {
  const top = pdf.y;
  let left: number = page.margin;
  pdf
    .font(font)
    .fontSize(size.small + 0.5)
    .fillColor(ink);
  cells.forEach((cell, index) => {
    const width = (columns[index] ?? 0.14) * inner;
    pdf.text(cell, left, top + 3, { width: width - 4, align: index < 2 ? 'left' : 'right', lineBreak: false });
    left += width;
  });
  pdf
    .moveTo(page.margin, top + rowHeight)
    .lineTo(page.margin + inner, top + rowHeight)
    .lineWidth(0.5)
    .stroke(rule);
  pdf.y = top + rowHeight;
}

/** Two in a row. */
function setSignatures(pdf: Pdf, rows: readonly Pair[]): void {
  for (let next = 0; next < rows.length; next += 2) setTwoSignatures(pdf, rows.slice(next, next + 2));
}

function setTwoSignatures(pdf: Pdf, rows: readonly Pair[]): void {
  const width = (inner - 24) / 2;
  keepTogether(pdf, 76);
  const top = pdf.y + 10;
  rows.forEach(([label, value], index) => {
    const left = page.margin + index * (width + 24);
    pdf.font('regular').fontSize(size.small).fillColor(soft).text(label, left, top, { width });
    pdf
      .font('bold')
      .fontSize(size.text + 1)
      .fillColor(ink)
      .text(value, left, top + 16, { width });
    pdf
      .moveTo(left, top + 40)
      .lineTo(left + width, top + 40)
      .lineWidth(0.8)
      .stroke(ink);
  });
  pdf.x = page.margin;
  pdf.y = top + 50;
}

/** Starts a page when less than this is left of the current one; says whether it did. */
function keepTogether(pdf: Pdf, height: number): boolean {
  if (pdf.y + height <= page.height - page.margin) return false;
  pdf.addPage();
  return true;
}

function setFeet(pdf: Pdf, { foot }: DocumentContent): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // Below the margin, where text would otherwise open another page.
    pdf.page.margins.bottom = 0;
    pdf
      .font('regular')
      .fontSize(size.small)
      .fillColor(soft)
      .text(`${foot} · ${index + 1} / ${count}`, page.margin, page.height - 38, { width: inner, align: 'center' });
  }
}
