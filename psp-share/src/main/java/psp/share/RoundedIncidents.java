package psp.share;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Outcome;
import psp.core.Position;
import psp.core.internal.Texts;
import psp.io.WholeFile;

/**
 * The only way by which incidents leave the house, and never as a part of a pack: without ids, offences, victims or hours, the
 * place rounded to hundredths of a degree (about a kilometre) and the time to the month, in an order that is not the file's.
 *
 * <p>This is rounding and no anonymity: a place with one incident in a month may still be known to its neighbours. Whoever
 * needs the counts alone hands on a pack.
 *
 * @param rows month, longitude and latitude of each incident, sorted; the place blank where it was not known
 */
public record RoundedIncidents(List<Row> rows) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int DECIMALS = 2;

    /**
     * What is left of one incident.
     *
     * @param month when
     * @param longitude degrees to two decimals, such as {@code -87.94}; blank where not known
     * @param latitude degrees to two decimals; blank where not known
     */
    public record Row(YearMonth month, String longitude, String latitude) implements Comparable<Row>, Serializable {

        private static final long serialVersionUID = 1;
        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::month).thenComparing(Row::longitude).thenComparing(Row::latitude);

        /**
         * What is left of one incident.
         *
         * @param month when
         * @param longitude degrees to two decimals, such as {@code -87.94}; blank where not known
         * @param latitude degrees to two decimals; blank where not known
         */
        public Row {
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(longitude, "longitude");
            Objects.requireNonNull(latitude, "latitude");
        }

        /** By month, then by place. */
        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Rounded incidents, which are put in order.
     *
     * @param rows month, longitude and latitude of each incident, sorted; the place blank where it was not known
     */
    public RoundedIncidents {
        rows = Objects.requireNonNull(rows, "rows").stream().sorted().toList();
    }

    /**
     * Rounds the incidents that an outcome counts.
     *
     * @param incidents a log
     * @param outcome what is counted
     * @return their dates, offences and rounded positions
     */
    public static RoundedIncidents of(Incidents incidents, Outcome outcome) {
        Objects.requireNonNull(outcome, "outcome");
        List<Row> rows = new ArrayList<>();
        for (Incident incident : Objects.requireNonNull(incidents, "incidents")) {
            if (outcome.whyNot(incident) == null) {
                Position where = incident.position();
                rows.add(new Row(
                        YearMonth.from(incident.occurred().day()),
                        where == null ? "" : rounded(where.longitude()),
                        where == null ? "" : rounded(where.latitude())));
            }
        }
        return new RoundedIncidents(rows);
    }

    private static String rounded(double degrees) {
        return new BigDecimal(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /**
     * Writes them as CSV with the columns {@code month,longitude,latitude}.
     *
     * @param file replaced if there
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        StringBuilder text = new StringBuilder("month,longitude,latitude\n");
        rows.forEach(row -> text.append(row.month)
                .append(',')
                .append(row.longitude)
                .append(',')
                .append(row.latitude)
                .append('\n'));
        WholeFile.write(Objects.requireNonNull(file, "file"), Texts.utf8(text.toString()));
    }

    /** Returns how many there are, and what was rounded. */
    @Override
    public String toString() {
        return Texts.plural(rows.size(), "incident") + " without id, by month and hundredth of a degree";
    }
}
