package psp.stats.watch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Statement;
import psp.core.internal.Stored;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.level.CityLine;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

/**
 * The stored form of a watch: a line of version, by which rules it was judged and which look raised the alarm, its origin and
 * looks, its own rules, then a line for each stretch with the ticks at which it starts and ends, its exposure and its count; where
 * it rests on its city, threshold and laws of the like ground, and with each stretch what was counted in the rest; then its length
 * and hash. Version 2, which had no rules, alarm, length or hash, is read too.
 */
final class WatchText {

    private static final String KIND = "psp watch";
    private static final String NAME = "the watch";

    private WatchText() {}

    /** The first line of a stored form. */
    static String version(String kind) {
        return kind + " 3";
    }

    /** A whole form to store, the version line first. */
    static String close(String kind, String lines) {
        return Stored.close(version(kind) + "\n" + lines);
    }

    /**
     * The lines below the version line.
     *
     * @throws DataException if it is another form, or length and hash do not fit; of version 2 there are none
     */
    static String open(String name, String kind, String text) {
        String first = text.split("\\R", 2)[0];
        if (first.strip().equals(kind + " 2")) {
            return rest(text);
        }
        checkVersion(name, kind, first);
        return rest(
                Stored.open(text)
                        .orElseThrow(
                                () -> DataException.inFile(
                                        name,
                                        "is damaged or cut short: it does not fit the length and hash of its last line; get it again")));
    }

    private static String rest(String text) {
        String[] parts = text.split("\\R", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    /** Refuses a first line that is another, by name where it is one of rules 1, before a city carried a level. */
    private static void checkVersion(String name, String kind, String line) {
        String version = line.strip();
        if (!version.equals(version(kind))) {
            throw DataException.atSetting(
                    name,
                    1,
                    "version",
                    line,
                    version.equals(kind + " 1")
                            ? "it was judged by 'psp rules 1', this psp judges by '" + Statement.RULES
                                    + "'; begin it again, such as with Watch.after(operation, counts)"
                            : "this psp reads '" + version(kind) + "'");
        }
    }

    static String write(WatchRecord record, WatchRules rules, int alarm, String judgedBy) {
        StringBuilder text = new StringBuilder();
        text.append("judged by ").append(judgedBy).append('\n');
        text.append("alarm ")
                .append(alarm < 0 ? "-" : String.valueOf(alarm + 1))
                .append('\n');
        text.append("origin ")
                .append(record.origin() == null ? "-" : record.origin())
                .append('\n');
        text.append("looks ").append(record.perYear()).append('\n');
        text.append("rules ")
                .append(Digits.of(rules.chance(), 15))
                .append(' ')
                .append(Digits.of(rules.ignored(), 15))
                .append(' ')
                .append(rules.confirmations())
                .append(' ')
                .append(rules.delay())
                .append(' ')
                .append(Digits.of(rules.share(), 15));
        if (rules.guaranteed() > 0) {
            text.append(' ').append(Digits.of(rules.guaranteed(), 15));
        }
        text.append('\n');
        WatchCity city = record.city();
        if (city != null) {
            text.append("city ")
                    .append(Digits.of(city.line().threshold(), 15))
                    .append(' ')
                    .append(city.line().placebos())
                    .append('\n');
            for (CityLine.Law law : city.line().laws()) {
                text.append("law");
                for (double number : new double[] {law.walk(), law.memory(), law.scatter(), law.weight()}) {
                    text.append(' ').append(Digits.of(number, 15));
                }
                text.append('\n');
            }
        }
        write(text, "baseline", record.baseline(), city);
        write(text, "operation", record.operation(), city);
        for (int i = 0; i <= record.watched().size(); i++) {
            if (record.restarts().contains(i)) {
                text.append("restart\n");
            }
            if (i < record.watched().size()) {
                write(text, "watched", record.watched().subList(i, i + 1), city);
            }
        }
        return close(KIND, text.toString());
    }

    private static void write(StringBuilder text, String kind, List<Observation> spells, @Nullable WatchCity city) {
        for (Observation spell : spells) {
            text.append(kind)
                    .append(' ')
                    .append(spell.from())
                    .append(' ')
                    .append(spell.to())
                    .append(' ')
                    .append(spell.exposure())
                    .append(' ')
                    .append(spell.count())
                    .append(city == null ? "" : " " + city.in(spell))
                    .append('\n');
        }
    }

    /** What is made of a stored watch; the look that raised the alarm from 0, below 0 without one, null where it is not told. */
    interface Made<T> {
        T of(WatchRecord record, WatchRules rules, @Nullable Integer alarm, String judgedBy);
    }

    static <T> T read(String text, Made<T> made) {
        String[] lines = ("\n" + open(NAME, KIND, text)).split("\\R");
        @Nullable Integer alarm = null;
        String judgedBy = Statement.RULES;
        @Nullable LocalDate origin = null;
        int looks = 0;
        WatchRules rules = WatchRules.DEFAULT;
        List<Observation> baseline = new ArrayList<>();
        List<Observation> operation = new ArrayList<>();
        List<Observation> watched = new ArrayList<>();
        List<Integer> restarts = new ArrayList<>();
        double threshold = 0;
        int placebos = 0;
        List<CityLine.Law> laws = new ArrayList<>();
        SortedMap<Integer, Long> rest = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].strip().split(" +");
            try {
                switch (words[0]) {
                    case "judged" -> judgedBy = lines[i].strip().substring("judged by ".length());
                    case "alarm" -> alarm = words[1].equals("-") ? -1 : Integer.parseInt(words[1]) - 1;
                    case "origin" -> origin = words[1].equals("-") ? null : LocalDate.parse(words[1]);
                    case "looks" -> looks = Integer.parseInt(words[1]);
                    case "rules" ->
                        rules = new WatchRules(
                                Double.parseDouble(words[1]),
                                Double.parseDouble(words[2]),
                                Integer.parseInt(words[3]),
                                Integer.parseInt(words[4]),
                                Double.parseDouble(words[5]),
                                words.length > 6 ? Double.parseDouble(words[6]) : 0);
                    case "city" -> {
                        threshold = Double.parseDouble(words[1]);
                        placebos = Integer.parseInt(words[2]);
                    }
                    case "law" ->
                        laws.add(new CityLine.Law(
                                Double.parseDouble(words[1]),
                                Double.parseDouble(words[2]),
                                Double.parseDouble(words[3]),
                                Double.parseDouble(words[4])));
                    case "baseline" -> add(baseline, rest, threshold > 0, words);
                    case "operation" -> add(operation, rest, threshold > 0, words);
                    case "watched" -> add(watched, rest, threshold > 0, words);
                    case "restart" -> restarts.add(watched.size());
                    case "" -> {}
                    default -> throw new IllegalArgumentException("no line of a watch begins so");
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
                throw DataException.atSetting(NAME, i + 1L, words[0], lines[i], String.valueOf(e.getMessage()));
            }
        }
        if (operation.size() < HoldingFit.LEAST_PERIODS || looks < 2) {
            throw DataException.inFile(NAME, "it ends before its operation and looks are told");
        }
        WatchRecord record = new WatchRecord(origin, looks, baseline, operation, watched, restarts, false, null);
        try {
            record.refuseBroken();
            return made.of(
                    laws.isEmpty() && threshold == 0
                            ? record
                            : record.in(new WatchCity(new CityLine(threshold, placebos, laws), rest)),
                    rules,
                    alarm,
                    judgedBy);
        } catch (IllegalArgumentException e) {
            throw DataException.inFile(NAME, String.valueOf(e.getMessage()));
        }
    }

    private static void add(List<Observation> spells, SortedMap<Integer, Long> rest, boolean carried, String[] words) {
        Observation spell = new Observation(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]));
        if (spell.to() <= spell.from()
                || spell.exposure() < 1
                || spell.exposure() > spell.to() - spell.from()
                || spell.count() < 0) {
            throw new IllegalArgumentException("a number is out of range");
        }
        spells.add(spell);
        if (carried) {
            long other = Long.parseLong(words[5]);
            Checks.count("of the rest of the city", other);
            rest.put(spell.from(), other);
        }
    }
}
