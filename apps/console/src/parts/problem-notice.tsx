import { Alert, Button } from 'antd';
import { problemOf } from '../api/problem.ts';
import { useText, useWords } from '../language/language.tsx';
import { partWords } from './words.ts';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Says in plain words what went wrong, and offers to try again where that can help. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const t = useWords(partWords);
  const read = useText();
  const problem = problemOf(error);
  const refused = problem.status === 403;
  return (
    <Alert
      role="alert"
      type={refused ? 'warning' : 'error'}
      showIcon
      title={read(problem.text)}
      action={
        onRetry && !refused ? (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : undefined
      }
    />
  );
}
