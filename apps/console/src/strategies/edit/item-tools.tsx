import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../language/language.tsx';
import type { Step } from './item-edits.ts';
import { tableWords } from './table-words.ts';

interface ItemToolsProps {
  readonly name: string;
  readonly place: number;
  readonly count: number;
  readonly onMove: (by: Step) => void;
  readonly onRemove: () => void;
}

/** What is done with one item of an ordered list. */
export function ItemTools({ name, place, count, onMove, onRemove }: ItemToolsProps) {
  const t = useWords(tableWords);
  return (
    <div className="item-tools">
      <Button
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={t('moveUp', { name })}
        disabled={place === 0}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined />}
        aria-label={t('moveDown', { name })}
        disabled={place === count - 1}
        onClick={() => onMove(1)}
      />
      <Button
        size="small"
        danger
        icon={<DeleteOutlined />}
        aria-label={t('removeNamed', { name })}
        onClick={onRemove}
      />
    </div>
  );
}
