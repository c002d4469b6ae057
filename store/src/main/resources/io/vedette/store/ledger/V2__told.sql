-- Alerts and changes that other systems told, let go of with the points of their time.
CREATE TABLE told (
    id         TEXT PRIMARY KEY,
    nanos      BIGINT NOT NULL,
    entity     TEXT NOT NULL,
    about      TEXT NOT NULL,
    source     TEXT NOT NULL,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL,
    severity   TEXT NOT NULL,
    attributes TEXT NOT NULL
);
CREATE INDEX told_nanos ON told (nanos);
CREATE INDEX told_entity ON told (entity, nanos);
