/** The same tables as in SQLite, under names that leave room for others in a shared database. Forward only. */
export const postgresMigrations: readonly string[] = [
  `CREATE TABLE wayout_names (id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT NOT NULL UNIQUE);
   CREATE TABLE wayout_outcomes (
     seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id UUID NOT NULL UNIQUE,
     time BIGINT NOT NULL,
     record INTEGER NOT NULL,
     action INTEGER,
     cause INTEGER,
     kind SMALLINT NOT NULL,
     source SMALLINT NOT NULL,
     environment INTEGER NOT NULL,
     reporter BYTEA NOT NULL,
     place BYTEA NOT NULL,
     corpus INTEGER NOT NULL,
     note TEXT
   );
   CREATE INDEX wayout_outcomes_of_record ON wayout_outcomes (record);`,
  // Which failure stood there instead: counted transitions.
  `ALTER TABLE wayout_outcomes ADD COLUMN led_to INTEGER;`,
];
