package psp.share;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedMap;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.share.internal.text.JsonNode;

/** Counts as {@code counts.csv}: one row a place and period, zeros included, the whole-number count last. */
record CountsText(byte[] bytes) {

    private static final List<String> HEADER = List.of("place", "period", "count");
    private static final int MOST_DIGITS = 12;
    private static final long MOST = 1_000_000_000_000L;

    static CountsText of(ZoneCounts counts) {
        IdentityHashMap<Place, String> names = new IdentityHashMap<>();
        return new CountsText(CsvText.write(
                HEADER,
                counts.rows().stream()
                        .map(row -> List.of(
                                names.computeIfAbsent(row.place(), Place::toString),
                                text(row.period()),
                                Long.toString(row.count())))
                        .toList()));
    }

    /** A day as a day, any other period from its first day to the day after its last. */
    private static String text(Period period) {
        return period.days() == 1 ? period.start().toString() : period.toString();
    }

    static ZoneCounts read(byte[] bytes, String file, JsonNode study) {
        CountHeader header = StudyJson.header(study);
        Coverage coverage = StudyJson.coverage(study);
        SortedMap<String, Place> places = StudyJson.places(study);
        long expected = (long) places.size()
                * (coverage.kind() == Coverage.Kind.TABLE
                        ? coverage.periods().size()
                        : coverage.periods().stream().mapToLong(Period::days).sum());
        List<ZoneCounts.Row> rows = new ArrayList<>();
        long[] sum = new long[1];
        CsvText.read(bytes, file, HEADER, line -> {
            Place place = places.get(line.fields().get(0));
            if (place == null) {
                throw DataException.atValue(
                        file,
                        line.number(),
                        "place",
                        line.fields().get(0),
                        "is no place of study.json; those are " + places.keySet());
            }
            long count = count(file, line);
            sum[0] += count;
            if (sum[0] > MOST) {
                throw DataException.atValue(
                        file,
                        line.number(),
                        "count",
                        Long.toString(count),
                        "makes the whole greater than " + Texts.grouped(MOST));
            }
            rows.add(new ZoneCounts.Row(place, period(file, line), count));
        });
        if (rows.size() != expected) {
            throw DataException.inFile(
                    file,
                    "has " + Texts.plural(rows.size(), "row") + "; the places and periods of study.json" + " make "
                            + Texts.grouped(expected));
        }
        try {
            return ZoneCounts.ofRows(header, coverage, rows, StudyJson.notCounted(study));
        } catch (IllegalArgumentException e) {
            throw DataException.inFile(file, String.valueOf(e.getMessage()));
        }
    }

    private static Period period(String file, CsvText.Line line) {
        try {
            return Period.parse(line.fields().get(1));
        } catch (IllegalArgumentException e) {
            throw DataException.atValue(
                    file,
                    line.number(),
                    "period",
                    line.fields().get(1),
                    "is no period; write it as 2016-04-01/2016-05-01");
        }
    }

    private static long count(String file, CsvText.Line line) {
        String text = line.fields().get(2);
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw DataException.atValue(file, line.number(), "count", text, "is no whole number of 0 or more");
        }
        return Long.parseLong(text);
    }
}
