package psp.stats.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import psp.core.Period;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.ShareGivenBack;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

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

    /** The verdict, what was seen and expected, the share given back, and the promise. */
    String sentence() {
        String seen = looks(watch.watched()) + ", " + Texts.grouped(watch.seen()) + " seen"
                + stretch(String.valueOf(watch.state.year().size())) + ", " + Digits.of(watch.expected(), 3)
                + (watch.restsOnCity() ? " expected beside the rest of the city" : " expected if the level holds");
        String told = watch.share()
                .map(ShareGivenBack::toString)
                .orElse("no share given back is said: "
                        + (record.baseline().isEmpty() ? "no baseline is known" : "nothing settled has been seen yet"));
        String promise = "one false alarm in " + Digits.of(1 / rules.chance(), 2) + " years of holding"
                + rules.settings(record.origin() != null)
                + (watch.placebos().isPresent()
                        ? ", by " + Texts.grouped(watch.placebos().getAsInt()) + " leavings elsewhere in the city"
                        : "");
        return switch (watch.verdict()) {
            case SIGNS_OF_RETURN ->
                "signs of return, seen at " + watch.alarmed().orElseThrow() + ": " + seen + "; " + told
                        + (watch.isShareChosen() ? " (chosen for being high); " : "; ") + promise;
            case CITYWIDE ->
                "up with the rest of the city: " + seen + ", " + Digits.of(watch.expectedAlone(), 3)
                        + " by its own level alone; " + told + "; " + promise;
            case NO_SIGN_OF_RETURN_YET ->
                "no sign of return yet: " + seen + "; " + told + "; " + promise + ", never \"safe\"";
            case TOO_EARLY -> "too early to tell: " + seen + "; " + told + until() + "; " + promise;
        };
    }

    /** What can be said aloud: what was seen, the verdict with its doubt, and the promise. */
    Statement statement() {
        WatchVerdict verdict = watch.verdict();
        List<String> findings = new ArrayList<>();
        findings.add("Watched: " + span() + "; " + Texts.plural(watch.seen(), "incident")
                + stretch(looks(watch.state.year().size())) + ", about " + Math.round(watch.expected())
                + (watch.restsOnCity()
                        ? " expected if the level of the operation moves as the rest of the city does."
                        : " expected if the level of the operation holds."));
        findings.add(Phrases.sentence(
                switch (verdict) {
                    case SIGNS_OF_RETURN ->
                        "signs of return, seen at " + watch.alarmed().orElseThrow()
                                + (record.isDatable()
                                        ? "; once seen, the counts say: "
                                                + watch.changeDate()
                                                        .givenAlarm(
                                                                watch.alarm().orElseThrow(), rules.chance())
                                        : "");
                    case CITYWIDE ->
                        "up with the rest of the city: above the operation's level, which alone would give about "
                                + Math.round(watch.expectedAlone())
                                + ", and not shown to be above what the rest of the city did";
                    case NO_SIGN_OF_RETURN_YET -> "no sign of return yet; that is not safe";
                    case TOO_EARLY -> "too early to tell" + until();
                }));
        watch.share()
                .ifPresent(share -> findings.add(
                        Phrases.sentence(share + (watch.isShareChosen() ? ", looked at because it was high" : ""))));
        if (!record.baseline().isEmpty() && watch.state.year().size() > 0 && !watch.isAlarmed()) {
            findings.add("A full return at the start of this year would have been seen by now with a chance of "
                    + Math.round(100 * watch.power().chanceSeenByNow()) + " %.");
            if (watch.visibleRise() > 1) {
                findings.add(
                        "No realistic rise would have shown: even twice as many would not be seen 4 times in 5 within the"
                                + " year.");
            }
        }
        watch.caveats().forEach(caveat -> findings.add(Phrases.sentence(caveat)));
        findings.add("A level that holds raises an alarm in one year of " + Digits.of(1 / rules.chance(), 2)
                + rules.settings(record.origin() != null) + ".");
        findings.add(
                watch.placebos().isPresent()
                        ? "That chance comes from "
                                + Texts.grouped(watch.placebos().getAsInt())
                                + " leavings of areas like it in this city, where nothing was done."
                        : "It rests on a fixed level: one that moves by itself, as levels do, alarms more often.");
        List<String> doubts = new ArrayList<>();
        doubts.add("why it rose or held");
        if (watch.isAlarmed() && !record.baseline().isEmpty() && !record.isDatable()) {
            doubts.add("since when, which takes half a year of baseline and three months of operation");
        }
        if (record.origin() != null && rules.delay() > 0) {
            doubts.add("anything of the last " + rules.delay() + " days, whose reports may still come in");
        }
        if (verdict != WatchVerdict.SIGNS_OF_RETURN) {
            doubts.add("whether a smaller part has come back");
        }
        return new Statement("", findings, doubts, Statement.RULES);
    }

    private String looks(int number) {
        return Texts.plural(number, watch.look());
    }

    private String span() {
        if (watch.watched() == 0) {
            return "nothing yet";
        }
        return looks(watch.watched())
                + (record.origin() == null
                        ? ""
                        : ", "
                                + Words.period(Period.of(
                                        record.day(record.watched().get(0).from()), record.day(record.end()))));
    }

    /** Where the counts told lie: in all that was watched, in the latest looks, or, once alarmed, in those up to the alarm. */
    private String stretch(String many) {
        return watch.watched() == watch.state.year().size()
                ? ""
                : watch.isAlarmed() ? " in the " + many + " up to the alarm" : " in the last " + many;
    }

    private String until() {
        if (watch.share()
                .map(share -> !share.fallEstablished())
                .orElse(record.baseline().isEmpty())) {
            return "";
        }
        String told = "; that less than " + Math.round(100 * rules.share()) + " % of the fall is given back";
        OptionalInt periods = watch.periodsUntilTold();
        if (periods.isEmpty()) {
            return told + " could not be told within two more years of holding";
        }
        int tick = record.end() + (int) Math.ceil(periods.getAsInt() * record.ticksPerYear() / record.perYear());
        return told + " can be told "
                + (record.origin() == null ? "after period " + tick : "from " + Phrases.day(record.day(tick)))
                + " if it holds";
    }
}
