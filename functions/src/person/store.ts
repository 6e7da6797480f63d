import type { PersonId } from '@luhuan/shared/ids';
import { Person } from '@luhuan/shared/person/person';
import * as z from 'zod';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

export const PersonRow = Person.extend({ type: z.literal('person') });

const personKey = (personId: PersonId): Key => ({ pk: `PERSON#${personId}`, sk: 'PERSON' });

export const readPerson = (table: Table, personId: PersonId): Promise<Person | undefined> =>
  read(table, personKey(personId), Person);

/** Marks a person as verified; its condition fails when nobody is there or it has been done before. */
export const verifyPerson = (table: Table, personId: PersonId): Write => ({
  Update: {
    TableName: table.name,
    Key: personKey(personId),
    UpdateExpression: 'SET identityVerified = :yes',
    ConditionExpression: 'identityVerified = :no',
    ExpressionAttributeValues: { ':yes': true, ':no': false },
  },
});

export const putPerson = (table: Table, person: Person): Write => ({
  Put: { TableName: table.name, Item: { ...personKey(person.personId), type: 'person', ...person } },
});
