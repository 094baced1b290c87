/** A test that takes minutes: it tells its figures as it goes, or throws. */
export interface LongTest {
  readonly name: string;
  run(tell: (figure: string) => void): Promise<void>;
}
