import type { PersonId } from '@luhuan/shared/ids';
import type { IdentityProof } from '@luhuan/shared/person/identity-proof';
import { Person } from '@luhuan/shared/person/person';
import * as z from 'zod';
import { type Key, type Table, type Write, read } from '../platform/table.ts';

export const PersonRow = Person.extend({ type: z.literal('person') });

export const personKey = (personId: PersonId): Key => ({ pk: `PERSON#${personId}`, sk: 'PERSON' });

export const readPerson = (table: Table, personId: PersonId): Promise<Person | undefined> =>
  read(table, personKey(personId), Person);

/** Somebody who was erased is no person any more. */
export const parsePerson = (item: unknown): Person | undefined => Person.safeParse(item).data;

/** Marks a person as verified; its condition fails when nobody is there or it has been done before. */
export const verifyPerson = (table: Table, personId: PersonId, proof: IdentityProof): Write => ({
  Update: {
    TableName: table.name,
    Key: personKey(personId),
    UpdateExpression: 'SET #identity = :proof',
    ConditionExpression: '#identity = :none',
    ExpressionAttributeNames: { '#identity': 'identity' },
    ExpressionAttributeValues: { ':proof': proof, ':none': null },
  },
});

export const putPerson = (table: Table, person: Person): Write => ({
  Put: { TableName: table.name, Item: { ...personKey(person.personId), type: 'person', ...person } },
});
