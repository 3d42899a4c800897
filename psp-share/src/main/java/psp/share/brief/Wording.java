package psp.share.brief;

import java.util.Locale;
import java.util.stream.Stream;
import psp.core.CountHeader;
import psp.core.Period;
import psp.core.Phase;
import psp.core.Unit;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.Reduction;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchLook;

/** Periods, percentages, ranges and what is counted, as the page says them, shorter than a sentence does. */
final class Wording {

    private static final double TEN = 10;

    private Wording() {}

    /** "−19 %", "+4 %", "0 %". */
    static String percent(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "from none";
        }
        long percent = Math.round(100 * Math.abs(ratio - 1));
        return (percent == 0 ? "" : ratio < 1 ? "−" : "+") + Texts.grouped(percent) + " %";
    }

    /** "19 % lower", "41 % higher", "unchanged". */
    static String change(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "none before";
        }
        long percent = Math.round(100 * Math.abs(ratio - 1));
        return percent == 0 ? "unchanged" : Texts.grouped(percent) + " % " + (ratio < 1 ? "lower" : "higher");
    }

    /** "645", "6.4". */
    static String about(double expected) {
        return expected >= TEN
                ? Texts.grouped(Math.round(expected))
                : String.format(Locale.ROOT, "%.1f", Math.abs(expected));
    }

    /** What a comparison is with: a phase by its label, earlier days as a period. */
    static String reference(Standing.Entry entry) {
        Period then = entry.then();
        Phase.Kind kind = entry.kind();
        return then != null
                        && (kind == null
                                || kind == Phase.Kind.BASELINE
                                || entry.reference().equals(kind.text()))
                ? then.inWords()
                : entry.reference();
    }

    /** The earlier window of a change, as days where these are known. */
    static String reference(Reduction change) {
        return change.referenceDays().size() == 1
                ? change.referenceDays().get(0).inWords()
                : change.reference();
    }

    /** The later window of a change, as days where these are known. */
    static String now(Reduction change) {
        return change.nowDays() == null ? change.now() : change.nowDays().inWords();
    }

    /** Since when a watch alarms: " since October 2016", or the day on which that week began; empty without an alarm. */
    static String alarmed(Watch watch) {
        return watch.alarmed()
                .map(name -> " since "
                        + watch.looks().stream()
                                .filter(look -> look.name().equals(name))
                                .map(WatchLook::period)
                                .flatMap(Stream::ofNullable)
                                .map(Wording::start)
                                .findFirst()
                                .orElse(name))
                .orElse("");
    }

    private static String start(Period days) {
        boolean month = days.start().getDayOfMonth() == 1
                && days.end().equals(days.start().plusMonths(1));
        return month ? days.inWords() : Phrases.day(days.start());
    }

    /** "incidents", "victims", "people injured". */
    static String unit(CountHeader header) {
        return header.unit() == Unit.KILLED || header.unit() == Unit.INJURED
                ? "people " + header.unit().text()
                : header.unit().text();
    }

    /** "Shootings (victims)"; the unit is not said twice where the outcome names it. */
    static String counted(CountHeader header) {
        String outcome = Phrases.capital(header.outcome());
        return outcome.toLowerCase(Locale.ROOT).contains(header.unit().text())
                ? outcome
                : outcome + " (" + unit(header) + ")";
    }

    /** "Center Street", "North and South". */
    static String focus(Study study) {
        return Phrases.places(study.operation().focusZones());
    }

    /** What the focus is compared with: "the rest of the city", or the zones by name. */
    static String elsewhere(Study study) {
        return study.operation().comparison().zones().isEmpty()
                ? "the rest of the city"
                : Phrases.places(study.operation().comparison().zones());
    }
}
