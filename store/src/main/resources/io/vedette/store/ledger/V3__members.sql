-- An incident's members, with the latest word on each. The incident itself holds those to show first.
ALTER TABLE incident ADD COLUMN state TEXT NOT NULL DEFAULT '';
CREATE TABLE member (
    incident    TEXT NOT NULL,
    id          TEXT NOT NULL,
    start_nanos BIGINT NOT NULL,
    entity      TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (incident, id)
);
CREATE INDEX member_start ON member (incident, start_nanos, id);
CREATE INDEX member_entity ON member (entity, incident);
CREATE TABLE diagnosis (
    incident TEXT PRIMARY KEY,
    body     TEXT NOT NULL
);
