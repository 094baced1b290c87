import type { ReactNode } from 'react';
import './data-table.css';
import { useNarrow } from './use-narrow.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** `title` heads a row's card on a phone, `beside` stands opposite of it, `hidden` is left out there. */
  readonly onCard?: 'title' | 'beside' | 'hidden';
  readonly width?: string;
}

interface DataTableProps<Row> {
  /** Names the table for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  /** Columns of figures that must stay side by side are scrolled on a phone instead of turned into cards. */
  readonly wide?: 'cards' | 'scroll';
}

/** A table on a desk, a list of cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const narrow = useNarrow();
  if (props.rows.length === 0) return <div className="table-empty">{props.empty}</div>;
  return narrow && props.wide !== 'scroll' ? <Cards {...props} /> : <Grid {...props} />;
}

function Grid<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, align, width }) => (
              <th key={key} scope="col" className={align} style={width === undefined ? undefined : { width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, align, render }) => (
                <td key={key} className={align}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cards<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  const heads = columns.filter(({ onCard }) => onCard === 'title');
  const beside = columns.filter(({ onCard }) => onCard === 'beside');
  const rest = columns.filter(({ onCard }) => onCard === undefined);
  return (
    <ul className="cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <div className="card-head">
            <div>
              {heads.map(({ key, render }) => (
                <div key={key}>{render(row)}</div>
              ))}
            </div>
            <div>
              {beside.map(({ key, render }) => (
                <div key={key}>{render(row)}</div>
              ))}
            </div>
          </div>
          <dl>
            {rest.map((column) => (
              <CardLine key={column.key} column={column} row={row} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** A card has no line for what a row has not. */
function CardLine<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const value = column.render(row);
  if (value === null) return null;
  return (
    <div>
      <dt>{column.title}</dt>
      <dd>{value}</dd>
    </div>
  );
}
