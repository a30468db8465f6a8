/**
 * The store's tables, forward only: a published step is never changed. Ids of records and actions, causes, environments
 * and packs repeat in millions of outcomes, so each stands once in `names` and outcomes hold its number.
 */
export const outcomeMigrations: readonly string[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   INSERT INTO meta VALUES ('salt', lower(hex(randomblob(32))));
   CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
   CREATE TABLE outcomes (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id BLOB NOT NULL UNIQUE,
     time INTEGER NOT NULL,
     record INTEGER NOT NULL,
     action INTEGER,
     cause INTEGER,
     kind INTEGER NOT NULL,
     source INTEGER NOT NULL,
     environment INTEGER NOT NULL,
     reporter BLOB NOT NULL,
     place BLOB NOT NULL,
     corpus INTEGER NOT NULL,
     note TEXT
   );
   CREATE INDEX outcomes_of_record ON outcomes (record);`,
  // Which failure stood there instead: counted transitions.
  `ALTER TABLE outcomes ADD COLUMN led_to INTEGER;`,
];
