package psp.share.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import psp.core.ComparisonArea;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.DataQuality;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Phase;
import psp.core.RecordingBreak;
import psp.core.Statement;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.CountCsv;
import psp.io.IncidentCsv;
import psp.io.limit.Progress;
import psp.io.zone.GeoJson;
import psp.share.Deed;
import psp.share.SealedPlan;
import psp.share.internal.text.JsonText;
import psp.stats.Study;
import psp.stats.Yardstick;

/** Makes a study of the lines of a {@code study.txt} and the files that they name. */
final class StudyInputs {

    private static final String WITH_RINGS = "rest with rings";
    private static final String REST = "rest";
    private static final String NONE = "none";

    private final Path folder;
    private final StudyText text;
    private final Consumer<String> tell;
    private @Nullable Zones ground;
    private @Nullable Intake account;

    StudyInputs(Path folder, StudyText text, Consumer<String> tell) {
        this.folder = folder;
        this.text = text;
        this.tell = tell;
    }

    Study study() {
        boolean table = text.find("counts") != null;
        if (table == (text.find("incidents") != null)) {
            throw DataException.inFile(
                    StudyText.NAME,
                    table
                            ? "says both 'counts' and 'incidents'; keep the one that you have"
                            : "says neither 'counts' nor 'incidents'; name the file that was counted");
        }
        Operation operation = operation();
        Study study = table ? ofTable(operation) : ofIncidents(operation);
        StudyText.Entry crossing = text.find("cross breaks");
        study = crossing != null
                        && crossing.oneOf(List.of("yes", "no"), word -> word).equals("yes")
                ? study.crossingBreaks()
                : study;
        yardstick();
        StudyText.Entry label = text.find("label");
        return label == null ? study : study.labelled(label.value());
    }

    private Study ofTable(Operation operation) {
        for (String key : List.of("columns", "nowhere", "offenses", "count", "covered", "rings in metres")) {
            text.refuse(key, "beside 'counts', a table already counted");
        }
        StudyText.Entry counts = text.get("counts", "counts.csv");
        Path file = file(counts);
        tell.accept("reading " + counts.value());
        StudyText.Entry whole = text.find("whole");
        String outcome = outcome();
        if (whole == null) {
            askForWhole(counts, CountCsv.readCells(file));
        }
        return of(
                operation,
                whole == null || whole.value().equalsIgnoreCase(NONE)
                        ? CountCsv.read(file, outcome)
                        : whole.as(name -> CountCsv.read(file, outcome, name)));
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

    private Study ofIncidents(Operation operation) {
        text.refuse("whole", "beside 'incidents'");
        StudyText.Entry file = text.get("incidents", "incidents.csv");
        Path path = file(file);
        Columns columns = columns();
        List<Incident> all = new ArrayList<>();
        Progress progress = (bytes, size) -> tell.accept("reading " + file.value() + ": "
                + (size == 0 ? (bytes >> 20) + " MB" : Math.min(100, 100 * bytes / size) + " %"));
        Intake intake;
        try {
            intake = IncidentCsv.forEach(path, columns, all::add, progress);
        } catch (IllegalArgumentException e) {
            throw text.get("columns", "id, offenses, occurred, lon, lat").problem("cannot be: " + e.getMessage());
        }
        Incidents incidents = Incidents.of(all, intake);
        askForOffenses(file.value(), incidents);
        account = intake;
        tell.accept("counting " + incidents);
        ZoneIndex index = ZoneIndex.of(zones());
        StudyText.Entry covered = text.find("covered");
        ZoneCounts counts = covered == null
                ? index.count(incidents, counted())
                : index.count(
                        incidents,
                        counted(),
                        covered.as(value -> Coverage.declared(
                                covered.parts().stream().map(Period::parse).toArray(Period[]::new))));
        return of(operation, counts).withQuality(DataQuality.of(incidents));
    }

    /** An offence that no row has is more likely misspelt than absent. */
    private void askForOffenses(String file, Incidents incidents) {
        StudyText.Entry offenses = text.find("offenses");
        if (offenses == null) {
            return;
        }
        for (String offense : offenses.parts()) {
            Outcome alone = offenses.as(value -> Outcome.of(offense, offense));
            if (incidents.stream().noneMatch(incident -> alone.whyNot(incident) == null)) {
                TreeSet<String> there = new TreeSet<>();
                incidents.forEach(incident -> there.addAll(incident.offenses()));
                throw offenses.problem("names '" + offense + "', which no row of " + file + " has"
                        + (there.isEmpty()
                                ? "; its rows name no offence"
                                : "; the nearest is '" + Texts.nearest(offense, there) + "'"));
            }
        }
    }

    /** The study of counts with what is known of them; what does not fit is told of the line that names the focus. */
    private Study of(Operation operation, ZoneCounts made) {
        ZoneCounts counts = made;
        StudyText.Entry asOf = text.find("as of");
        if (asOf != null) {
            LocalDate day = day(asOf, asOf.value());
            LocalDate last = counts.coverage().span().lastDay();
            if (day.isBefore(last)) {
                throw asOf.problem(
                        "is before " + last + ", the last day counted; give the day on which the counts were drawn, or"
                                + " take away what came later");
            }
            counts = counts.withAsOf(day);
        }
        List<RecordingBreak> breaks = new ArrayList<>();
        for (StudyText.Entry entry : text.all("record system changed")) {
            int comma = entry.value().indexOf(',');
            if (comma < 0) {
                throw entry.problem("is no day and what changed; write 2015-01-01, new report form");
            }
            breaks.add(RecordingBreak.on(
                    day(entry, entry.value().substring(0, comma).strip()),
                    entry.value().substring(comma + 1).strip()));
        }
        if (!breaks.isEmpty()) {
            counts = counts.withBreaks(breaks.toArray(RecordingBreak[]::new));
        }
        List<StudyText.Entry> named = new ArrayList<>(otherZones());
        named.add(0, focus());
        for (StudyText.Entry entry : named) {
            for (String zone : entry.parts()) {
                if (!counts.zones().contains(zone)) {
                    throw entry.problem("names a zone that was not counted: "
                            + Texts.unknown("zone", zone, counts.zones()).getMessage());
                }
            }
        }
        try {
            return Study.of(operation, counts);
        } catch (IllegalArgumentException e) {
            throw focus().problem("cannot be studied: " + e.getMessage());
        }
    }

    private StudyText.Entry focus() {
        return text.get("focus", "Harbour");
    }

    private String outcome() {
        return text.get("outcome", "shootings").value();
    }

    private static LocalDate day(StudyText.Entry entry, String value) {
        try {
            return LocalDate.parse(value);
        } catch (java.time.DateTimeException e) {
            throw entry.problem("holds no day '" + value + "'; write it as 2016-04-01");
        }
    }

    private Path file(StudyText.Entry entry) {
        Path file = entry.as(value -> folder.resolve(value));
        if (!Files.isRegularFile(file)) {
            throw entry.problem("is no file in this folder; give its name as it stands there");
        }
        return file;
    }

    private Outcome counted() {
        StudyText.Entry offenses = text.find("offenses");
        StudyText.Entry count = text.find("count");
        Unit unit = count == null ? Unit.INCIDENTS : count.oneOf(Arrays.asList(Unit.values()), Unit::text);
        Outcome outcome = offenses == null
                ? unit == Unit.INCIDENTS ? Outcome.all(outcome()) : Outcome.withAny(outcome(), unit)
                : Outcome.of(outcome(), offenses.parts().toArray(String[]::new));
        return outcome.counting(unit);
    }

    /** The account of the file of incidents; null of a table, or before the study was made. */
    @Nullable
    Intake account() {
        return account;
    }

    /** A feed that psp knows, a file that describes the columns, or the five names, of which the first two may be "-". */
    private Columns columns() {
        StudyText.Entry nowhere = text.find("nowhere");
        Columns described = namedColumns();
        Columns named = described.isNumbered() ? described.withIds(Intake.Ids.CHECKED) : described;
        return nowhere == null ? named : nowhere.as(value -> named.withNowhere(array(nowhere.parts())));
    }

    private Columns namedColumns() {
        StudyText.Entry entry = text.get("columns", "id, offenses, occurred, lon, lat");
        List<String> names =
                Arrays.stream(entry.value().split(",")).map(String::strip).toList();
        if (names.size() == 1) {
            Path file = folder.resolve(entry.value());
            return entry.as(value -> Files.isRegularFile(file) ? Columns.read(file) : Columns.of(value));
        }
        if (names.size() != 5) {
            throw entry.problem(
                    "has " + names.size() + " names; give five, those of id, offence, when, longitude and"
                            + " latitude ('-' for an id or offence that is not there), or a feed, or a file that describes them");
        }
        UnaryOperator<Columns> without = columns -> {
            Columns less = names.get(0).equals("-") ? columns.withoutId() : columns;
            return names.get(1).equals("-") ? less.withoutOffenses() : less;
        };
        return entry.as(value -> without.apply(Columns.named(
                names.get(0).equals("-") ? "(no id)" : names.get(0),
                names.get(1).equals("-") ? "(no offence)" : names.get(1),
                names.get(2),
                names.get(3),
                names.get(4))));
    }

    /** The zones of the study with their ground; of a table without a file of zones, by name alone. */
    Zones zones() {
        if (ground == null) {
            ground = readZones();
        }
        return ground;
    }

    private Zones readZones() {
        StudyText.Entry file = text.find("zones");
        List<String> named = named();
        if (file == null) {
            if (text.find("incidents") != null) {
                throw text.get("incidents", "incidents.csv")
                        .problem("needs the outlines of the zones; add a line such as" + "   zones = zones.geojson");
            }
            return Zones.named(named);
        }
        Path path = file(file);
        StudyText.Entry property = text.find("zones named by");
        Zones all = property == null ? GeoJson.readZones(path) : GeoJson.readZones(path, property.value());
        List<Zone> own = new ArrayList<>();
        for (String name : named) {
            if (all.contains(name)) {
                own.add(all.get(name));
            } else if (text.find("incidents") == null) {
                own.add(Zone.named(name));
            }
        }
        StudyText.Entry metres = text.find("rings in metres");
        for (String zone : metres == null && text.find("incidents") == null ? List.<String>of() : focus().parts()) {
            Zone around = focus().as(value -> all.get(zone));
            if (metres != null) {
                List<Zone> others = focus().parts().stream()
                        .filter(name -> !name.equals(zone))
                        .map(all::get)
                        .toList();
                own.addAll(metres.as(value -> others.isEmpty()
                        ? Rings.around(around, metres(metres))
                        : Rings.around(around, Zones.of(others), metres(metres))));
            }
        }
        return Zones.of(own);
    }

    private static double[] metres(StudyText.Entry entry) {
        return Arrays.stream(entry.value().split("[,;]"))
                .map(String::strip)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The lines that name zones beside the focus. */
    private List<StudyText.Entry> otherZones() {
        return text.entries().stream()
                .filter(entry ->
                        List.of("rings", "compare with", "city", "moved to").contains(entry.key()) && !isRest(entry))
                .toList();
    }

    /** All zones that the lines name, the rings by metres not among them. */
    private List<String> named() {
        List<String> named = new ArrayList<>(focus().parts());
        otherZones().forEach(entry -> named.addAll(entry.parts()));
        return named.stream().distinct().toList();
    }

    private static boolean isRest(StudyText.Entry entry) {
        String value = entry.value().toLowerCase(Locale.ROOT);
        return entry.key().equals("compare with") && (value.equals(REST) || value.equals(WITH_RINGS));
    }

    private Operation operation() {
        Operation operation = focus().as(value -> Operation.in(array(focus().parts())));
        operation = with(operation, text.find("rings"), (known, entry) -> known.ring(array(entry.parts())));
        operation = with(
                operation,
                text.find("rings in metres"),
                (known, entry) -> known.ring(zones().names().stream()
                        .filter(name -> focus().parts().stream().anyMatch(zone -> name.startsWith(zone + " ring ")))
                        .sorted(java.util.Comparator.comparingDouble(StudyInputs::innerMetres))
                        .toArray(String[]::new)));
        operation = with(
                operation,
                text.find("compare with"),
                (known, entry) -> known.comparison(
                        !isRest(entry)
                                ? ComparisonArea.of(array(entry.parts()))
                                : entry.value().equalsIgnoreCase(REST)
                                        ? ComparisonArea.REST_OF_CITY
                                        : ComparisonArea.REST_OF_CITY_WITH_RINGS));
        operation = with(operation, text.find("city"), (known, entry) -> known.within(entry.value()));
        operation = with(operation, text.find("moved to"), (known, entry) -> known.movedTo(array(entry.parts())));
        for (StudyText.Entry entry : text.entries()) {
            for (Phase.Kind kind : Phase.Kind.values()) {
                if (entry.key().equals(JsonText.word(kind))) {
                    operation = with(operation, entry, (known, phase) -> known.phase(phase(kind, phase.value())));
                }
            }
        }
        if (operation.first(Phase.Kind.ACTIVE).isEmpty()) {
            throw DataException.inFile(
                    StudyText.NAME,
                    "does not say when the operation was there; add a line such as"
                            + "   active = 2016-04-01/2017-01-01");
        }
        return operation;
    }

    /** The inner edge of a ring as its name has it, such as 500 of "… ring 500-1000 m". */
    private static double innerMetres(String ring) {
        String edges = ring.substring(ring.lastIndexOf(" ring ") + 6);
        return Double.parseDouble(edges.substring(0, edges.indexOf('-')));
    }

    private static Phase phase(Phase.Kind kind, String value) {
        int comma = value.indexOf(',');
        Period period = Period.parse(comma < 0 ? value : value.substring(0, comma));
        return comma < 0 ? Phase.of(kind, period) : new Phase(kind, period, value.substring(comma + 1));
    }

    private interface Step {
        Operation of(Operation known, StudyText.Entry entry);
    }

    private static Operation with(Operation known, StudyText.@Nullable Entry entry, Step step) {
        return entry == null ? known : entry.as(value -> step.of(known, entry));
    }

    private static String[] array(List<String> names) {
        return names.toArray(String[]::new);
    }

    List<Deed> deeds() {
        StudyText.Entry done = text.find("done");
        return done == null ? List.of() : Deed.read(file(done));
    }

    private Yardstick.@Nullable Kind yardstick() {
        StudyText.Entry entry = text.find("yardstick");
        return entry == null ? null : entry.oneOf(Arrays.asList(Yardstick.Kind.values()), JsonText::word);
    }

    SealedPlan plan(LocalDate on) {
        SealedPlan plan =
                new SealedPlan(on, outcome(), operation(), new java.util.TreeMap<>(), yardstick(), Statement.RULES);
        boolean counted = text.find("incidents") != null;
        return counted ? plan.withZones(Objects.requireNonNull(zones())) : plan;
    }
}
