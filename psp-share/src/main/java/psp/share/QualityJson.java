package psp.share;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.DataQuality;
import psp.core.Intake;
import psp.core.Period;
import psp.core.Position;
import psp.core.RecordingBreak;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;
import psp.share.internal.text.Numbers;

/** What the file could bear, as {@code quality.json}: what touches the answers, and no address. */
final class QualityJson {

    private QualityJson() {}

    /**
     * What of the quality a pack keeps: numbers to 12 digits; of recurring coordinates only those that look like a
     * stand-in, for a busy address is somebody's.
     */
    static DataQuality kept(DataQuality quality) {
        DataQuality.ReportLag lag = quality.lag();
        return new DataQuality(
                quality.located(),
                rounded(quality.midnight()),
                lag == null
                        ? null
                        : new DataQuality.ReportLag(
                                Numbers.rounded(lag.medianDays()),
                                Numbers.rounded(lag.p95Days()),
                                lag.beforeOccurrence()),
                quality.pileUps().stream()
                        .filter(DataQuality.PileUp::likelyDefault)
                        .map(pile -> new DataQuality.PileUp(
                                Position.of(
                                        Numbers.rounded(pile.position().longitude()),
                                        Numbers.rounded(pile.position().latitude())),
                                pile.incidents(),
                                true))
                        .toList(),
                rounded(quality.precisionMetres()),
                quality.heaping(),
                quality.proposedBreaks());
    }

    /** What of the quality may be public: nothing from which a count could be had. */
    static DataQuality published(DataQuality quality) {
        return new DataQuality(
                List.of(),
                null,
                null,
                List.of(),
                rounded(quality.precisionMetres()),
                List.of(),
                quality.proposedBreaks().stream()
                        .map(jump -> new RecordingBreak(jump.day(), jump.zone(), "a jump of the counts"))
                        .toList());
    }

    /** The numbers of an account; what may hold a value of the file is left out. */
    static Intake kept(Intake intake) {
        TreeMap<String, Intake.SetAside> reasons = new TreeMap<>();
        intake.setAside().forEach((reason, rows) -> reasons.put(reason, new Intake.SetAside(rows.count(), List.of())));
        return new Intake(
                intake.source(),
                intake.read(),
                intake.kept(),
                reasons,
                intake.withoutPosition(),
                intake.ids(),
                List.of());
    }

    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null ? null : (Double) Numbers.rounded(number);
    }

    static byte[] write(DataQuality quality, @Nullable Intake intake) {
        return JsonText.rows(json -> {
            json.objects("rows", intake == null ? List.of() : List.of(intake), rows -> {
                json.text("source", rows.source());
                json.whole("read", rows.read());
                json.whole("kept", rows.kept());
                json.whole("withoutPosition", rows.withoutPosition());
                json.truth("idsChecked", rows.ids() == Intake.Ids.CHECKED);
                json.objects("setAside", rows.setAside().entrySet(), reason -> {
                    json.text("reason", reason.getKey());
                    json.whole("rows", reason.getValue().count());
                });
            });
            json.objects("located", quality.located(), part -> {
                json.text("period", part.period().toString());
                json.whole("incidents", part.incidents());
                json.whole("withPosition", part.withPosition());
            });
            json.number("midnightShare", quality.midnight());
            DataQuality.ReportLag lag = quality.lag();
            json.objects("reportLag", lag == null ? List.of() : List.of(lag), days -> {
                json.number("medianDays", days.medianDays());
                json.number("p95Days", days.p95Days());
                json.whole("beforeOccurrence", days.beforeOccurrence());
            });
            json.objects("standIns", quality.pileUps(), pile -> {
                json.number("longitude", pile.position().longitude());
                json.number("latitude", pile.position().latitude());
                json.whole("incidents", pile.incidents());
            });
            json.number("precisionMetres", quality.precisionMetres());
            json.texts("heaping", quality.heaping());
            StudyJson.breaks(json, "proposedBreaks", quality.proposedBreaks());
        });
    }

    static DataQuality read(byte[] bytes, String file) {
        JsonNode json = JsonNode.parse(bytes, file);
        List<JsonNode> lag = json.get("reportLag").items();
        return json.made(() -> new DataQuality(
                json.get("located").items().stream()
                        .map(part -> new DataQuality.LocatedShare(
                                part.get("period").as(Period::parse),
                                part.get("incidents").whole(),
                                part.get("withPosition").whole()))
                        .toList(),
                number(json, "midnightShare"),
                lag.isEmpty()
                        ? null
                        : new DataQuality.ReportLag(
                                lag.get(0).get("medianDays").number(),
                                lag.get(0).get("p95Days").number(),
                                lag.get(0).get("beforeOccurrence").whole()),
                json.get("standIns").items().stream()
                        .map(pile -> new DataQuality.PileUp(
                                Position.of(
                                        pile.get("longitude").number(),
                                        pile.get("latitude").number()),
                                pile.get("incidents").whole(),
                                true))
                        .toList(),
                number(json, "precisionMetres"),
                json.get("heaping").texts(),
                StudyJson.breaks(json.get("proposedBreaks"))));
    }

    static @Nullable Intake intake(byte[] bytes, String file) {
        List<JsonNode> all = JsonNode.parse(bytes, file).get("rows").items();
        if (all.isEmpty()) {
            return null;
        }
        JsonNode rows = all.get(0);
        TreeMap<String, Intake.SetAside> reasons = new TreeMap<>();
        rows.get("setAside")
                .items()
                .forEach(reason -> reason.made(() -> reasons.put(
                        reason.get("reason").text(),
                        new Intake.SetAside(reason.get("rows").whole(), List.of()))));
        return rows.made(() -> new Intake(
                rows.get("source").text(),
                rows.get("read").whole(),
                rows.get("kept").whole(),
                reasons,
                rows.get("withoutPosition").whole(),
                rows.get("idsChecked").truth() ? Intake.Ids.CHECKED : Intake.Ids.NOT_CHECKED,
                List.of()));
    }

    private static @Nullable Double number(JsonNode json, String name) {
        return Optional.ofNullable(json.find(name)).map(JsonNode::number).orElse(null);
    }

    static LocalDate day(JsonNode json) {
        return json.as(LocalDate::parse);
    }
}
