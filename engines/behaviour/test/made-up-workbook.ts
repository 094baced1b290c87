import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What a workbook of one sheet holds beside the sheet (ECMA-376, part 1, 12.2: the least that is one). */
const frame: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** The XML of a sheet with these rows: texts in place, and numbers as numbers, as WeChat writes amounts since 2026. */
export function sheetXml(rows: readonly (readonly string[])[]): string {
  const cellXml = (text: string, name: string): string =>
    /^\d{1,9}\.\d\d$/.test(text)
      ? `<c r="${name}"><v>${Number(text)}</v></c>`
      : `<c r="${name}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const rowXml = (cells: readonly string[], index: number): string =>
    `<row r="${index + 1}">${cells.map((text, column) => cellXml(text, `${String.fromCodePoint(65 + column)}${index + 1}`)).join('')}</row>`;
  return `${head}<worksheet xmlns="${main}"><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`;
}

/** A whole workbook around the XML of its sheet, which may be damaged. */
export async function workbookOf(sheet: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries({ ...frame, 'xl/worksheets/sheet1.xml': sheet })) {
    await writer.add(name, new TextReader(text));
  }
  return writer.close();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
