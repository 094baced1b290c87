import { describe, expect, it } from 'vitest';
import { problemsOfMember } from './new-member.ts';

const member = {
  user: 'he.wen',
  displayName: '何文',
  password: 'twelve chars',
  roles: ['credit-officer'],
  locale: 'zh-CN',
} as const;

describe('a new member', () => {
  it('can be sent when everything is there', () => {
    expect(problemsOfMember(member)).toEqual({});
  });

  it('is held back with the reason beside each field', () => {
    expect(problemsOfMember({ ...member, user: 'He Wen', displayName: ' ', password: 'short', roles: [] })).toEqual({
      user: 'userNeeded',
      displayName: 'nameNeeded',
      password: 'passwordNeeded',
      roles: 'rolesNeeded',
    });
  });
});
