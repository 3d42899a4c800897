DO $$
BEGIN
    IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE 'The database keeps %, which lacks letters; create it with ENCODING ''UTF8''', current_setting('server_encoding');
    END IF;
END $$;
CREATE TABLE IF NOT EXISTS incident (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    -- A deleted incident keeps id and version alone, so that an older report that comes late does not bring it back.
    day date,
    offence text,
    lon double precision,
    lat double precision,
    CHECK ((day IS NULL) = (offence IS NULL)),
    CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK (day IS NOT NULL OR lon IS NULL)
);
CREATE TABLE IF NOT EXISTS feed (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    complete date NOT NULL
);
