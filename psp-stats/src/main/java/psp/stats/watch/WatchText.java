package psp.stats.watch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.stats.internal.text.Digits;
import psp.stats.level.HoldingFit;
import psp.stats.level.Spell;

/**
 * The stored form of a watch: a line of version, its origin and looks, its rules, then a line for each stretch with the ticks at which it starts and ends, its exposure and its count.
 */
final class WatchText {

    private static final String VERSION = "psp watch 1";
    private static final String NAME = "the watch";
    /** What is left of a choice of methods that a stored text may still name. */
    private static final String METHOD = "PREDICTIVE";

    private WatchText() {}

    static String write(WatchRecord record, WatchRules rules) {
        StringBuilder text = new StringBuilder(VERSION).append('\n');
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
        write(text, "baseline", record.baseline());
        write(text, "operation", record.operation());
        for (int i = 0; i <= record.watched().size(); i++) {
            if (record.restarts().contains(i)) {
                text.append("restart\n");
            }
            if (i < record.watched().size()) {
                write(text, "watched", record.watched().subList(i, i + 1));
            }
        }
        return text.toString();
    }

    private static void write(StringBuilder text, String kind, List<Spell> spells) {
        for (Spell spell : spells) {
            text.append(kind)
                    .append(' ')
                    .append(spell.from())
                    .append(' ')
                    .append(spell.to())
                    .append(' ')
                    .append(spell.exposure())
                    .append(' ')
                    .append(spell.count())
                    .append('\n');
        }
    }

    static <T> T read(String text, BiFunction<WatchRecord, WatchRules, T> made) {
        String[] lines = text.split("\\R");
        if (!lines[0].strip().equals(VERSION)) {
            throw DataException.atValue(NAME, 1, "version", lines[0], "this psp reads '" + VERSION + "'");
        }
        @Nullable LocalDate origin = null;
        int looks = 0;
        WatchRules rules = WatchRules.DEFAULT;
        List<Spell> baseline = new ArrayList<>();
        List<Spell> operation = new ArrayList<>();
        List<Spell> watched = new ArrayList<>();
        List<Integer> restarts = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].strip().split(" +");
            try {
                switch (words[0]) {
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
                    case "method" -> {
                        if (!words[1].equals(METHOD)) {
                            throw new IllegalArgumentException(
                                    "psp watches by the method " + METHOD + " alone, no longer by " + words[1]
                                            + "; take this line out to watch these counts by it");
                        }
                    }
                    case "baseline" -> add(baseline, words);
                    case "operation" -> add(operation, words);
                    case "watched" -> add(watched, words);
                    case "restart" -> restarts.add(watched.size());
                    case "" -> {}
                    default -> throw new IllegalArgumentException("no line of a watch begins so");
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
                throw DataException.atValue(NAME, i + 1L, words[0], lines[i], String.valueOf(e.getMessage()));
            }
        }
        if (operation.size() < HoldingFit.LEAST_PERIODS || looks < 2) {
            throw DataException.inFile(NAME, "it ends before its operation and looks are told");
        }
        return made.apply(new WatchRecord(origin, looks, baseline, operation, watched, restarts, false), rules);
    }

    private static void add(List<Spell> spells, String[] words) {
        Spell spell = new Spell(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]));
        int last =
                spells.isEmpty() ? spell.from() : spells.get(spells.size() - 1).to();
        if (spell.from() < last
                || spell.to() <= spell.from()
                || spell.exposure() < 1
                || spell.exposure() > spell.to() - spell.from()
                || spell.count() < 0) {
            throw new IllegalArgumentException("its ticks do not follow the last, or a number is out of range");
        }
        spells.add(spell);
    }
}
