package psp.share.folder;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psp.core.ComparisonArea;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.RecordingBreak;
import psp.core.Statement;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.io.limit.Limits;
import psp.io.zone.ZoneFile;
import psp.share.ActivityEntry;
import psp.share.MapLayer;
import psp.share.PackFile;
import psp.share.Paper;
import psp.share.SealedPlan;
import psp.share.StudyPack;
import psp.share.internal.text.JsonText;
import psp.stats.Answers;
import psp.stats.Benchmark;
import psp.stats.Study;

/** Makes a study of the lines of a {@code study.txt} and the files that they name. */
final class StudyInputs {

    private static final String WITH_RINGS = "rest with rings";
    private static final String REST = "rest";
    private static final int MOST_NEIGHBOURS = 1_000;
    /** Remarks on the zones that are told; the others are counted. */
    private static final int SHOWN = 3;

    private final StudyText text;
    private final Exports exports;
    private final StudyFiles files;
    private final StudyCounting counting;
    private final boolean weekly;
    /** What to know of the zones, as their file was read. */
    private final List<String> zoneRemarks = new ArrayList<>();

    private @Nullable Zones ground;
    /** The zones of the file that have no part in the study, for the map; none of a file of very many. */
    private MapLayer neighbours = MapLayer.NONE;
    /** The last day counted, at which a phase without an end ends for now. */
    private @Nullable LocalDate lastDay;

    /** A study counted once, or every week: then up to the day to which reports are in. */
    StudyInputs(Path folder, Path within, StudyText text, Exports exports, boolean weekly, Consumer<String> tell) {
        this.text = text;
        this.weekly = weekly;
        files = new StudyFiles(folder, within);
        this.exports = exports;
        counting = new StudyCounting(text, files, exports, tell);
    }

    Study study() {
        ZoneCounts counts = counting.isTable()
                ? counting.table()
                : counting.counted(isPlaced() ? zones() : null, untilLateReports());
        lastDay = counts.coverage().span().lastDay();
        Study study = of(operation(), counts);
        study = isPlaced() ? study.withQuality(exports.quality(Objects.requireNonNull(counting.incidents()))) : study;
        StudyText.Entry crossing = text.find("cross breaks");
        study = crossing != null && yes(crossing) ? study.crossingBreaks() : study;
        benchmark();
        StudyText.Entry label = text.find("label");
        return label == null ? study : study.labelled(label.value());
    }

    private static boolean yes(StudyText.Entry entry) {
        return entry.oneOf(List.of("yes", "no"), word -> word).equals("yes");
    }

    /** The study of counts with what is known of them; what does not fit is told of the line that names the focus. */
    private Study of(Operation operation, ZoneCounts made) {
        ZoneCounts counts = made;
        StudyText.Entry asOf = text.find("as of");
        if (asOf == null && !counting.isTable() && untilLateReports()) {
            counts = counts.withAsOf(counts.coverage().span().lastDay());
        }
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
            return Study.of(operation, exports.shared(counts));
        } catch (IllegalArgumentException e) {
            throw focus().problem("cannot be studied: " + e.getMessage());
        }
    }

    private StudyText.Entry focus() {
        return text.get("focus", "Harbour");
    }

    static LocalDate day(StudyText.Entry entry, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw entry.problem("holds no day '" + value + "'; write it as 2016-04-01");
        }
    }

    /** Whether incidents are counted by where they lie, for which the zones need their outlines. */
    private boolean isPlaced() {
        return text.find("incidents") != null && text.find("zone") == null;
    }

    /** Whether it is counted up to the day to which reports are in: every week, or where a phase has no end yet, as in 2017-01-01/. */
    private boolean untilLateReports() {
        return weekly
                || text.entries().stream()
                        .anyMatch(entry -> Arrays.stream(Phase.Kind.values())
                                        .anyMatch(kind -> entry.key().equals(JsonText.word(kind)))
                                && entry.value().split(",", 2)[0].strip().endsWith("/"));
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
            if (isPlaced()) {
                throw text.get("incidents", "incidents.csv")
                        .problem("needs the outlines of the zones; add a line such as   zones = zones.geojson   or the"
                                + " column of a zone that the rows record, as in   zone = Beat");
            }
            return Zones.named(named);
        }
        Zones all = outlines(file);
        List<Zone> others =
                all.stream().filter(zone -> !named.contains(zone.name())).toList();
        neighbours =
                others.isEmpty() || others.size() > MOST_NEIGHBOURS ? MapLayer.NONE : MapLayer.of(Zones.of(others));
        List<Zone> own = new ArrayList<>();
        for (String name : named) {
            if (all.contains(name)) {
                own.add(all.get(name));
            } else if (!isPlaced()) {
                own.add(Zone.named(name));
            }
        }
        StudyText.Entry metres = text.find("rings in metres");
        for (String zone : metres == null && !isPlaced() ? List.<String>of() : focus().parts()) {
            Zone around = focus().as(value -> all.get(zone));
            if (metres != null) {
                List<Zone> treated = focus().parts().stream()
                        .filter(name -> !name.equals(zone))
                        .map(all::get)
                        .toList();
                own.addAll(metres.as(value -> treated.isEmpty()
                        ? Rings.around(around, metres(metres))
                        : Rings.around(around, Zones.of(treated), metres(metres))));
            }
        }
        List<Zone> drawn = own.stream().filter(zone -> zone.boundary() != null).toList();
        if (!drawn.isEmpty()) {
            zoneRemarks.addAll(ZoneIndex.of(Zones.of(drawn)).remarks());
        }
        StudyText.Entry areas = text.find("other areas");
        if (areas != null) {
            outlines(areas).stream()
                    .filter(zone -> !named.contains(zone.name()))
                    .forEach(own::add);
        }
        return areas == null ? Zones.of(own) : areas.as(value -> Zones.of(own));
    }

    private Zones outlines(StudyText.Entry file) {
        StudyText.Entry property = text.find("zones named by");
        return ZoneFile.read(
                files.fileOrFolder(file), property == null ? null : property.value(), Limits.DEFAULT, zoneRemarks::add);
    }

    /** What was taken for granted, put together or repaired as the zones were read, in one line; none where nothing was. */
    List<String> zoneRemarks() {
        zones();
        StudyText.Entry file = text.find("zones");
        if (file == null || zoneRemarks.isEmpty()) {
            return List.of();
        }
        int more = zoneRemarks.size() - SHOWN;
        return List.of(Texts.withoutControls(file.value() + ": "
                + String.join("; ", zoneRemarks.subList(0, Math.min(SHOWN, zoneRemarks.size())))
                + (more > 0 ? "; and " + more + " more, which psp check " + file.value() + " lists" : "")
                + "."));
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
                        .sorted(Comparator.comparingDouble(StudyInputs::innerMetres))
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
        operation = with(
                operation,
                text.find("chosen for being high"),
                (known, entry) -> yes(entry) ? known.chosenForBeingHigh() : known);
        for (StudyText.Entry entry : text.entries()) {
            for (Phase.Kind kind : Phase.Kind.values()) {
                if (entry.key().equals(JsonText.word(kind))) {
                    operation = with(operation, entry, (known, phase) -> with(known, kind, phase));
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

    /** A phase without an end ends with the counts; one that has not begun by then is left out. */
    private Operation with(Operation known, Phase.Kind kind, StudyText.Entry entry) {
        int comma = entry.value().indexOf(',');
        String written = (comma < 0 ? entry.value() : entry.value().substring(0, comma)).strip();
        Period period;
        if (written.endsWith("/")) {
            if (lastDay == null) {
                throw entry.problem("has no end; write the planned one, as in " + written + "2017-01-01");
            }
            LocalDate start = day(entry, written.substring(0, written.length() - 1));
            if (start.isAfter(lastDay)) {
                return known;
            }
            period = Period.of(start, lastDay.plusDays(1));
        } else {
            period = Period.parse(written);
        }
        return known.phase(
                comma < 0
                        ? Phase.of(kind, period)
                        : new Phase(kind, period, entry.value().substring(comma + 1)));
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

    List<ActivityEntry> deeds() {
        StudyText.Entry done = text.find("done");
        return done == null ? List.of() : ActivityEntry.read(files.file(done));
    }

    /** What was put in, in sentences beside the counts; none where no table is named. */
    List<String> dose(Answers answers) {
        StudyText.Entry dose = text.find("dose");
        return dose == null ? List.of() : DoseTable.read(files.file(dose)).beside(answers);
    }

    StudyCounting counting() {
        return counting;
    }

    /** A pack with what its page shows beside the study: the paper, the layer of the map, the other outcomes. */
    StudyPack forPage(StudyPack pack) {
        StudyText.Entry paper = text.find("paper");
        StudyText.Entry context = text.find("context");
        StudyPack on = paper == null ? pack : pack.on(paper.oneOf(Arrays.asList(Paper.values()), JsonText::word));
        StudyPack made = context == null
                ? on.withContext(neighbours)
                : context.as(value -> on.withContext(neighbours.plus(MapLayer.read(files.file(context)))));
        List<ZoneCounts> also = counting.alsoCounted(
                isPlaced() ? zones() : null, pack.study().counts().coverage());
        return also.isEmpty() ? made : made.withAlsoCounted(also);
    }

    private Benchmark.@Nullable Kind benchmark() {
        StudyText.Entry entry = text.find("benchmark");
        return entry == null ? null : entry.oneOf(Arrays.asList(Benchmark.Kind.values()), JsonText::word);
    }

    /** A file that a person keeps to witness the day of a seal; psp keeps its name and hash and verifies nothing. */
    List<String> witness() {
        StudyText.Entry witness = text.find("witness");
        if (witness == null) {
            return List.of();
        }
        Path file = files.file(witness);
        return List.of("A witness to the day of the seal, kept by the author and not verified by psp: "
                + Texts.withoutControls(String.valueOf(file.getFileName())) + ", SHA-256 "
                + Texts.sha256(PackFile.read(file)) + ".");
    }

    SealedPlan plan(LocalDate on) {
        SealedPlan plan = new SealedPlan(
                on, counting.outcome(), operation(), new TreeMap<>(), benchmark(), Statement.RULES, null);
        return isPlaced() ? plan.withZones(zones()) : plan;
    }
}
