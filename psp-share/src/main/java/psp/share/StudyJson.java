package psp.share;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.DataQuality;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Place;
import psp.core.Position;
import psp.core.RecordingBreak;
import psp.core.Unit;
import psp.core.ZoneCounts;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;
import psp.stats.Study;

/** Everything of a study but its counts, as {@code study.json}. */
final class StudyJson {

    private static final String WHAT = "psp study pack";

    private StudyJson() {}

    static byte[] write(StudyPack pack) {
        Study study = pack.study();
        CountHeader header = study.counts().header();
        Coverage coverage = study.counts().coverage();
        return JsonText.object(json -> {
            json.text("what", WHAT);
            json.whole("schema", StudyPack.SCHEMA);
            json.text("kind", JsonText.word(pack.kind()));
            json.text("psp", pack.psp());
            json.text("label", study.label());
            json.object("outcome", outcome -> {
                outcome.text("name", header.outcome());
                outcome.text("definition", header.definition());
                outcome.text("unit", JsonText.word(header.unit()));
            });
            json.text("asOf", header.asOf() == null ? null : header.asOf().toString());
            json.text("edgeRule", header.edgeRule());
            json.text("clock", header.clock());
            json.objects("zones", header.zones().entrySet(), zone -> {
                json.text("name", zone.getKey());
                json.text("version", zone.getValue().version());
                json.number("squareMetres", zone.getValue().squareMetres());
                Position middle = zone.getValue().middle();
                if (middle != null) {
                    json.object("middle", at -> {
                        at.number("longitude", middle.longitude());
                        at.number("latitude", middle.latitude());
                    });
                }
            });
            json.objects("places", study.counts().places(), place -> {
                json.text("name", place.toString());
                json.texts("zones", place.zones());
                json.truth("located", place.located());
            });
            json.object("covered", days -> {
                days.text("kind", JsonText.word(coverage.kind()));
                days.texts(
                        "periods",
                        coverage.periods().stream().map(Period::toString).toList());
            });
            breaks(json, "breaks", header.breaks());
            OperationJson.write(json, study.operation());
            Rules.write(json, study.sealedBenchmark(), study.crossesBreaks());
            // No figure of a study is drawn at random; the place for a seed is kept for one that would be.
            json.text("seed", null);
            json.objects("notCounted", study.counts().notCounted().entrySet(), reason -> {
                json.text("reason", reason.getKey());
                json.whole("incidents", reason.getValue());
            });
            json.texts("remarks", pack.remarks());
            AlsoCounted.define(json, pack.alsoCounted());
            if (pack.paper() != Paper.LETTER) {
                json.text("paper", JsonText.word(pack.paper()));
            }
        });
    }

    static void breaks(JsonText json, String name, List<RecordingBreak> breaks) throws IOException {
        json.objects(name, breaks, change -> {
            json.text("day", change.day().toString());
            json.text("zone", change.zone());
            json.text("what", change.what());
        });
    }

    static List<RecordingBreak> breaks(JsonNode json) {
        return json.items().stream()
                .map(change -> change.made(() -> new RecordingBreak(
                        change.get("day").as(LocalDate::parse),
                        Optional.ofNullable(change.find("zone"))
                                .map(JsonNode::text)
                                .orElse(null),
                        change.get("what").text())))
                .toList();
    }

    /** Refuses what is no pack, or of a schema that this psp does not know, naming the psp that reads it. */
    static void checkSchema(JsonNode json, String file) {
        if (!json.get("what").text().equals(WHAT)) {
            throw json.get("what").problem("is '" + json.get("what").text() + "', not '" + WHAT + "'");
        }
        long schema = json.get("schema").whole();
        if (schema != StudyPack.SCHEMA) {
            throw DataException.inFile(
                    file,
                    "is of schema " + schema + ", written by psp "
                            + json.get("psp").text()
                            + "; this is psp " + Version.TEXT + ", which reads schema " + StudyPack.SCHEMA
                            + ". Take psp "
                            + json.get("psp").text() + (schema > StudyPack.SCHEMA ? " or later" : ""));
        }
    }

    static PackKind kind(JsonNode json) {
        return json.get("kind").oneOf(Arrays.asList(PackKind.values()));
    }

    /** The paper of the page; US Letter where nothing is said. */
    static Paper paper(JsonNode json) {
        JsonNode paper = json.find("paper");
        return paper == null ? Paper.LETTER : paper.oneOf(Arrays.asList(Paper.values()));
    }

    static CountHeader header(JsonNode json) {
        JsonNode outcome = json.get("outcome");
        TreeMap<String, CountHeader.Ground> zones = new TreeMap<>();
        for (JsonNode zone : json.get("zones").items()) {
            zone.made(() -> zones.put(
                    zone.get("name").text(),
                    new CountHeader.Ground(
                            zone.get("version").text(),
                            Optional.ofNullable(zone.find("squareMetres"))
                                    .map(JsonNode::number)
                                    .orElse(null),
                            Optional.ofNullable(zone.find("middle"))
                                    .map(at -> Position.of(
                                            at.get("longitude").number(),
                                            at.get("latitude").number()))
                                    .orElse(null))));
        }
        return json.made(() -> new CountHeader(
                outcome.get("name").text(),
                outcome.get("definition").text(),
                outcome.get("unit").oneOf(Arrays.asList(Unit.values())),
                zones,
                json.get("edgeRule").text(),
                json.get("clock").text(),
                Optional.ofNullable(json.find("asOf")).map(QualityJson::day).orElse(null),
                breaks(json.get("breaks"))));
    }

    static Coverage coverage(JsonNode json) {
        JsonNode covered = json.get("covered");
        return covered.made(() -> new Coverage(
                covered.get("kind").oneOf(Arrays.asList(Coverage.Kind.values())),
                covered.get("periods").items().stream()
                        .map(period -> period.as(Period::parse))
                        .toList()));
    }

    /** The places by the name under which counts.csv has them. */
    static SortedMap<String, Place> places(JsonNode json) {
        TreeMap<String, Place> places = new TreeMap<>();
        for (JsonNode place : json.get("places").items()) {
            Place known = place.made(() ->
                    place.get("located").truth() ? Place.in(place.get("zones").texts()) : Place.NO_POSITION);
            if (places.put(place.get("name").text(), known) != null) {
                throw place.problem("is there twice: '" + place.get("name").text() + "'");
            }
        }
        return Collections.unmodifiableSortedMap(places);
    }

    static SortedMap<String, Long> notCounted(JsonNode json) {
        TreeMap<String, Long> reasons = new TreeMap<>();
        json.get("notCounted")
                .items()
                .forEach(reason -> reasons.put(
                        reason.get("reason").text(), reason.get("incidents").whole()));
        return reasons;
    }

    static Study study(JsonNode json, ZoneCounts counts, DataQuality quality) {
        Operation operation = OperationJson.read(json);
        String label = json.get("label").text();
        return json.made(() -> {
            Study study = Rules.read(json, Study.of(operation, counts)).withQuality(quality);
            return label.isEmpty() ? study : study.labelled(label);
        });
    }
}
