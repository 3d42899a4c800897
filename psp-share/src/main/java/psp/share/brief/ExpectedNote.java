package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.Answers;
import psp.stats.Benchmark;
import psp.stats.Expected;
import psp.stats.PastContrasts;

/** What was counted and what was expected as a few rows, where there are no trials elsewhere of which to draw a picture. */
final class ExpectedNote {

    private final Expected expected;
    private final Benchmark city;

    private ExpectedNote(Expected expected, Benchmark city) {
        this.expected = expected;
        this.city = city;
    }

    /** Empty where nothing is expected, or the picture of the trials says it. */
    static Optional<ExpectedNote> of(Answers answers) {
        return answers.net().result().flatMap(ExpectedNote::of);
    }

    private static Optional<ExpectedNote> of(PastContrasts net) {
        return net.expected()
                .filter(expected -> expected.placeboRatios().isEmpty())
                .flatMap(expected -> net.benchmark(Benchmark.Kind.CITY).map(city -> new ExpectedNote(expected, city)));
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("Counted", Texts.grouped(expected.counted())),
                List.of("Expected", "about " + Wording.about(expected.expected())),
                List.of("Difference", Phrases.difference(expected.difference()))));
        if (expected.ratio().usable()) {
            rows.add(List.of("Range", city.range()));
        }
        return List.copyOf(rows);
    }

    static String note() {
        return "The table holds fewer than eight other areas like this one, so how far such an area moves by itself is"
                + " taken from other cities, and no trial could be made elsewhere.";
    }
}
