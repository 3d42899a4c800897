package psp.share;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Statement;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.io.WholeFile;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;
import psp.stats.Benchmark;
import psp.stats.Study;

/**
 * What was fixed beforehand: operation, outcome, ground and rules, sealed on a day before the data were there.
 *
 * <p>The seal is the SHA-256 of the plan's text. It proves what was planned, not when: hand the 64 digits to somebody
 * outside on that day. A later pack holds the plan and says what changed since.
 *
 * @param sealedOn the day
 * @param outcome what shall be counted, in the words of the later table
 * @param operation what shall be done, where and when
 * @param zones the version of each zone's ground, by name; empty where the ground was not fixed
 * @param benchmark the benchmark that shall decide alone; null where what the level in the city leads one to expect decides
 * @param rules the version of the rules of judgement
 * @param seen the counts that lay beside it as it was sealed; null where there were none
 */
public record SealedPlan(
        LocalDate sealedOn,
        String outcome,
        Operation operation,
        SortedMap<String, String> zones,
        Benchmark.@Nullable Kind benchmark,
        String rules,
        @Nullable CountsSeen seen)
        implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String WHAT = "psp plan fixed beforehand";
    private static final int SCHEMA = 1;

    /**
     * A plan.
     *
     * @param sealedOn the day
     * @param outcome what shall be counted, in the words of the later table
     * @param operation what shall be done, where and when
     * @param zones the version of each zone's ground, by name; empty where the ground was not fixed
     * @param benchmark the benchmark that shall decide alone; null where what the level in the city leads one to expect
     *     decides
     * @param rules the version of the rules of judgement
     * @param seen the counts that lay beside it as it was sealed; null where there were none
     * @throws IllegalArgumentException if the outcome has no name, or the operation's zones have different dates
     */
    public SealedPlan(
            LocalDate sealedOn,
            String outcome,
            Operation operation,
            SortedMap<String, String> zones,
            Benchmark.@Nullable Kind benchmark,
            String rules,
            @Nullable CountsSeen seen) {
        this.sealedOn = Objects.requireNonNull(sealedOn, "sealedOn");
        this.outcome = Texts.name(outcome, "outcome's name");
        this.operation = Objects.requireNonNull(operation, "operation");
        if (!operation.sameDates()) {
            throw new IllegalArgumentException("The focus zones " + operation.focusZones()
                    + " have different dates; seal a plan for each of them");
        }
        this.zones = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(zones, "zones")));
        this.benchmark = benchmark;
        this.rules = Objects.requireNonNull(rules, "rules");
        this.seen = seen;
        if (seen != null && sealedOn.isBefore(seen.lastDay())) {
            throw new IllegalArgumentException("The day " + sealedOn + " is before " + seen.lastDay()
                    + ", the last day counted in " + seen.file()
                    + ", which lies beside the plan: what is known cannot be planned. Give the day of today");
        }
    }

    /**
     * {@return a plan by the present rules, its ground not fixed and no benchmark chosen}
     *
     * @param sealedOn the day
     * @param outcome what shall be counted, in the words of the later table
     * @param operation what shall be done, where and when
     */
    public static SealedPlan of(LocalDate sealedOn, String outcome, Operation operation) {
        return new SealedPlan(sealedOn, outcome, operation, new TreeMap<>(), null, Statement.RULES, null);
    }

    /**
     * {@return the same with the ground of some zones fixed}
     *
     * @param ground the zones; their versions are kept, not their outlines
     */
    public SealedPlan withZones(Zones ground) {
        TreeMap<String, String> versions = new TreeMap<>();
        Objects.requireNonNull(ground, "ground").forEach(zone -> versions.put(zone.name(), zone.version()));
        return new SealedPlan(sealedOn, outcome, operation, versions, benchmark, rules, seen);
    }

    /**
     * {@return the same with the benchmark that shall decide alone}
     *
     * @param kind the benchmark
     */
    public SealedPlan withBenchmark(Benchmark.Kind kind) {
        return new SealedPlan(sealedOn, outcome, operation, zones, Objects.requireNonNull(kind, "kind"), rules, seen);
    }

    /**
     * The counts that lay beside the plan as it was sealed.
     *
     * @param file the file's name
     * @param sha256 the hash of its bytes
     * @param lastDay the last day that it counts
     */
    public record CountsSeen(String file, String sha256, LocalDate lastDay) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Counts seen.
         *
         * @param file the file's name
         * @param sha256 the hash of its bytes
         * @param lastDay the last day that it counts
         */
        public CountsSeen {
            file = Texts.name(file, "file's name");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(lastDay, "lastDay");
        }
    }

    /**
     * {@return the same with the counts that lay beside it}
     *
     * @param counts the days and the hash of the counts that were there
     */
    public SealedPlan withCountsSeen(CountsSeen counts) {
        return new SealedPlan(
                sealedOn, outcome, operation, zones, benchmark, rules, Objects.requireNonNull(counts, "counts"));
    }

    /**
     * {@return whether its benchmark decides: not where counts of the operation's own days were there already, for these can have
     * been looked at}
     */
    public boolean decides() {
        return seen == null
                || operation.phases().stream()
                        .filter(phase -> phase.kind() == psp.core.Phase.Kind.ACTIVE)
                        .allMatch(
                                phase -> seen.lastDay().isBefore(phase.period().start()));
    }

    /** {@return the text that is sealed: JSON, the same bytes on every machine} */
    public byte[] toBytes() {
        return JsonText.object(json -> {
            json.text("what", WHAT);
            json.whole("schema", SCHEMA);
            json.text("sealedOn", sealedOn.toString());
            json.text("outcome", outcome);
            OperationJson.write(json, operation);
            json.objects("zones", zones.entrySet(), zone -> {
                json.text("name", zone.getKey());
                json.text("version", zone.getValue());
            });
            json.text("sealedBenchmark", benchmark == null ? null : JsonText.word(benchmark));
            json.text("rules", rules);
            if (seen != null) {
                json.text("countsSeen", seen.file());
                json.text("countsSeenHash", seen.sha256());
                json.text("countsSeenTo", seen.lastDay().toString());
            }
        });
    }

    /** {@return the seal: the SHA-256 of {@link #toBytes}, 64 hexadecimal digits} */
    public String seal() {
        return Texts.sha256(toBytes());
    }

    /**
     * Writes the text.
     *
     * @param file never replaced: a seal is made once
     * @throws IllegalArgumentException if the file is there
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        if (Files.exists(Objects.requireNonNull(file, "file"))) {
            throw new IllegalArgumentException("The plan " + file.getFileName()
                    + " was sealed before and is not replaced;" + " keep it, and let the pack say what changed since");
        }
        WholeFile.write(file, toBytes());
    }

    /**
     * Reads a sealed plan.
     *
     * @param file a file that {@link #write} made
     * @return the plan
     * @throws DataException if it is no plan, or not in the one form that was sealed
     * @throws UncheckedIOException if it cannot be read
     */
    public static SealedPlan read(Path file) {
        return parse(PackFile.read(file), String.valueOf(file.getFileName()));
    }

    static SealedPlan parse(byte[] bytes, String file) {
        JsonNode json = JsonNode.parse(bytes, file);
        if (!json.get("what").text().equals(WHAT) || json.get("schema").whole() != SCHEMA) {
            throw DataException.inFile(
                    file,
                    "is no plan that this psp reads: " + json.get("what").text() + ", schema "
                            + json.get("schema").whole());
        }
        TreeMap<String, String> zones = new TreeMap<>();
        json.get("zones")
                .items()
                .forEach(zone ->
                        zones.put(zone.get("name").text(), zone.get("version").text()));
        SealedPlan plan = json.made(() -> new SealedPlan(
                json.get("sealedOn").as(LocalDate::parse),
                json.get("outcome").text(),
                OperationJson.read(json),
                zones,
                Rules.sealed(json).orElse(null),
                json.get("rules").text(),
                json.find("countsSeen") != null
                        ? new CountsSeen(
                                json.get("countsSeen").text(),
                                json.get("countsSeenHash").text(),
                                json.get("countsSeenTo").as(LocalDate::parse))
                        : null));
        if (!java.util.Arrays.equals(plan.toBytes(), bytes)) {
            throw DataException.inFile(file, "was changed after it was sealed: it is not in the form that psp writes");
        }
        return plan;
    }

    /**
     * {@return what a study does otherwise than was planned, in words; empty where nothing changed}
     *
     * @param study the study that was planned
     */
    public List<String> changes(Study study) {
        List<String> changes = new ArrayList<>();
        Operation now = Objects.requireNonNull(study, "study").operation();
        change(changes, "the outcome", outcome, study.counts().header().outcome());
        change(changes, "the focus", operation.focusZones(), now.focusZones());
        int phases = Math.max(operation.phases().size(), now.phases().size());
        for (int i = 0; i < phases; i++) {
            change(
                    changes,
                    "phase " + (i + 1),
                    i < operation.phases().size() ? operation.phases().get(i) : "none",
                    i < now.phases().size() ? now.phases().get(i) : "none");
        }
        change(changes, "the rings", operation.rings(), now.rings());
        change(changes, "the comparison", operation.comparison(), now.comparison());
        change(changes, "the city", String.valueOf(operation.city()), String.valueOf(now.city()));
        change(changes, "where the officers went next", operation.movedTo(), now.movedTo());
        change(
                changes,
                "whether the focus was chosen for being high",
                operation.wasChosenForBeingHigh() ? "yes" : "no",
                now.wasChosenForBeingHigh() ? "yes" : "no");
        zones.forEach((zone, version) -> change(
                changes,
                "the ground of " + zone,
                version,
                Optional.ofNullable(study.counts().header().zones().get(zone))
                        .map(g -> g.version())
                        .orElse("not counted")));
        change(
                changes,
                "the benchmark",
                benchmark == null ? "none" : JsonText.word(benchmark),
                study.sealedBenchmark().map(JsonText::word).orElse("none"));
        change(changes, "the rules", rules, Statement.RULES);
        return List.copyOf(changes);
    }

    private static void change(List<String> changes, String what, Object planned, Object now) {
        if (!planned.toString().equals(now.toString())) {
            changes.add(what + ": planned " + planned + ", now " + now);
        }
    }

    /**
     * {@return the sentence of a pack that holds this plan}
     *
     * @param study the study that was planned
     */
    public String sentence(Study study) {
        List<String> changes = changes(study);
        boolean late = study.operation().phases().stream()
                .anyMatch(phase -> phase.kind() == psp.core.Phase.Kind.ACTIVE
                        && !sealedOn.isBefore(phase.period().start()));
        return "Fixed beforehand on " + sealedOn + ", a day stated, not proven (seal " + seal().substring(0, 16) + "…)"
                + (seen == null ? "" : ", beside counts to " + seen.lastDay())
                + (decides() ? "" : ", so that its benchmark does not decide")
                + (late ? ", which is not before the operation began" : "") + ": "
                + (changes.isEmpty() ? "nothing changed since." : "changed since: " + String.join("; ", changes) + ".");
    }

    /** Returns the day, the start of the seal and the operation. */
    @Override
    public String toString() {
        return "sealed " + sealedOn + ", " + seal().substring(0, 16) + "…: " + outcome + " " + operation;
    }
}
