export interface Newest {
  /** The answer to a question, or null where the same is asked again before it has come: who asks later hears it then. */
  readonly ask: <Answer>(question: () => Promise<Answer>) => Promise<Answer | null>;
  /** What is asked about was changed on this page: an answer that is on its way may not know it, and is asked for anew. */
  readonly changed: () => void;
}

/** Lets no answer through that is older than what this page knows already: taken over late, it would undo what it does not know. */
export function newestOnly(): Newest {
  let asked = 0;
  let changes = 0;
  const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer | null> => {
    asked += 1;
    const mine = asked;
    while (asked === mine) {
      const before = changes;
      const answer = await question();
      if (asked === mine && changes === before) return answer;
    }
    return null;
  };
  return {
    ask,
    changed: () => {
      changes += 1;
    },
  };
}
