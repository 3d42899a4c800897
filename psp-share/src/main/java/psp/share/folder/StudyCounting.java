package psp.share.folder;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.DataQuality;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.CountCsv;

/** Reads and counts what a {@code study.txt} names: a table, or a file of incidents by their places or their recorded zones. */
final class StudyCounting {

    private static final String NONE = "none";
    private static final int LATE_DAYS = 14;
    private static final double MOST_WITHOUT_ZONE = 0.15;
    private static final double REPORTED = 0.8;
    private static final List<String> OF_INCIDENTS = List.of(
            "columns",
            "nowhere",
            "offenses",
            "where",
            "count",
            "also count",
            "covered",
            "rings in metres",
            "other areas",
            "zone",
            "hours",
            "weekdays",
            "sheet");

    private final StudyText text;
    private final StudyFiles files;
    private final Exports exports;
    private final Consumer<String> tell;
    private @Nullable Intake account;
    private @Nullable Incidents incidents;

    StudyCounting(StudyText text, StudyFiles files, Exports exports, Consumer<String> tell) {
        this.text = text;
        this.files = files;
        this.exports = exports;
        this.tell = tell;
    }

    /** Whether a table already counted is read, or incidents are. */
    boolean isTable() {
        boolean table = text.find("counts") != null;
        if (table == (text.find("incidents") != null)) {
            throw DataException.inFile(
                    StudyText.NAME,
                    table
                            ? "says both 'counts' and 'incidents'; keep the one that you have"
                            : "says neither 'counts' nor 'incidents'; name the file that was counted");
        }
        if (table) {
            OF_INCIDENTS.forEach(key -> text.refuse(key, "beside 'counts', a table already counted"));
        } else {
            text.refuse("whole", "beside 'incidents'");
        }
        return table;
    }

    ZoneCounts table() {
        StudyText.Entry counts = text.get("counts", "counts.csv");
        Path file = files.file(counts);
        tell.accept("reading " + counts.value());
        StudyText.Entry whole = text.find("whole");
        String outcome = outcome();
        if (whole == null) {
            askForWhole(counts, CountCsv.readCells(file));
        }
        return whole == null || whole.value().equalsIgnoreCase(NONE)
                ? CountCsv.read(file, outcome)
                : whole.as(name -> CountCsv.read(file, outcome, name));
    }

    /** A zone that holds as many as all others together, period by period, may be the whole, which would count twice. */
    private static void askForWhole(StudyText.Entry counts, List<ZoneCounts.Cell> cells) {
        Map<Period, Long> all = new TreeMap<>();
        Map<String, Map<Period, Long>> byZone = new TreeMap<>();
        for (ZoneCounts.Cell cell : cells) {
            all.merge(cell.period(), cell.count(), Long::sum);
            byZone.computeIfAbsent(cell.zone(), zone -> new TreeMap<>()).merge(cell.period(), cell.count(), Long::sum);
        }
        byZone.forEach((zone, own) -> {
            boolean holdsAll = byZone.size() > 1
                    && all.entrySet().stream()
                            .allMatch(each -> 2 * own.getOrDefault(each.getKey(), 0L) >= each.getValue());
            if (holdsAll) {
                throw counts.problem("has a zone '" + zone
                        + "' with at least as many as all others together in every period; if it is the whole that holds"
                        + " them, add the line   whole = " + zone + "   and if it is not,   whole = none");
            }
        });
    }

    /** Counts incidents by where they lie among the zones, or by a zone that they record; up to the day to which reports are in if so asked. */
    ZoneCounts counted(@Nullable Zones ground, boolean untilLateReports) {
        StudyText.Entry file = text.get("incidents", "incidents.csv");
        Path path = files.file(file);
        StudyText.Entry zone = text.find("zone");
        Columns columns = columns(path, zone);
        Incidents all;
        try {
            all = exports.read(path, columns, file.value(), tell);
        } catch (IllegalArgumentException e) {
            throw (text.find("columns") == null ? file : text.get("columns", ""))
                    .problem("cannot be: " + e.getMessage());
        }
        incidents = all;
        account = all.intake();
        StudyText.Entry offenses = text.find("offenses");
        if (offenses != null) {
            askForOffenses(offenses, offenses.parts(), file.value(), all);
        }
        tell.accept("counting " + Texts.plural(all.size(), "incident"));
        return counted(all, ground, counted(), covered(file, all, untilLateReports));
    }

    private ZoneCounts counted(Incidents all, @Nullable Zones ground, Outcome outcome, @Nullable Coverage covered) {
        StudyText.Entry zone = text.find("zone");
        List<?> what = List.of(
                zone == null ? Objects.requireNonNull(ground, "ground") : zone.value(),
                outcome,
                Optional.ofNullable(covered));
        return exports.made(
                all,
                ZoneCounts.class,
                what,
                () -> zone == null
                        ? byPosition(ZoneIndex.of(Objects.requireNonNull(ground)), all, outcome, covered)
                        : byRecordedZone(zone, all, outcome, covered));
    }

    private static ZoneCounts byPosition(ZoneIndex index, Incidents all, Outcome outcome, @Nullable Coverage covered) {
        return covered == null ? index.count(all, outcome) : index.count(all, outcome, covered);
    }

    /** Other outcomes for the weekly table, over the days of the first; none of a table already counted. */
    List<ZoneCounts> alsoCounted(@Nullable Zones ground, Coverage covered) {
        Incidents all = incidents;
        return all == null
                ? List.of()
                : text.all("also count").stream()
                        .map(entry -> counted(all, ground, also(entry, all), covered))
                        .toList();
    }

    /** An outcome as in {@code also count = shots fired: SHOTS FIRED; DISCHARGE}; without a name that of its offences. */
    private Outcome also(StudyText.Entry entry, Incidents all) {
        int colon = entry.value().indexOf(':');
        String name =
                colon < 0 ? entry.value() : entry.value().substring(0, colon).strip();
        List<String> codes =
                new StudyText.Entry(entry.number(), entry.key(), entry.value().substring(colon + 1)).parts();
        Unit hurt = codes.size() == 1 ? hurt(codes.get(0)) : null;
        if (hurt == null) {
            askForOffenses(entry, codes, text.get("incidents", "incidents.csv").value(), all);
        }
        return entry.as(value ->
                timed(hurt == null ? Outcome.of(name, codes.toArray(String[]::new)) : Outcome.withAny(name, hurt)));
    }

    private static ZoneCounts byRecordedZone(
            StudyText.Entry zone, Incidents all, Outcome outcome, @Nullable Coverage covered) {
        TreeSet<String> names = new TreeSet<>();
        long without = 0;
        for (Incident incident : all) {
            String name = incident.zones().get(zone.value());
            if (name == null) {
                without++;
            } else {
                names.add(name);
            }
        }
        if (without > MOST_WITHOUT_ZONE * all.size()) {
            throw zone.problem("is blank in " + Texts.grouped(without) + " of " + Texts.plural(all.size(), "incident")
                    + ", over 15 %: what was counted in a zone would not be what happened there");
        }
        Zones zones = Zones.of(names.stream().map(Zone::named).toArray(Zone[]::new));
        ZoneCounter counter = new ZoneCounter(outcome, CountHeader.of(outcome, zones, "as recorded"), covered);
        Function<Incident, Place> place = incident -> {
            String name = incident.zones().get(zone.value());
            return name == null ? Place.NO_POSITION : Place.in(name);
        };
        all.forEach(incident -> counter.add(incident, place));
        return counter.counts();
    }

    /** The days that the file holds: as declared, or up to the day to which reports are in; null to infer them. */
    private @Nullable Coverage covered(StudyText.Entry file, Incidents all, boolean untilLateReports) {
        StudyText.Entry covered = text.find("covered");
        if (covered != null && !covered.value().endsWith("/")) {
            return covered.as(value -> Coverage.declared(
                    covered.parts().stream().map(Period::parse).toArray(Period[]::new)));
        }
        Span span = exports.made(all, Span.class, List.of(), () -> span(all));
        SortedSet<Integer> years = span.years;
        LocalDate first = span.first;
        LocalDate last = span.last;
        for (int year = years.first(); covered == null && year < years.last(); year++) {
            if (!years.contains(year)) {
                throw file.problem("holds nothing of " + year + ", between " + first + " and " + last
                        + "; say which days it covers, as in   covered = " + (year + 1) + "-01-01/" + last.plusDays(1));
            }
        }
        if (!untilLateReports && covered == null) {
            return null;
        }
        LocalDate start = covered == null
                ? first
                : StudyInputs.day(covered, covered.value().replaceFirst("/$", ""));
        StudyText.Entry asOf = text.find("as of");
        LocalDate end = asOf != null ? StudyInputs.day(asOf, asOf.value()) : last.minusDays(1L + span.lateDays);
        return Coverage.declared(Period.of(start, end.plusDays(1)));
    }

    /**
     * The days of incidents.
     *
     * @param lateDays within how many days reports come in: 95 in 100, or two weeks where the file does not tell
     */
    private record Span(SortedSet<Integer> years, LocalDate first, LocalDate last, int lateDays) {}

    private Span span(Incidents all) {
        TreeSet<Integer> years = new TreeSet<>();
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        long reported = 0;
        for (Incident incident : all) {
            LocalDate day = incident.occurred().day();
            years.add(day.getYear());
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
            reported += incident.reported() == null ? 0 : 1;
        }
        DataQuality.ReportLag lag = reported == 0 || reported < REPORTED * all.size()
                ? null
                : exports.quality(all).lag();
        return new Span(
                years, first, last, lag == null ? LATE_DAYS : Math.min(LATE_DAYS, (int) Math.ceil(lag.p95Days())));
    }

    /** An offence that no row has is more likely misspelt than absent. */
    private static void askForOffenses(StudyText.Entry entry, List<String> offenses, String file, Incidents incidents) {
        for (String offense : offenses) {
            Outcome alone = entry.as(value -> Outcome.of(offense, offense));
            if (incidents.stream().noneMatch(incident -> alone.whyNot(incident) == null)) {
                TreeSet<String> there = new TreeSet<>();
                incidents.forEach(incident -> there.addAll(incident.offenses()));
                throw entry.problem("names '" + offense + "', which no row of " + file + " has"
                        + (there.isEmpty()
                                ? "; its rows name no offence"
                                : "; the nearest is '" + Texts.nearest(offense, there) + "'")
                        + (offense.contains(",") ? "; several are separated by semicolons, as in A; B" : ""));
            }
        }
    }

    String outcome() {
        return text.get("outcome", "shootings").value();
    }

    private Outcome counted() {
        StudyText.Entry offenses = text.find("offenses");
        StudyText.Entry where = text.find("where");
        StudyText.Entry count = text.find("count");
        Unit unit = count == null ? Unit.INCIDENTS : count.oneOf(Arrays.asList(Unit.values()), Unit::text);
        if (offenses != null && where != null) {
            throw where.problem("stands beside 'offenses'; keep one of the lines");
        }
        Outcome outcome;
        if (where != null) {
            Unit hurt = hurt(where.value());
            if (hurt == null) {
                throw where.problem("is none of injured > 0, killed > 0, killed + injured > 0");
            }
            outcome = Outcome.withAny(outcome(), hurt);
        } else {
            outcome = offenses == null
                    ? unit == Unit.INCIDENTS ? Outcome.all(outcome()) : Outcome.withAny(outcome(), unit)
                    : Outcome.of(outcome(), offenses.parts().toArray(String[]::new));
        }
        return timed(outcome).counting(unit);
    }

    /** An outcome in the hours and on the weekdays that are asked for. */
    private Outcome timed(Outcome outcome) {
        StudyText.Entry hours = text.find("hours");
        StudyText.Entry weekdays = text.find("weekdays");
        Outcome inHours = hours == null ? outcome : hours.as(value -> hours(outcome, hours));
        return weekdays == null
                ? inHours
                : inHours.on(Arrays.stream(weekdays.value().split("[,;]"))
                        .map(name -> weekday(weekdays, name.strip()))
                        .toArray(DayOfWeek[]::new));
    }

    /** Who was hurt, as in {@code injured > 0}; null of other words. */
    private static @Nullable Unit hurt(String words) {
        return switch (words.replaceAll("\\s+", "").toLowerCase(Locale.ROOT)) {
            case "injured>0", "wounded>0" -> Unit.INJURED;
            case "killed>0" -> Unit.KILLED;
            case "killed+injured>0", "injured+killed>0", "victims>0", "victims" -> Unit.VICTIMS;
            default -> null;
        };
    }

    private static Outcome hours(Outcome outcome, StudyText.Entry hours) {
        String[] ends =
                Arrays.stream(hours.value().split("-|to", 3)).map(String::strip).toArray(String[]::new);
        if (ends.length != 2 || !ends[0].matches("\\d{1,2}(:00)?") || !ends[1].matches("\\d{1,2}(:00)?")) {
            throw hours.problem("is no first hour and hour after the last; write 18-2");
        }
        return outcome.hours(
                Integer.parseInt(ends[0].replace(":00", "")), Integer.parseInt(ends[1].replace(":00", "")) % 24);
    }

    private static DayOfWeek weekday(StudyText.Entry entry, String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.length() >= 2 && day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw entry.problem("holds no weekday '" + name + "'; write Fri, Sat");
    }

    /** A feed, a file that describes the columns, the names; or, where nothing is said, what the file itself shows. */
    private Columns columns(Path path, StudyText.@Nullable Entry zone) {
        StudyText.Entry nowhere = text.find("nowhere");
        StudyText.Entry sheet = text.find("sheet");
        Columns described = text.find("columns") == null ? exports.guess(path, tell) : namedColumns();
        Columns ofSheet = sheet == null ? described : described.withSheet(sheet.value());
        Columns zoned = zone == null ? ofSheet : ofSheet.withZones(zone.value());
        Columns named = zoned.isNumbered() ? zoned.withIds(Intake.Ids.CHECKED) : zoned;
        return nowhere == null
                ? named
                : nowhere.as(value -> named.withNowhere(nowhere.parts().toArray(String[]::new)));
    }

    private Columns namedColumns() {
        StudyText.Entry entry = text.get("columns", "id, offenses, occurred, lon, lat");
        List<String> names =
                Arrays.stream(entry.value().split(",")).map(String::strip).toList();
        if (names.size() == 1) {
            return entry.as(value -> files.isThere(entry) ? Columns.read(files.file(entry)) : Columns.of(value));
        }
        boolean placed = names.size() == 5;
        if (!placed && (names.size() != 3 || text.find("zone") == null)) {
            throw entry.problem("has " + names.size() + " names; give five, those of id, offence, when, longitude and"
                    + " latitude ('-' for an id or offence that is not there), or a feed, or a file that describes"
                    + " them; beside a line 'zone' the first three are enough");
        }
        UnaryOperator<Columns> without = columns -> {
            Columns less = names.get(0).equals("-") ? columns.withoutId() : columns;
            return names.get(1).equals("-") ? less.withoutOffenses() : less;
        };
        String id = names.get(0).equals("-") ? "(no id)" : names.get(0);
        String offense = names.get(1).equals("-") ? "(no offence)" : names.get(1);
        return entry.as(value -> without.apply(
                placed
                        ? Columns.named(id, offense, names.get(2), names.get(3), names.get(4))
                        : Columns.named(id, offense, names.get(2))));
    }

    /** The account of the file of incidents; null of a table, or before it was read. */
    @Nullable
    Intake account() {
        return account;
    }

    /** The incidents; null of a table, or before they were read. */
    @Nullable
    Incidents incidents() {
        return incidents;
    }

    /** The file that is counted. */
    Path file() {
        return files.file(isTable() ? text.get("counts", "counts.csv") : text.get("incidents", "incidents.csv"));
    }
}
