package psp.stats.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import psp.core.Finding;
import psp.core.Finding.Reply;
import psp.core.Period;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.ShareLost;
import psp.stats.internal.text.Digits;
import psp.stats.level.Observation;

/** What a watch says, in one sentence and in a statement. */
final class WatchWords {

    private final Watch watch;
    private final WatchRecord record;
    private final WatchRules rules;

    WatchWords(Watch watch) {
        this.watch = watch;
        this.record = watch.record;
        this.rules = watch.rules;
    }

    /** The verdict, what was seen and expected, the share lost again, and the nominal false-alarm rate. */
    String sentence() {
        String seen = looks(watch.watched()) + ", " + Texts.grouped(watch.seen()) + " seen"
                + stretch(String.valueOf(watch.state.year().size())) + ", " + Digits.of(watch.expected(), 3)
                + expectedFrom();
        String told = watch.share()
                .map(share -> share + (watch.isShareChosen() ? " (chosen for being high)" : ""))
                .orElse("how much was lost again we can't say: "
                        + (record.baseline().isEmpty()
                                ? "no baseline is known"
                                : "nothing complete has been seen yet"));
        return switch (watch.verdict()) {
            case SIGNS_OF_RETURN ->
                "signs of return, seen at " + watch.alarmed().orElseThrow() + ": " + seen + "; " + told + "; "
                        + falseAlarms();
            case CITYWIDE ->
                "up with the rest of the city: " + seen + ", " + Digits.of(watch.expectedAlone(), 3)
                        + " by its own level alone; " + told + "; " + falseAlarms();
            case NO_SIGN_OF_RETURN_YET ->
                "no sign of return yet: " + seen + "; " + told + "; " + falseAlarms() + ", never \"safe\"";
            case TOO_EARLY -> "too early to tell: " + seen + "; " + told + until() + "; " + falseAlarms();
        };
    }

    private String expectedFrom() {
        return watch.restsOnCity()
                ? " expected at the operation's level, moved with the rest of the city"
                : " expected at the operation's level";
    }

    private String falseAlarms() {
        return "about one false alarm in " + Digits.of(1 / rules.chance(), 2) + " years if nothing changes"
                + rules.settings(record.origin() != null)
                + (watch.placebos().isPresent()
                        ? ", by " + Texts.grouped(watch.placebos().getAsInt())
                                + " leavings of like areas of this city where nothing was done"
                        : "");
    }

    /** What is told: whether it came back, by how much, and from when a return would show. */
    Statement statement() {
        Finding finding = new Finding(
                "Did it come back?",
                reply(),
                watch.watched() == 0 ? "Nothing has been watched yet." : counted() + outcome(),
                detail());
        List<String> doubts = new ArrayList<>();
        if (watch.isAlarmed() && !record.baseline().isEmpty() && !record.isDatable()) {
            doubts.add("since when, which takes half a year of baseline and three months of operation");
        }
        if (record.origin() != null && rules.delay() > 0) {
            doubts.add("the last " + rules.delay() + " days, whose reports may still come in");
        }
        return new Statement(List.of(finding), doubts);
    }

    private Reply reply() {
        return switch (watch.verdict()) {
            case SIGNS_OF_RETURN -> Reply.SIGN;
            case CITYWIDE -> Reply.CITYWIDE;
            case NO_SIGN_OF_RETURN_YET -> Reply.NO_SIGN;
            case TOO_EARLY -> Reply.CANT_SAY;
        };
    }

    private String counted() {
        return Phrases.capital(record.origin() == null ? looks(watch.watched()) : watchedDays()) + ": "
                + Texts.grouped(watch.seen())
                + stretch(looks(watch.state.year().size())) + ", about " + Math.round(watch.expected())
                + (watch.restsOnCity()
                        ? " expected from the operation's level and the rest of the city"
                        : " expected at the operation's level");
    }

    private String outcome() {
        return switch (watch.verdict()) {
            case SIGNS_OF_RETURN -> "; first seen " + alarmed() + ".";
            case CITYWIDE -> "; the rest of the city rose as well.";
            case NO_SIGN_OF_RETURN_YET -> "; that is not the all-clear.";
            case TOO_EARLY -> "; too few to call." + untilAloud();
        };
    }

    /** "in March 2017", "in the week of 13 July 2020", of a plain watch "at period 5". */
    private String alarmed() {
        Observation alarm = record.watched().get(watch.state.alarm());
        if (record.origin() == null) {
            return "at " + record.name(alarm);
        }
        Period days = Period.of(record.day(alarm.from()), record.day(alarm.to()));
        return days.days() == 7 ? "in the week of " + Phrases.day(days.start()) : "in " + days.inWords();
    }

    private String untilAloud() {
        return watch.toldFrom()
                .map(day -> " If it stays so, that it has not come back can be told from " + Phrases.day(day) + ".")
                .orElse("");
    }

    private String detail() {
        List<String> detail = new ArrayList<>(List.of(sentence()));
        if (watch.verdict() == WatchVerdict.SIGNS_OF_RETURN && record.isDatable()) {
            detail.add("once seen, the counts say: "
                    + watch.changeDate().givenAlarm(watch.alarm().orElseThrow(), rules.chance()));
        }
        if (!record.baseline().isEmpty() && watch.state.year().size() > 0 && !watch.isAlarmed()) {
            detail.add("a full return at the start of this year would have shown by now with a chance of "
                    + Math.round(100 * watch.power().chanceSeenByNow()) + " %");
            if (watch.visibleRise() > 1) {
                detail.add(
                        "no realistic rise would have shown: even twice as many would not show within the year in 4 cases"
                                + " of 5");
            }
        }
        if (watch.placebos().isEmpty()) {
            detail.add("it rests on a fixed level, and one that moves by itself, as levels do, alarms more often");
        }
        detail.addAll(watch.caveats());
        return String.join("; ", detail);
    }

    private String looks(int number) {
        return Texts.plural(number, watch.look());
    }

    private String watchedDays() {
        return Period.of(record.day(record.watched().get(0).from()), record.day(record.end()))
                .inWords();
    }

    /** Where the counts told lie: in all that was watched, in the latest looks, or, once alarmed, in those up to the alarm. */
    private String stretch(String many) {
        return watch.watched() == watch.state.year().size()
                ? ""
                : watch.isAlarmed() ? " in the " + many + " up to the alarm" : " in the last " + many;
    }

    /** Whether the reduction is established, so that some of it can be lost. */
    private boolean hasFall() {
        return watch.share()
                .map(ShareLost::fallEstablished)
                .orElse(!record.baseline().isEmpty());
    }

    /** The tick from which less than the stated share of the reduction could be told to be lost. */
    OptionalInt toldFromTick() {
        OptionalInt periods = hasFall() ? watch.periodsUntilTold() : OptionalInt.empty();
        return periods.isEmpty()
                ? periods
                : OptionalInt.of(
                        record.end() + (int) Math.ceil(periods.getAsInt() * record.ticksPerYear() / record.perYear()));
    }

    private String until() {
        if (!hasFall()) {
            return "";
        }
        String told = "; whether less than " + Math.round(100 * rules.share()) + " % of the reduction is lost";
        OptionalInt tick = toldFromTick();
        return tick.isEmpty()
                ? told + " could not be told within two more years at that level"
                : told + " can be told "
                        + (record.origin() == null
                                ? "after period " + tick.getAsInt()
                                : "from " + Phrases.day(record.day(tick.getAsInt())))
                        + " if it stays at that level";
    }
}
