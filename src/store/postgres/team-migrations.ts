/** The tables of keys and proposals, as in SQLite. Forward only. */
export const postgresTeamMigrations: readonly string[] = [
  `CREATE TABLE wayout_keys (
     seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     role TEXT NOT NULL,
     hash TEXT NOT NULL,
     created TEXT NOT NULL,
     revoked TEXT
   );
   CREATE TABLE wayout_proposals (
     seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     record TEXT NOT NULL,
     time TEXT NOT NULL,
     author TEXT NOT NULL,
     content TEXT NOT NULL,
     appraisal TEXT NOT NULL,
     state TEXT NOT NULL,
     accepted BIGINT UNIQUE
   );
   CREATE SEQUENCE wayout_acceptances;
   CREATE INDEX wayout_proposals_by_state ON wayout_proposals (state);
   CREATE TABLE wayout_reviews (
     seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     proposal TEXT NOT NULL,
     decision TEXT NOT NULL,
     reviewer TEXT NOT NULL,
     reason TEXT NOT NULL,
     time TEXT NOT NULL
   );
   CREATE INDEX wayout_reviews_of_proposal ON wayout_reviews (proposal);`,
];
