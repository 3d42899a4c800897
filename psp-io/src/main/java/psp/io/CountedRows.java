package psp.io;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.CountHeader;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Outcome;
import psp.core.Place;
import psp.core.Position;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.geo.ZoneIndex;

/** Counts the rows of a file; where the outcome asks for offences alone no incident is made of them. */
abstract class CountedRows implements KeptRows {

    final ZoneCounter counter;
    private final boolean bare;

    CountedRows(ZoneCounter counter) {
        this.counter = counter;
        bare = counter.asksOffensesAlone();
    }

    @Override
    public void row(ReadRow row) {
        if (!bare) {
            incident(row.incident());
        } else if (counter.takes(row.day(), row.offenses())) {
            count(row);
        }
    }

    @Override
    public void incident(Incident incident) {
        counter.add(incident, this::place);
    }

    /** Counts a row that the outcome takes. */
    abstract void count(ReadRow row);

    abstract Place place(Incident incident);

    /** The counts of all rows. */
    ZoneCounts counts() {
        return counter.counts();
    }

    /** The counts with the account. */
    final Counted counted(Intake intake) {
        refuseIfPlaceless(intake);
        return new Counted(counts(), intake);
    }

    /** Refuses rows of which none says where it belongs. */
    void refuseIfPlaceless(Intake intake) {}

    /** By where their positions lie. */
    static CountedRows at(ZoneIndex index, ZoneCounter counter) {
        return new ByPosition(index, counter);
    }

    /** By the zone that a column of theirs records. */
    static CountedRows in(String column, Columns columns, Outcome outcome) {
        Objects.requireNonNull(outcome, "outcome");
        if (!columns.recordedZones().contains(Objects.requireNonNull(column, "zoneColumn"))) {
            throw Texts.unknown("zone column", column, columns.recordedZones());
        }
        return new ByZone(column, outcome);
    }

    /** Asks for the places of many rows at once, which is quicker. */
    private static final class ByPosition extends CountedRows {

        private static final int BATCH = 1_024;

        private final ZoneIndex index;
        private final double[] longitudes = new double[BATCH];
        private final double[] latitudes = new double[BATCH];
        private final int[] numbers = new int[BATCH];
        private final LocalDate[] days = new LocalDate[BATCH];
        private int size;

        ByPosition(ZoneIndex index, ZoneCounter counter) {
            super(counter);
            this.index = index;
        }

        @Override
        void count(ReadRow row) {
            Position position = row.position();
            if (position == null) {
                counter.add(Place.NO_POSITION, row.day());
                return;
            }
            longitudes[size] = position.longitude();
            latitudes[size] = position.latitude();
            LocalDate day = row.day();
            // A reference that is there already is not written again: a collector may charge more for it than the rest
            // of a count.
            if (!day.equals(days[size])) {
                days[size] = day;
            }
            size++;
            if (size == BATCH) {
                countBatch();
            }
        }

        private void countBatch() {
            index.locate(longitudes, latitudes, 0, size, numbers);
            for (int i = 0; i < size; i++) {
                counter.add(index.place(numbers[i]), days[i]);
            }
            size = 0;
        }

        @Override
        Place place(Incident incident) {
            Position position = incident.position();
            return position == null ? Place.NO_POSITION : index.locate(position);
        }

        @Override
        ZoneCounts counts() {
            countBatch();
            return super.counts();
        }
    }

    /** The zones are known when all rows are read, those of rows that do not count among them. */
    private static final class ByZone extends CountedRows {

        private static final String AS_RECORDED = "as recorded";

        private final String column;
        private final Outcome outcome;
        private final Map<String, Place> places = new HashMap<>();
        private Place latest = Place.NO_POSITION;

        ByZone(String column, Outcome outcome) {
            super(new ZoneCounter(outcome, withoutZones(outcome), null));
            this.column = column;
            this.outcome = outcome;
        }

        private static CountHeader withoutZones(Outcome outcome) {
            return new CountHeader(
                    outcome.name(),
                    outcome.definition(),
                    outcome.unit(),
                    new TreeMap<>(),
                    AS_RECORDED,
                    "local",
                    null,
                    List.of());
        }

        @Override
        public void row(ReadRow row) {
            latest = place(row.zone(column));
            super.row(row);
        }

        @Override
        public void incident(Incident incident) {
            place(incident);
            super.incident(incident);
        }

        private Place place(@Nullable String zone) {
            return zone == null ? Place.NO_POSITION : places.computeIfAbsent(zone, Place::in);
        }

        @Override
        void count(ReadRow row) {
            counter.add(latest, row.day());
        }

        @Override
        Place place(Incident incident) {
            return place(incident.zones().get(column));
        }

        @Override
        ZoneCounts counts() {
            return places.isEmpty()
                    ? counter.counts()
                    : counter.counts(CountHeader.of(outcome, Zones.named(places.keySet()), AS_RECORDED));
        }

        @Override
        void refuseIfPlaceless(Intake intake) {
            if (places.isEmpty() && intake.read() > 0) {
                throw DataException.inFile(intake.source(), "no row has a zone in '" + column + "'");
            }
        }
    }
}
