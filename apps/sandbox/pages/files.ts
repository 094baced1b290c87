import type { Person } from '@lendline/world';
import type { RecordFile } from '../record-files.ts';
import { notFoundPage } from './not-found.ts';
import { personAt } from './person-at.ts';
import type { Pages, Site } from './site.ts';

/**
 * What a person would get from carrier and wallet to give to a lender, as of the country's clock:
 * `/files/2/call-records` (`?format=bandicoot`), `/files/2/statement` (`?format=wechat`).
 */
export const filePages: Pages = (app, site) => {
  app.get('/files/:index{\\d+}/:kind{call-records|statement}', (c) => {
    const person = personAt(site, c);
    if (!person) return notFoundPage(c);
    const asked = { kind: c.req.param('kind'), format: c.req.query('format') };
    const file = fileFor(site, person, asked);
    if (!file) return notFoundPage(c);
    return c.body(file.bytes, 200, {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    });
  });
};

function fileFor(
  { files, clock }: Site,
  person: Person,
  { kind, format }: { readonly kind: string; readonly format: string | undefined },
): RecordFile | undefined {
  if (kind === 'statement') return files.statement(person, clock.now(), format === 'wechat' ? 'wechat' : undefined);
  return files.callRecords(person, clock.now(), format === 'bandicoot' ? 'bandicoot' : undefined);
}
