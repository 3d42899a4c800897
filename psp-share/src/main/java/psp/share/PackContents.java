package psp.share;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.CountHeader;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Place;
import psp.core.RecordingBreak;
import psp.core.Statement;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.io.zone.GeoJson;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;
import psp.share.internal.text.Numbers;
import psp.stats.Study;

/** The files of a pack: made from a study, and a study made from them. */
final class PackContents {

    static final String SUMS = "SHA256SUMS";
    private static final String ANSWERS = "answers.json";
    private static final String ALSO = "also.csv";
    private static final String CONTEXT = "context.csv";
    private static final String COUNTS = "counts.csv";
    private static final String DONE = "what-we-did.csv";
    private static final String PLAN = "plan.json";
    private static final String QUALITY = "quality.json";
    private static final String README = "README.txt";
    private static final String RESULTS = "results.json";
    private static final String STATEMENT = "statement.txt";
    private static final String STUDY = "study.json";
    private static final String ZONES = "zones.geojson";
    /** All names that a pack may hold; every one but the optional must be there. */
    static final List<String> NAMES = List.of(
            README, SUMS, ALSO, ANSWERS, CONTEXT, COUNTS, PLAN, QUALITY, RESULTS, STATEMENT, STUDY, DONE, ZONES);

    private static final Set<String> OPTIONAL = Set.of(ALSO, CONTEXT, PLAN);

    /** A number of JSON that is no part of a text. */
    private static final Pattern NUMBER = Pattern.compile("(?<=[:\\[,] {0,99})-?[0-9][0-9.E+-]*(?=[,\\s\\]}])");

    /** A unit of the twelfth digit is at most this part of a number; where it is a tie, machines may differ by one. */
    private static final double UNIT = 1.1e-11;

    private static final int WIDTH = 100;
    private static final String NO_GROUND = Zone.named("none").version();

    private PackContents() {}

    // From a study.

    /** The study with numbers as a pack keeps them; the city's other zones stay, for they say how areas move there. */
    static Study own(Study study) {
        ZoneCounts counts = study.counts();
        CountHeader header = counts.header();
        TreeMap<String, CountHeader.Ground> grounds = new TreeMap<>();
        header.zones()
                .forEach((name, ground) -> grounds.put(
                        name,
                        new CountHeader.Ground(
                                ground.version(),
                                ground.squareMetres() == null ? null : (Double) Numbers.rounded(ground.squareMetres()),
                                ground.middle())));
        CountHeader kept = new CountHeader(
                header.outcome(),
                header.definition(),
                header.unit(),
                grounds,
                header.edgeRule(),
                header.clock(),
                header.asOf(),
                header.breaks());
        // What needs no rounding stays the table that it is, with all that was derived from it.
        ZoneCounts rounded = kept.equals(header)
                ? counts
                : ZoneCounts.ofRows(kept, counts.coverage(), counts.rows(), counts.notCounted());
        return like(study, study.operation(), rounded).withQuality(QualityJson.kept(study.quality()));
    }

    /** The counts over the zones that a study names. */
    static ZoneCounts named(Study study) {
        Operation operation = study.operation();
        Set<String> zones = new TreeSet<>(operation.focusZones());
        zones.addAll(operation.rings());
        zones.addAll(operation.comparison().zones());
        zones.addAll(operation.movedTo());
        if (operation.city() != null) {
            zones.add(operation.city());
        }
        study.counts().header().breaks().stream()
                .map(RecordingBreak::zone)
                .filter(Objects::nonNull)
                .forEach(zones::add);
        return study.counts().onlyZones(zones);
    }

    /** The same questions of other counts. */
    static Study like(Study study, Operation operation, ZoneCounts counts) {
        Study other = Study.of(operation, counts);
        other = study.sealedBenchmark().map(other::sealed).orElse(other);
        other = study.crossesBreaks() ? other.crossingBreaks() : other;
        return study.label().isEmpty() ? other : other.labelled(study.label());
    }

    /** The ground of a study's zones, by name alone where none is given. */
    static Zones zones(Study study, Zones ground) {
        List<Zone> own = new ArrayList<>();
        study.counts().header().zones().forEach((name, counted) -> {
            Zone zone = ground.contains(name) ? ground.get(name) : Zone.named(name);
            // A table already counted knows no ground; what is given with it is for the map.
            if (zone.boundary() != null
                    && !counted.version().equals(NO_GROUND)
                    && !zone.version().equals(counted.version())) {
                throw new IllegalArgumentException("The ground of '" + name + "' is version " + start(zone.version())
                        + ", but was counted in version " + start(counted.version()) + "; give the zones of the count");
            }
            own.add(zone.boundary() == null ? Zone.named(name) : Zone.of(name, zone.boundary()));
        });
        return Zones.of(own);
    }

    private static String start(String version) {
        return version.length() > 12 ? version.substring(0, 12) : version;
    }

    /** Refuses names that make two places one, and marks that let a text say something else than it holds. */
    static void checkTexts(StudyPack pack) {
        Set<String> names = new HashSet<>();
        for (Place place : pack.study().counts().places()) {
            if (!names.add(place.toString())) {
                throw new IllegalArgumentException(
                        "Two places are both called '" + place + "'; name the zones without" + " ' + '");
            }
        }
        Set<String> texts = new LinkedHashSet<>(pack.study().counts().zones());
        pack.study().operation().phases().forEach(phase -> texts.add(phase.label()));
        texts.add(pack.study().label());
        texts.add(pack.study().counts().header().outcome());
        texts.add(pack.study().counts().header().definition());
        texts.addAll(pack.study().counts().notCounted().keySet());
        pack.study().counts().header().breaks().forEach(change -> texts.add(change.what()));
        pack.study().quality().proposedBreaks().forEach(change -> texts.add(change.what()));
        texts.addAll(pack.study().quality().heaping());
        pack.deeds().forEach(deed -> texts.addAll(List.of(deed.units(), deed.partners(), deed.tactics(), deed.note())));
        pack.plan()
                .ifPresent(plan ->
                        texts.addAll(List.of(plan.outcome(), plan.operation().toString(), plan.rules())));
        pack.intake().ifPresent(rows -> {
            texts.add(rows.source());
            texts.addAll(rows.setAside().keySet());
        });
        texts.addAll(pack.remarks());
        pack.context().lines().forEach(line -> texts.add(line.name()));
        pack.alsoCounted().forEach(table -> {
            texts.add(table.header().outcome());
            texts.add(table.header().definition());
        });
        texts.forEach(PackContents::refuseMarks);
    }

    private static void refuseMarks(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069' || c == '\u2028' || c == '\u2029') {
                throw new IllegalArgumentException(String.format(
                        java.util.Locale.ROOT,
                        "The text '%s' holds the mark U+%04X," + " which turns or breaks what is read; leave it out",
                        text.replace(c, '?'),
                        (int) c));
            }
        }
    }

    static SortedMap<String, byte[]> files(StudyPack pack) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put(README, Texts.utf8(Readme.text(pack)));
        files.put(ANSWERS, JsonText.of(pack.answers().data()));
        files.put(
                COUNTS,
                pack.study().counts().derived(CountsText.class, CountsText::of).bytes());
        files.put(
                QUALITY, QualityJson.write(pack.study().quality(), pack.intake().orElse(null)));
        files.put(RESULTS, ResultsJson.write(pack.figures()));
        files.put(STATEMENT, Texts.utf8(statement(pack)));
        files.put(STUDY, StudyJson.write(pack));
        files.put(DONE, ActivityEntry.write(pack.deeds()));
        files.put(ZONES, GeoJson.toBytes(pack.zones()));
        pack.plan().ifPresent(plan -> files.put(PLAN, plan.toBytes()));
        if (!pack.alsoCounted().isEmpty()) {
            files.put(ALSO, AlsoCounted.write(pack.alsoCounted()));
        }
        if (!pack.context().isEmpty()) {
            files.put(CONTEXT, MapLayerFile.write(pack.context()));
        }
        files.put(SUMS, sums(files));
        return files;
    }

    private static String statement(StudyPack pack) {
        Statement said = pack.statement();
        StringBuilder text = new StringBuilder(said.wrapped(WIDTH)).append('\n');
        if (!said.doubts().isEmpty()) {
            text.append('\n')
                    .append(String.join("\n", Phrases.wrapped(said.notAnswered(), WIDTH)))
                    .append('\n');
        }
        text.append('\n').append(said.rules()).append('\n');
        pack.plan()
                .ifPresent(plan ->
                        text.append('\n').append(plan.sentence(pack.study())).append('\n'));
        pack.remarks().forEach(remark -> text.append('\n').append(remark).append('\n'));
        return text.toString();
    }

    /** As the common tools write and check them. */
    private static byte[] sums(SortedMap<String, byte[]> files) {
        StringBuilder text = new StringBuilder();
        files.forEach((name, bytes) -> text.append(name.equals(SUMS) ? "" : Texts.sha256(bytes) + "  " + name + "\n"));
        return Texts.utf8(text.toString());
    }

    // From files.

    static byte[] file(SortedMap<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** The files whose sum is not the one in the list of sums, and those that are missing. */
    static List<Mismatch> changed(SortedMap<String, byte[]> files, String label) {
        for (String name : NAMES) {
            if (!files.containsKey(name) && !OPTIONAL.contains(name)) {
                throw DataException.inFile(label, "holds no '" + name + "'; a pack has " + NAMES);
            }
        }
        List<String> said =
                new String(file(files, SUMS), StandardCharsets.UTF_8).lines().toList();
        List<String> are =
                new String(sums(files), StandardCharsets.UTF_8).lines().toList();
        List<Mismatch> changed = new ArrayList<>();
        for (String line : are) {
            String name = line.substring(line.indexOf("  ") + 2);
            if (!said.contains(line)) {
                String sum = said.stream()
                        .filter(other -> other.endsWith("  " + name))
                        .findFirst()
                        .orElse("no sum");
                changed.add(new Mismatch(
                        name, "SHA-256", sum.replace("  " + name, ""), line.substring(0, line.indexOf("  "))));
            }
        }
        if (changed.isEmpty() && !said.equals(are)) {
            changed.add(new Mismatch(SUMS, "lines", Integer.toString(said.size()), Integer.toString(are.size())));
        }
        return changed;
    }

    static StudyPack read(SortedMap<String, byte[]> files) {
        JsonNode json = JsonNode.parse(file(files, STUDY), STUDY);
        StudyJson.checkSchema(json, STUDY);
        ZoneCounts counts = CountsText.read(file(files, COUNTS), COUNTS, json);
        PackKind kind = StudyJson.kind(json);
        if (kind == PackKind.PUBLIC) {
            PublicCells.check(counts, COUNTS);
        }
        Study study = StudyJson.study(json, counts, QualityJson.read(file(files, QUALITY), QUALITY));
        byte @Nullable [] plan = files.get(PLAN);
        SealedPlan sealed = plan == null ? null : SealedPlan.parse(plan, PLAN);
        return json.made(() -> new StudyPack(
                kind,
                json.get("psp").text(),
                study.answers(),
                QualityJson.intake(file(files, QUALITY), QUALITY),
                GeoJson.ofBytes(file(files, ZONES), ZONES),
                ActivityEntry.parse(file(files, DONE), DONE),
                sealed,
                json.get("remarks").texts(),
                extras(files, json, study),
                files));
    }

    private static PageExtras extras(SortedMap<String, byte[]> files, JsonNode json, Study study) {
        byte @Nullable [] also = files.get(ALSO);
        byte @Nullable [] context = files.get(CONTEXT);
        return new PageExtras(
                StudyJson.paper(json),
                context == null ? MapLayer.NONE : MapLayerFile.parse(context, CONTEXT),
                also == null ? List.of() : AlsoCounted.read(also, ALSO, json, study));
    }

    /** What the files say otherwise than they are when made again from what was read. */
    static List<Mismatch> differences(StudyPack pack, SortedMap<String, byte[]> files) {
        List<Mismatch> all = new ArrayList<>(ResultsJson.differences(file(files, RESULTS), RESULTS, pack.figures()));
        pack.study().counts().header().zones().forEach((name, ground) -> {
            String version =
                    pack.zones().contains(name) ? pack.zones().get(name).version() : "not there";
            if (!version.equals(ground.version())
                    && !version.equals(NO_GROUND)
                    && !ground.version().equals(NO_GROUND)) {
                all.add(new Mismatch(ZONES, "the ground of " + name, start(version), start(ground.version())));
            }
        });
        SortedMap<String, byte[]> again = files(pack);
        for (String name : again.keySet()) {
            boolean other = name.equals(README) && !pack.psp().equals(Version.TEXT);
            if (!other
                    && !name.equals(RESULTS)
                    && !name.equals(SUMS)
                    && files.containsKey(name)
                    && !Arrays.equals(files.get(name), again.get(name))
                    && !(name.equals(ANSWERS) && sameNumbers(file(files, name), file(again, name)))) {
                all.add(line(name, file(files, name), file(again, name)));
            }
        }
        if (all.isEmpty()
                && pack.psp().equals(Version.TEXT)
                && !sameFigures(file(files, RESULTS), file(again, RESULTS))) {
            all.add(line(RESULTS, file(files, RESULTS), file(again, RESULTS)));
        }
        return List.copyOf(all);
    }

    /** Whether two files of answers are the same text with the same numbers, each to a unit of its twelfth digit. */
    private static boolean sameNumbers(byte[] one, byte[] other) {
        String said = new String(one, StandardCharsets.UTF_8);
        String again = new String(other, StandardCharsets.UTF_8);
        if (!NUMBER.matcher(said).replaceAll("#").equals(NUMBER.matcher(again).replaceAll("#"))) {
            return false;
        }
        List<String> numbers =
                NUMBER.matcher(said).results().map(MatchResult::group).toList();
        List<String> others =
                NUMBER.matcher(again).results().map(MatchResult::group).toList();
        return IntStream.range(0, numbers.size())
                .allMatch(i -> numbers.get(i).equals(others.get(i))
                        || near(Double.parseDouble(numbers.get(i)), Double.parseDouble(others.get(i))));
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= UNIT * Math.abs(other);
    }

    /** Whether two files of results differ at most in the digits of numbers, which were compared one by one. */
    private static boolean sameFigures(byte[] one, byte[] other) {
        return digitless(one).equals(digitless(other));
    }

    private static String digitless(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).replaceAll("(\"(?:number|from|to)\" : )-?[0-9.E+-]+", "$1");
    }

    private static Mismatch line(String name, byte[] said, byte[] again) {
        List<String> one = new String(said, StandardCharsets.UTF_8).lines().toList();
        List<String> two = new String(again, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
            String left = i < one.size() ? one.get(i) : "nothing";
            String right = i < two.size() ? two.get(i) : "nothing";
            if (!left.equals(right)) {
                return new Mismatch(name, "line " + (i + 1), left.strip(), right.strip());
            }
        }
        return new Mismatch(name, "line ends", "others", "line feeds");
    }
}
