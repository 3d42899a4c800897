package psp.share;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import psp.core.ComparisonArea;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;

/** An operation in JSON. */
final class OperationJson {

    private OperationJson() {}

    static void write(JsonText json, Operation operation) throws IOException {
        json.object("operation", inner -> {
            inner.texts("focus", operation.focusZones());
            inner.objects("phases", operation.phases(), phase -> {
                inner.text("kind", JsonText.word(phase.kind()));
                inner.text("period", phase.period().toString());
                inner.text("label", phase.label());
            });
            inner.texts("rings", operation.rings());
            inner.object("comparison", area -> {
                area.texts("zones", operation.comparison().zones());
                area.truth("withRings", operation.comparison().withRings());
            });
            inner.text("city", operation.city());
            inner.texts("movedTo", operation.movedTo());
            inner.truth("chosenForBeingHigh", operation.wasChosenForBeingHigh());
        });
    }

    static Operation read(JsonNode parent) {
        JsonNode json = parent.get("operation");
        Operation operation = json.made(() -> {
            Operation focus = Operation.in(array(json.get("focus").texts()));
            for (JsonNode phase : json.get("phases").items()) {
                focus = focus.phase(new Phase(
                        phase.get("kind").oneOf(Arrays.asList(Phase.Kind.values())),
                        phase.get("period").as(Period::parse),
                        phase.get("label").text()));
            }
            return focus;
        });
        List<String> rings = json.get("rings").texts();
        List<String> movedTo = json.get("movedTo").texts();
        JsonNode area = json.get("comparison");
        JsonNode city = json.find("city");
        return json.made(() -> {
            Operation whole = operation.comparison(new ComparisonArea(
                    new TreeSet<>(area.get("zones").texts()),
                    area.get("withRings").truth()));
            whole = rings.isEmpty() ? whole : whole.ring(array(rings));
            whole = movedTo.isEmpty() ? whole : whole.movedTo(array(movedTo));
            whole = json.get("chosenForBeingHigh").truth() ? whole.chosenForBeingHigh() : whole;
            return city == null ? whole : whole.within(city.text());
        });
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
