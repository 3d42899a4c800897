package psp.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Intake;
import psp.core.internal.Texts;
import psp.io.internal.field.DateGuess;
import psp.io.internal.field.Dates;
import psp.io.internal.field.TimeText;
import psp.io.internal.row.CsvFile;

/** Guesses from names and values what the columns of a file hold. */
final class Guesser {

    private static final int FEW = 20;
    /** The points of a name that says nothing of a date. */
    private static final int NAMELESS = 3;

    private final Sample sample;
    private final ColumnFinder finder;

    private Guesser(Sample sample) {
        this.sample = sample;
        finder = new ColumnFinder(sample);
    }

    static Guess guess(Sample sample) {
        Guess known = known(sample);
        return known != null ? known : new Guesser(sample).byNames();
    }

    /** The feed whose needed columns are all there, whose dates can be read, and of which the most columns are there. */
    private static @Nullable Guess known(Sample sample) {
        Feed best = null;
        long most = 0;
        for (Feed feed : Feed.known()) {
            Columns columns = feed.complete().orElse(null);
            if (columns == null || !fits(sample, columns)) {
                continue;
            }
            long found = columns.byRole().values().stream()
                            .flatMap(List::stream)
                            .filter(name -> has(sample, name))
                            .count()
                    + columns.recordedZones().stream()
                            .filter(name -> has(sample, name))
                            .count();
            if (found > most) {
                best = feed;
                most = found;
            }
        }
        if (best == null) {
            return null;
        }
        Columns columns = best.columns().withDelimiter(sample.delimiter());
        List<String> doubts = new ArrayList<>(looks(sample));
        doubts.addAll(
                best.notVerified().stream().map(what -> "not verified: " + what).toList());
        doubts.addAll(best.notes());
        return new Guess(
                best.name(),
                columns,
                null,
                List.of(most + " of its columns are there, and its dates can be read"),
                doubts);
    }

    /** What the file says of itself that a person should look at, first of all. */
    private static List<String> looks(Sample sample) {
        return sample.remarks().stream()
                .filter(remark -> remark.startsWith(Intake.LOOK))
                .map(remark -> remark.substring(Intake.LOOK.length()))
                .toList();
    }

    private static boolean fits(Sample sample, Columns columns) {
        for (Map.Entry<Role, List<String>> entry : columns.byRole().entrySet()) {
            boolean needed = entry.getKey().needed() || entry.getKey() == Role.OFFENSES;
            if (needed && !has(sample, entry.getValue().get(0))) {
                return false;
            }
        }
        int at = find(sample, String.valueOf(columns.column(Role.OCCURRED)));
        Dates dates = new Dates(
                columns.reading().dating().formats(), columns.reading().dating().clock());
        return sample.share(at, value -> dates.stamp(value) != null) > 0.5;
    }

    private static boolean has(Sample sample, String name) {
        return find(sample, name) >= 0;
    }

    private static int find(Sample sample, String name) {
        String form = CsvFile.form(name);
        return IntStream.range(0, sample.size())
                .filter(i -> sample.form(i).equals(form))
                .findFirst()
                .orElse(-1);
    }

    private Guess byNames() {
        for (int i = 0; i < sample.size(); i++) {
            DateGuess date = sample.nameable(i) ? DateGuess.of(sample.filled(i), sample.latestYear()) : null;
            boolean number = date != null
                    && (date.formats().contains(Dates.EPOCH) || date.formats().contains(Dates.EXCEL));
            // A number is a date only under a name that says so.
            if (date != null
                    && date.share() >= 0.6
                    && (!number || NameScores.DATE.applyAsInt(sample.form(i)) != NAMELESS)) {
                finder.dates.put(i, date);
            }
        }
        Columns columns = Columns.none().withDelimiter(sample.delimiter());
        twice();
        if (sample.delimiter() != ',') {
            finder.reasons.add("fields are separated by "
                    + (sample.delimiter() == '\t' ? "tabs" : "'" + sample.delimiter() + "'"));
        }
        columns = new PlaceGuess(finder).positions(columns);
        columns = dated(columns);
        columns = id(columns);
        columns = offenses(columns);
        columns = people(columns);
        String counts = columns.byRole().size() == 1 ? counts() : null;
        columns = zones(columns);
        finder.doubts.addAll(0, looks(sample));
        return new Guess(null, columns, counts, finder.reasons, finder.doubts);
    }

    /** Names that stand over several columns cannot be asked for. */
    private void twice() {
        sample.header().stream()
                .filter(name -> !name.isEmpty() && sample.times(name) > 1)
                .distinct()
                .forEach(name -> finder.doubts.add("'" + name + "' stands over "
                        + sample.times(name)
                        + " columns: none of them is taken; rename all but one in the first line"));
    }

    /** The column of counts already made, of a file in which nothing but a date was recognized. */
    private @Nullable String counts() {
        int at = finder.best(NameScores.COUNT, this::small);
        finder.doubts.add((at < 0
                        ? "nothing but a date was recognized: counts already made belong"
                        : "these look like counts already made, in '" + sample.name(at)
                                + "': a row stands for several. They belong")
                + " to CountCsv.read, with the columns period, zone and count");
        return at < 0 ? null : sample.name(at);
    }

    private Columns dated(Columns before) {
        int at = finder.best(NameScores.DATE, finder.dates::containsKey);
        Columns parts = at < 0 || NameScores.DATE.applyAsInt(sample.form(at)) <= NAMELESS ? parts(before) : null;
        if (parts != null) {
            return parts;
        }
        if (at < 0) {
            unreadDate();
            throw DataException.inFile(
                    sample.label(),
                    "no column of dates was recognized; the columns are "
                            + sample.header()
                            + (sample.remarks().isEmpty() ? "" : " (" + String.join("; ", sample.remarks()) + ")")
                            + ". Describe them in a text file (id = …, occurred = …, format = …, offenses = …)"
                            + " and name it by --columns, or use Columns.named");
        }
        DateGuess date = Objects.requireNonNull(finder.dates.get(at));
        List<String> formats = new ArrayList<>(date.formats());
        Columns columns = finder.take(before, Role.OCCURRED, at);
        finder.reasons.add("'" + sample.name(at) + "' holds dates");
        if (NameScores.DATE.applyAsInt(sample.form(at)) == 1) {
            finder.doubts.add("'" + sample.name(at)
                    + "' looks like the date of the report: every incident is marked as dated" + " by it");
            columns = columns.withDatesOfReport();
        }
        if (date.timed() == 0) {
            columns = timed(columns, at);
        }
        int reported = finder.best(NameScores.REPORTED, finder.dates::containsKey);
        if (reported >= 0) {
            columns = finder.take(columns, Role.REPORTED, reported);
            finder.reasons.add("'" + sample.name(reported) + "' holds dates of the report");
            Objects.requireNonNull(finder.dates.get(reported)).formats().stream()
                    .filter(format -> !formats.contains(format))
                    .forEach(formats::add);
        }
        if (!date.exchanged().isEmpty()) {
            finder.doubts.add("'" + sample.name(at) + "' holds days in two orders, such as "
                    + date.exchanged().get(0) + " and "
                    + date.exchanged().get(1) + ": rows that only fit the second are left out, and others may be"
                    + " misread; get the file again in one order, as in format = yyyy-MM-dd");
        }
        if (date.ambiguous()) {
            finder.doubts.add("days and months of '" + sample.name(at) + "' could be exchanged: taken as "
                    + (formats.get(0).startsWith("M") ? "month/day" : "day.month") + "; else say format = "
                    + (formats.get(0).startsWith("M") ? "d/M/yyyy" : "M.d.yyyy"));
        }
        if (date.offset()) {
            finder.doubts.add(
                    "an offset stands beside the times: they are taken as local. If they are truly UTC, say so, as in"
                            + " clock = UTC America/Chicago");
            columns = columns.withFalseOffset();
        }
        if (!formats.equals(List.of(Dates.ISO))) {
            finder.reasons.add("dates are written " + formats);
            columns = columns.withDateFormats(formats.toArray(String[]::new));
        }
        return columns;
    }

    /** Names the column that should hold the date, and what cannot be read in it. */
    private void unreadDate() {
        int named = finder.best(
                NameScores.DATE,
                i -> NameScores.DATE.applyAsInt(sample.form(i)) > NAMELESS
                        && !sample.filled(i).isEmpty());
        if (named >= 0) {
            throw DataException.inFile(
                            sample.label(),
                            "'" + sample.name(named)
                                    + "' is named as a date, and no date can be read in it. Write its form in a text file, as in   occurred = "
                                    + sample.name(named)
                                    + "   format = M/d/yyyy H:mm   and name that by --columns; or export the column again"
                                    + " with day, month and year")
                    .quoting("such as '"
                            + Texts.withoutControls(
                                    shortened(sample.filled(named).get(0))) + "'");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** A date in three columns, and perhaps hour and minute in two more; null where there is none. */
    private @Nullable Columns parts(Columns before) {
        int year = finder.best(
                NameScores.YEAR, i -> sample.share(i, value -> value.matches("(19|20)\\d\\d(\\.0)?")) > 0.9);
        int month = finder.best(NameScores.MONTH, i -> finder.below(i, 1, 12));
        int day = finder.best(NameScores.DAY, i -> finder.below(i, 1, 31));
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        List<String> names = List.of(sample.name(year), sample.name(month), sample.name(day));
        finder.taken.addAll(List.of(year, month, day));
        finder.reasons.add(names + " hold year, month and day");
        Columns columns = before.with(Role.OCCURRED, names).withDateFormats("yyyy M d");
        int hour = finder.best(NameScores.TIME, i -> finder.below(i, 0, 24));
        int minute = finder.best(NameScores.MINUTE, i -> finder.below(i, 0, 59));
        if (hour >= 0 && minute >= 0) {
            finder.taken.addAll(List.of(hour, minute));
            finder.reasons.add("'" + sample.name(hour) + "' and '" + sample.name(minute) + "' hold hour and minute");
            return columns.withTimeIn(List.of(sample.name(hour), sample.name(minute)));
        }
        return hour < 0 ? columns : hours(columns, hour);
    }

    private Columns hours(Columns columns, int hour) {
        finder.reasons.add("'" + sample.name(hour) + "' holds hours of the day");
        return finder.take(columns, Role.HOUR, hour);
    }

    /** The time of day that belongs to the date: of the same beginning of a name, else one that says of nothing else. */
    private Columns timed(Columns columns, int date) {
        String stem = stem(date);
        int time = finder.best(
                form -> NameScores.TIME.applyAsInt(form) == 0
                        ? 0
                        : stem(form).equals(stem)
                                ? 3
                                : stem(form).isEmpty() ? 2 : NameScores.OTHER_TIME.applyAsInt(form) == 0 ? 1 : 0,
                i -> sample.share(i, value -> TimeText.read(value) != null) >= 0.8);
        if (time < 0) {
            return columns;
        }
        if (finder.below(time, 0, 24)
                && sample.share(time, value -> !value.startsWith("0.") && !value.startsWith(".")) > 0.9) {
            return hours(columns, time);
        }
        finder.reasons.add("'" + sample.name(time) + "' holds times of day");
        return finder.take(columns, Role.TIME, time);
    }

    private String stem(int column) {
        return stem(sample.form(column));
    }

    /** What a name says beside date or time, such as {@code from} of From_Date and From_Time. */
    private static String stem(String form) {
        return form.replaceAll("date|time|hours?|hhmm|of|day|dttm|dt|tm|hr", "");
    }

    private Columns id(Columns columns) {
        int at = finder.best(
                NameScores.ID,
                i -> !finder.dates.containsKey(i)
                        && sample.shareFilled(i) >= 0.9
                        && 2 * sample.distinct(i) >= sample.filled(i).size());
        if (at < 0) {
            finder.doubts.add(
                    "no column of the incident's number was recognized: the number of the row stands in for it");
            return columns;
        }
        int rows = sample.filled(at).size();
        int recurring = rows - sample.distinct(at);
        finder.reasons.add(
                "'" + sample.name(at) + "' holds " + (recurring == 0 ? "a number of its own in every row" : "numbers"));
        if (recurring > 0) {
            finder.doubts.add(recurring + " of the first " + rows + " rows repeat a '" + sample.name(at)
                    + "': if rows are" + " offences or victims of one incident, say rows = offenses or rows = victims");
        }
        return finder.take(columns, Role.ID, at);
    }

    private Columns offenses(Columns before) {
        int at = finder.best(
                NameScores.OFFENSES,
                i -> !finder.dates.containsKey(i) && !sample.filled(i).isEmpty() && !narrative(i));
        if (at < 0) {
            finder.doubts.add("no column of offences was recognized: every row counts as of one kind");
            return before;
        }
        Columns columns = finder.take(before, Role.OFFENSES, at);
        finder.reasons.add("'" + sample.name(at) + "' holds " + sample.distinct(at) + " offences or texts");
        if (sample.share(at, value -> value.contains("||")) > 0.05) {
            finder.reasons.add("offences are separated by '||'");
            return columns.withOffenseSeparator("||");
        }
        if (sample.share(at, value -> value.contains(";")) > 0.2) {
            finder.reasons.add("offences are separated by ';'");
            return columns.withOffenseSeparator(";");
        }
        return columns;
    }

    /** Long texts that hardly recur are what somebody wrote about each case, and nobody's offence; they are not shown. */
    private boolean narrative(int i) {
        List<String> filled = sample.filled(i);
        double length = filled.stream().mapToInt(String::length).average().orElse(0);
        boolean narrative = filled.size() >= 10 && 2 * sample.distinct(i) > filled.size() && length > 20;
        if (narrative) {
            finder.doubts.add("'" + sample.name(i) + "' holds texts of " + Math.round(length)
                    + " characters that hardly recur: not taken for offences, and not shown");
        }
        return narrative;
    }

    private Columns people(Columns before) {
        Columns columns = before;
        int killed = finder.best(NameScores.KILLED, this::small);
        int injured = finder.best(NameScores.INJURED, this::small);
        if (killed >= 0 && injured >= 0) {
            columns = finder.take(finder.take(columns, Role.KILLED, killed), Role.INJURED, injured);
            finder.reasons.add(
                    "'" + sample.name(killed) + "' and '" + sample.name(injured) + "' hold numbers of people");
        }
        int weapon = finder.best(NameScores.WEAPON, i -> !sample.filled(i).isEmpty());
        if (weapon >= 0) {
            columns = finder.take(columns, Role.WEAPON, weapon);
        }
        int fatal = finder.best(
                NameScores.FATAL, i -> sample.share(i, value -> value.matches("(?i)true|false|yes|no|y|n|0|1")) > 0.9);
        if (fatal >= 0 && killed < 0) {
            finder.taken.add(fatal);
            columns = columns.withFatal(sample.name(fatal), "true", "yes", "y", "1");
            finder.reasons.add("'" + sample.name(fatal) + "' says whether the row's victim died");
        }
        return columns;
    }

    private boolean small(int i) {
        return sample.share(i, value -> value.matches("\\d{1,4}(\\.0)?")) > 0.9;
    }

    private Columns zones(Columns before) {
        Columns columns = before;
        for (int i = 0; i < sample.size(); i++) {
            if (NameScores.ZONE.applyAsInt(sample.form(i)) > 0
                    && sample.nameable(i)
                    && !finder.taken.contains(i)
                    && !finder.dates.containsKey(i)
                    && !sample.filled(i).isEmpty()
                    && sample.distinct(i) <= 2_000
                    // What hardly recurs is an address.
                    && (sample.distinct(i) <= FEW
                            || 2 * sample.distinct(i) <= sample.filled(i).size())) {
                columns = columns.withZones(sample.name(i));
                finder.taken.add(i);
                finder.reasons.add("'" + sample.name(i) + "' holds " + sample.distinct(i) + " zones");
            }
        }
        return columns;
    }
}
