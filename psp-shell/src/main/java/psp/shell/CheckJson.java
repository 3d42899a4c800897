package psp.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.DataQuality;
import psp.core.Intake;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.io.FileCheck;
import psp.io.Guess;

/** A check as one JSON object; numbers of rows are whole numbers. */
final class CheckJson {

    private CheckJson() {}

    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static String object(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    /** Nothing could be read to its end: no row is claimed. */
    static String failed(Path file, String problem) {
        return object(json -> {
            json.writeStringField("file", String.valueOf(file.getFileName()));
            json.writeNumberField("read", 0);
            json.writeNumberField("kept", 0);
            json.writeObjectFieldStart("setAside");
            json.writeEndObject();
            json.writeNumberField("noPosition", 0);
            json.writeStringField("error", problem);
        });
    }

    static String of(FileCheck check, @Nullable String columns) {
        return object(json -> {
            Intake intake = check.intake();
            json.writeStringField("file", intake.source());
            json.writeNumberField("read", intake.read());
            json.writeNumberField("kept", intake.kept());
            json.writeObjectFieldStart("setAside");
            for (String reason : intake.setAside().keySet()) {
                json.writeNumberField(reason, intake.setAside().get(reason).count());
            }
            json.writeEndObject();
            json.writeNumberField("noPosition", intake.withoutPosition());
            json.writeNumberField("repeatedIds", check.repeatedIds());
            Period span = check.span();
            if (span != null) {
                json.writeStringField("from", span.start().toString());
                json.writeStringField("to", span.lastDay().toString());
            }
            strings(json, "notes", intake.notes());
            json.writeStringField("columns", columns != null ? columns : "guessed");
            Guess guess = check.guess();
            if (guess != null) {
                json.writeObjectFieldStart("guess");
                json.writeStringField("feed", guess.feed());
                json.writeStringField("columns", guess.columns().toString());
                strings(json, "reasons", guess.reasons());
                strings(json, "doubts", guess.doubts());
                json.writeEndObject();
            }
            quality(json, check.quality());
        });
    }

    private static void quality(JsonGenerator json, DataQuality quality) throws IOException {
        json.writeObjectFieldStart("quality");
        if (quality.midnight() != null) {
            json.writeNumberField("midnightShare", quality.midnight());
        }
        DataQuality.ReportLag lag = quality.lag();
        if (lag != null) {
            json.writeNumberField("medianLagDays", Math.round(lag.medianDays()));
            json.writeNumberField("lag95Days", Math.round(lag.p95Days()));
            json.writeNumberField("reportedBeforeOccurrence", lag.beforeOccurrence());
        }
        if (quality.precisionMetres() != null) {
            json.writeNumberField("precisionMetres", quality.precisionMetres());
        }
        strings(json, "heaping", quality.heaping());
        json.writeArrayFieldStart("likelyDefaultPositions");
        for (DataQuality.PileUp pile : quality.pileUps()) {
            if (pile.likelyDefault()) {
                json.writeStartObject();
                json.writeNumberField("longitude", pile.position().longitude());
                json.writeNumberField("latitude", pile.position().latitude());
                json.writeNumberField("incidents", pile.incidents());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        strings(
                json,
                "possibleRecordingBreaks",
                quality.proposedBreaks().stream().map(RecordingBreak::toString).toList());
        json.writeEndObject();
    }

    static void strings(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
