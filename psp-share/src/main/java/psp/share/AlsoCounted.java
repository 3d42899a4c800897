package psp.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import psp.core.CountHeader;
import psp.core.DataException;
import psp.core.Period;
import psp.core.Place;
import psp.core.Unit;
import psp.core.ZoneCounts;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;
import psp.stats.Study;

/** Counts of other outcomes in the focus: their definitions in {@code study.json}, their counts above zero in {@code also.csv}. */
final class AlsoCounted {

    private static final String NAME = "alsoCounted";
    private static final List<String> HEADER = List.of("outcome", "place", "period", "count");

    private AlsoCounted() {}

    /** The definitions; nothing where there is no other outcome. */
    static void define(JsonText json, List<ZoneCounts> tables) throws IOException {
        if (!tables.isEmpty()) {
            json.objects(NAME, tables, table -> {
                json.text("name", table.header().outcome());
                json.text("definition", table.header().definition());
                json.text("unit", JsonText.word(table.header().unit()));
            });
        }
    }

    static byte[] write(List<ZoneCounts> tables) {
        return CsvText.write(
                HEADER,
                tables.stream()
                        .flatMap(table -> table.nonZeroRows()
                                .map(row -> List.of(
                                        table.header().outcome(),
                                        row.place().toString(),
                                        row.period().toString(),
                                        Long.toString(row.count()))))
                        .toList());
    }

    static List<ZoneCounts> read(byte[] bytes, String file, JsonNode json, Study study) {
        TreeMap<String, List<ZoneCounts.Row>> rows = new TreeMap<>();
        List<ZoneCounts> tables = new ArrayList<>();
        JsonNode defined = json.find(NAME);
        List<JsonNode> outcomes = defined == null ? List.of() : defined.items();
        outcomes.forEach(outcome -> rows.put(outcome.get("name").text(), new ArrayList<>()));
        TreeMap<String, Place> places = study
                .counts()
                .onlyZones(study.operation().focusZones())
                .places()
                .stream()
                .filter(place -> !place.zones().isEmpty())
                .collect(Collectors.toMap(Place::toString, place -> place, (one, same) -> one, TreeMap::new));
        CsvText.read(bytes, file, HEADER, line -> {
            List<ZoneCounts.Row> own = rows.get(line.fields().get(0));
            Place place = places.get(line.fields().get(1));
            String count = line.fields().get(3);
            if (own == null || place == null || !count.matches("[0-9]{1,12}")) {
                throw DataException.atLine(
                                file,
                                line.number(),
                                "is no count of an outcome of study.json, " + rows.keySet()
                                        + ", in a place of the focus, " + places.keySet())
                        .quoting(String.join(",", line.fields()));
            }
            try {
                own.add(new ZoneCounts.Row(place, Period.parse(line.fields().get(2)), Long.parseLong(count)));
            } catch (IllegalArgumentException e) {
                throw DataException.atLine(
                                file, line.number(), "has no period as in 2016-04-01/2016-05-01, or no count")
                        .quoting(String.valueOf(e.getMessage()));
            }
        });
        for (JsonNode outcome : outcomes) {
            String name = outcome.get("name").text();
            CountHeader defining = PageExtras.header(
                    study,
                    name,
                    outcome.get("definition").text(),
                    outcome.get("unit").oneOf(Arrays.asList(Unit.values())));
            tables.add(outcome.made(() -> ZoneCounts.ofRows(
                    defining, study.counts().coverage(), rows.getOrDefault(name, List.of()), new TreeMap<>())));
        }
        return tables;
    }
}
