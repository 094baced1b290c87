import type { Context } from './context.ts';
import type { Problem } from './problem.ts';
import type { Result } from './result.ts';

/** Who may call an operation: anyone, a signed-in borrower, staff with the permission, or another slice. */
export type Audience = 'public' | 'borrower' | 'staff' | 'service';

/** One operation of a slice as data: doors, clients and the API documentation are all made from it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `{name}` takes the input field of that name. Never personal data. Other fields are the query of a GET, else the body. */
  readonly path: string;
  readonly summary: string;
  readonly audience: readonly Audience[];
  /** What a staff member must be allowed to do; required when staff is an audience. */
  readonly permission?: string;
  /** The door demands an `Idempotency-Key` header and replays the stored answer. */
  readonly idempotent?: true;
  /** `upload`: the input field `bytes` is the body. `download`: the answer is `FileAnswer`. */
  readonly transfer?: 'upload' | 'download';
  /** The answer's `sessionToken` leaves as an HttpOnly cookie of this kind and not in the body. */
  readonly session?: 'borrower' | 'staff';
  /** The cookie of this kind is cleared. */
  readonly endsSession?: 'borrower' | 'staff';
}

/** A file as an operation answers it. */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One operation of a client: JSON-safe values in, JSON-safe values or a problem out. */
export type Operation<Input, Output> = (context: Context, input: Input) => Promise<Result<Output, Problem>>;

/** The routes of a client: one for each of its operations. */
export type RoutesOf<Client> = { readonly [Name in keyof Client]: Route };
