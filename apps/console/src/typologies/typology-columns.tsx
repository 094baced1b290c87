import type { TypologyVersionId } from '@lendline/fraud/contract';
import type { Translate } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import type { useText } from '../language/language.tsx';
import type { Column } from '../parts/data-table.tsx';
import type { Typology } from './typology.ts';
import type { typologyWords } from './words.ts';

interface ColumnParts {
  readonly t: Translate<typeof typologyWords>;
  readonly read: ReturnType<typeof useText>;
  /** The version that is linked to. */
  readonly versionId: TypologyVersionId;
}

/** What a list of typologies tells of each. */
export function typologyColumns({
  t,
  read,
  versionId,
}: ColumnParts): readonly Column<{ readonly typology: Typology }>[] {
  return [
    {
      key: 'name',
      title: t('typology'),
      onCard: 'title',
      render: ({ typology: { id, name } }) => (
        <Link to="/typologies/$versionId/$typologyId" params={{ versionId, typologyId: id }} data-row>
          {read(name)}
        </Link>
      ),
    },
    { key: 'rules', title: t('rules'), align: 'end', render: ({ typology }) => typology.rules.length },
    { key: 'alert', title: t('alert'), align: 'end', render: ({ typology }) => typology.thresholds.alert },
    {
      key: 'interdict',
      title: t('interdict'),
      align: 'end',
      render: ({ typology }) => typology.thresholds.interdict ?? t('alertsOnly'),
    },
  ];
}
