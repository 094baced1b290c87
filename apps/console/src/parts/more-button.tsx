import { Button } from 'antd';
import './more-button.css';

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Fetches the next page of a list, while there is one. */
export function MoreButton({ query, text }: { readonly query: Paged; readonly text: string }) {
  if (!query.hasNextPage) return null;
  return (
    <div className="more">
      <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
        {text}
      </Button>
    </div>
  );
}
