-- Plain SQL that SQLite and PostgreSQL both take: ids are made by us, times are epoch nanoseconds, bodies are JSON.
CREATE TABLE incident (
    id          TEXT PRIMARY KEY,
    title       TEXT NOT NULL,
    start_nanos BIGINT NOT NULL,
    end_nanos   BIGINT NOT NULL,
    entity      TEXT NOT NULL,
    body        TEXT NOT NULL
);
CREATE INDEX incident_start ON incident (start_nanos, id);

-- Messages owed and settled; number is the order in which they were first owed.
CREATE TABLE message (
    id        TEXT PRIMARY KEY,
    number    BIGINT NOT NULL UNIQUE,
    channel   TEXT NOT NULL,
    body      TEXT NOT NULL,
    state     TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    attempts  INTEGER NOT NULL,
    due_nanos BIGINT NOT NULL
);
CREATE INDEX message_owed ON message (state, number);

CREATE TABLE note (
    id    TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
