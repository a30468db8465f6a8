/** The tables of keys and proposals, forward only: a published step is never changed. */
export const teamMigrations: readonly string[] = [
  `CREATE TABLE keys (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     role TEXT NOT NULL,
     hash TEXT NOT NULL,
     created TEXT NOT NULL,
     revoked TEXT
   );
   CREATE TABLE proposals (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     record TEXT NOT NULL,
     time TEXT NOT NULL,
     author TEXT NOT NULL,
     content TEXT NOT NULL,
     appraisal TEXT NOT NULL,
     state TEXT NOT NULL,
     accepted INTEGER UNIQUE
   );
   CREATE INDEX proposals_by_state ON proposals (state);
   CREATE TABLE reviews (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     proposal TEXT NOT NULL,
     decision TEXT NOT NULL,
     reviewer TEXT NOT NULL,
     reason TEXT NOT NULL,
     time TEXT NOT NULL
   );
   CREATE INDEX reviews_of_proposal ON reviews (proposal);`,
];
