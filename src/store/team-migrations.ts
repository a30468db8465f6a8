/** What the engines write in other words. */
export interface TeamDialect {
  /** Before the name of each table, in a database that is shared. */
  readonly prefix: string;
  /** The type of a column that counts rows as they come. */
  readonly sequence: string;
  readonly more?: string;
}

/** The tables of keys and proposals, the same in every engine. Forward only: a published step is never changed. */
export function teamMigrations({ prefix, sequence, more = '' }: TeamDialect): readonly string[] {
  return [
    `CREATE TABLE ${prefix}keys (
       seq ${sequence} PRIMARY KEY,
       id TEXT NOT NULL UNIQUE,
       name TEXT NOT NULL,
       role TEXT NOT NULL,
       hash TEXT NOT NULL,
       created TEXT NOT NULL,
       revoked TEXT
     );
     CREATE TABLE ${prefix}proposals (
       seq ${sequence} PRIMARY KEY,
       id TEXT NOT NULL UNIQUE,
       record TEXT NOT NULL,
       time TEXT NOT NULL,
       author TEXT NOT NULL,
       content TEXT NOT NULL,
       appraisal TEXT NOT NULL,
       state TEXT NOT NULL,
       accepted BIGINT UNIQUE
     );
     CREATE INDEX ${prefix}proposals_by_state ON ${prefix}proposals (state);
     CREATE TABLE ${prefix}reviews (
       seq ${sequence} PRIMARY KEY,
       proposal TEXT NOT NULL,
       decision TEXT NOT NULL,
       reviewer TEXT NOT NULL,
       reason TEXT NOT NULL,
       time TEXT NOT NULL
     );
     CREATE INDEX ${prefix}reviews_of_proposal ON ${prefix}reviews (proposal);
     ${more}`,
  ];
}
