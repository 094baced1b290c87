import { assert, type Context, type FileAnswer, newId, ok, type Operation, type RoutesOf } from '@lendline/kernel';
import { type SampleTables, sampleSlice } from '../database/test/sample-slice.ts';
import { bytes, fileAnswer, idOf, nothing, z } from '../schema/values.ts';
import { borrowerLine } from '../slice/actor.ts';
import { notFound } from '../slice/gate.ts';
import { defineSlice, type SchemasOf } from '../slice/manifest.ts';

type NoteId = `note_${string}`;

interface Note {
  readonly id: NoteId;
  readonly text: string;
}

interface SignedIn {
  readonly as: string;
  readonly sessionToken?: string;
}

type Nothing = Record<string, never>;

/** An operation of every kind that there is, on the table of the sample slice. */
export interface NotesClient {
  readonly hello: Operation<{ readonly name?: string }, { readonly hello: string; readonly to: string }>;
  readonly signIn: Operation<{ readonly as: string }, SignedIn>;
  readonly staffSignIn: Operation<{ readonly as: string }, SignedIn>;
  readonly signOut: Operation<Nothing, Nothing>;
  readonly addNote: Operation<{ readonly text: string }, Note>;
  readonly readNote: Operation<{ readonly noteId: NoteId }, Note>;
  readonly mine: Operation<Nothing, { readonly line: string }>;
  readonly whoAmI: Operation<Nothing, { readonly kind: string }>;
  readonly removeAll: Operation<{ readonly reason: string }, Nothing>;
  readonly keepFile: Operation<
    { readonly title: string; readonly bytes: Uint8Array<ArrayBuffer> },
    { readonly id: NoteId; readonly title: string; readonly size: number }
  >;
  readonly print: Operation<{ readonly title: string }, FileAnswer>;
  readonly unwritable: Operation<Nothing, { readonly amount: bigint }>;
}

export const notesRoutes = {
  hello: { method: 'GET', path: '/notes/hello', audience: ['public'], summary: 'Greets' },
  signIn: {
    method: 'POST',
    path: '/notes/sign-in',
    audience: ['public', 'borrower'],
    summary: 'Signs a borrower in',
    session: 'borrower',
    idempotent: true,
  },
  staffSignIn: {
    method: 'POST',
    path: '/notes/staff/sign-in',
    audience: ['public', 'staff'],
    summary: 'Signs a member of staff in',
    session: 'staff',
  },
  signOut: {
    method: 'POST',
    path: '/notes/sign-out',
    audience: ['borrower'],
    summary: 'Signs a borrower out',
    endsSession: 'borrower',
  },
  addNote: {
    method: 'POST',
    path: '/notes',
    audience: ['public', 'borrower', 'staff', 'service'],
    permission: 'self',
    summary: 'Keeps a note',
    idempotent: true,
  },
  // Before the fixed path on purpose: the order of routes must not matter.
  readNote: {
    method: 'GET',
    path: '/notes/{noteId}',
    audience: ['borrower', 'staff', 'service'],
    permission: 'notes.read',
    summary: 'Reads a note',
  },
  mine: { method: 'GET', path: '/notes/mine', audience: ['borrower'], summary: 'Whose notes are mine' },
  whoAmI: { method: 'GET', path: '/notes/staff/me', audience: ['staff'], permission: 'self', summary: 'Who I am' },
  removeAll: {
    method: 'DELETE',
    path: '/notes/all',
    audience: ['staff'],
    permission: 'notes.remove',
    summary: 'Removes every note',
  },
  keepFile: {
    method: 'POST',
    path: '/notes/files',
    audience: ['borrower', 'service'],
    summary: 'Keeps a file',
    transfer: 'upload',
    idempotent: true,
  },
  print: {
    method: 'GET',
    path: '/notes/printed',
    audience: ['public'],
    summary: 'A note as a file',
    transfer: 'download',
  },
  unwritable: {
    method: 'GET',
    path: '/notes/unwritable',
    audience: ['public'],
    summary: 'Answers what JSON cannot hold',
  },
} as const satisfies RoutesOf<NotesClient>;

const note = z.object({ id: idOf('note'), text: z.string() });
const signedIn = z.object({ as: z.string(), sessionToken: z.string().exactOptional() });
const asWhom = z.object({ as: z.string() });

const notesSchemas: SchemasOf<NotesClient> = {
  hello: {
    input: z.object({ name: z.string().exactOptional() }),
    output: z.object({ hello: z.string(), to: z.string() }),
  },
  signIn: { input: asWhom, output: signedIn },
  staffSignIn: { input: asWhom, output: signedIn },
  signOut: { input: nothing, output: nothing },
  addNote: { input: z.object({ text: z.string().min(1, 'expected a text') }), output: note },
  readNote: { input: z.object({ noteId: idOf('note') }), output: note },
  mine: { input: nothing, output: z.object({ line: z.string() }) },
  whoAmI: { input: nothing, output: z.object({ kind: z.string() }) },
  removeAll: { input: z.object({ reason: z.string() }), output: nothing },
  keepFile: {
    input: z.object({ title: z.string(), bytes }),
    output: z.object({ id: idOf('note'), title: z.string(), size: z.number().int() }),
  },
  print: { input: z.object({ title: z.string() }), output: fileAnswer },
  unwritable: { input: nothing, output: z.object({ amount: z.bigint() }) },
};

/** What a test does to the slice from outside, and how often an operation had an effect. */
export interface Weather {
  runs: number;
  broken: boolean;
  /** Notes wait for this before they are kept. */
  hold: Promise<void>;
}

export function fairWeather(): Weather {
  return { runs: 0, broken: false, hold: Promise.resolve() };
}

export const notesSlice = (weather: Weather) =>
  defineSlice<NotesClient, Nothing, Nothing, SampleTables>({
    name: sampleSlice.name,
    needs: [],
    migrations: sampleSlice.migrations ?? new URL('.', import.meta.url),
    routes: notesRoutes,
    schemas: notesSchemas,
    config: nothing,
    build: ({ database }) => {
      const keep = async (context: Context, text: string): Promise<NoteId> => {
        await weather.hold;
        assert(!weather.broken, `cannot keep ${text}`);
        return database.transaction(context, async ({ db }) => {
          const id = newId('note', context.now());
          await db.insertInto('note').values({ id, tenant: context.tenant, text, amount: 1n }).execute();
          weather.runs += 1;
          return id;
        });
      };
      const operations: NotesClient = {
        hello: (context, { name }) => Promise.resolve(ok({ hello: name ?? '', to: context.actor.kind })),
        signIn: async (context, { as }) => {
          await keep(context, as);
          return ok({ as, sessionToken: `secret-of-${as}` });
        },
        staffSignIn: (_, { as }) => Promise.resolve(ok({ as, sessionToken: `secret-of-${as}` })),
        signOut: () => Promise.resolve(ok({})),
        addNote: async (context, { text }) => ok({ id: await keep(context, text), text }),
        readNote: (context, { noteId }) =>
          database.transaction(context, async ({ db }) => {
            const row = await db.selectFrom('note').selectAll().where('id', '=', noteId).executeTakeFirst();
            return row ? ok({ id: noteId, text: row.text }) : notFound();
          }),
        mine: (context) => Promise.resolve(ok({ line: borrowerLine(context) })),
        whoAmI: (context) => Promise.resolve(ok({ kind: context.actor.kind })),
        removeAll: () => Promise.resolve(ok({})),
        keepFile: async (context, { title, bytes: file }) =>
          ok({ id: await keep(context, title), title, size: file.length }),
        print: (_, { title }) =>
          Promise.resolve(
            ok({ fileName: `${title}.txt`, mediaType: 'text/plain', bytes: new TextEncoder().encode(title) }),
          ),
        unwritable: () => Promise.resolve(ok({ amount: 1n })),
      };
      return { operations };
    },
  });
