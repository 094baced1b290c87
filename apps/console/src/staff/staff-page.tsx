import { staffRoutes } from '@lendline/staff/routes';
import { Button } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { staffRoles } from '../words/roles.ts';
import { AddMember } from './add-member.tsx';
import { type MemberLine, useStaff } from './staff-query.ts';
import { staffWords } from './words.ts';

export function StaffPage() {
  const t = useWords(staffWords);
  const query = useStaff();
  const mayAdd = may(useMember(), staffRoutes.addMember);
  const columns = useStaffColumns();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          mayAdd ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          ) : undefined
        }
      />
      <Sheet>
        <Loaded query={query}>
          {(members) => (
            <DataTable
              caption={t('title')}
              rows={members}
              rowKey={({ id }) => id}
              empty={t('empty')}
              columns={columns}
            />
          )}
        </Loaded>
      </Sheet>
      <AddMember open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function useStaffColumns(): readonly Column<MemberLine>[] {
  const t = useWords(staffWords);
  const read = useText();
  return [
    { key: 'name', title: t('name'), onCard: 'title', render: ({ name }) => <strong>{name}</strong> },
    { key: 'user', title: t('user'), render: ({ user }) => <code>{user}</code> },
    {
      key: 'roles',
      title: t('roles'),
      render: ({ roles }) => roles.map((role) => read(staffRoles[role])).join(' / '),
    },
    {
      key: 'state',
      title: t('state'),
      onCard: 'beside',
      render: ({ active }) => <StateTag tone={active ? 'good' : 'quiet'} text={t(active ? 'active' : 'inactive')} />,
    },
  ];
}
