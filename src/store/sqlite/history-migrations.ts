/** Tables of the local history, forward only: a published step is never changed. */
export const historyMigrations: readonly string[] = [
  `CREATE TABLE failures (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     time TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     record TEXT,
     cause TEXT,
     captures TEXT NOT NULL,
     excerpt TEXT NOT NULL,
     environment TEXT NOT NULL,
     corpus TEXT NOT NULL,
     fixed_time TEXT,
     fixed_action TEXT
   );
   CREATE INDEX failures_of_fingerprint ON failures (fingerprint);`,
];
