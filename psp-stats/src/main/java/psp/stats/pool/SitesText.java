package psp.stats.pool;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import psp.core.Finding;
import psp.core.Finding.Reply;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Words;

/** What several sites say, in words; it computes nothing itself. */
final class SitesText {

    private static final double LEVEL = 0.95;
    private static final int NAMED = 4;
    /** A tau, and a share of the scatter, that is printed as 0. */
    private static final double LITTLE = 0.005;

    private final Sites sites;
    private final Pooled pooled;
    private final Verdict verdict;

    SitesText(Sites sites) {
        this.sites = sites;
        this.pooled = sites.pooled();
        this.verdict = sites.verdict();
    }

    private String counts() {
        return Texts.grouped(sites.before()) + " to " + Texts.grouped(sites.after());
    }

    private String size() {
        return Texts.plural(sites.sites().size(), "site");
    }

    String line() {
        if (pooled.estimate().isEmpty()) {
            return "nothing counted at " + size() + ", before or after: no ratio";
        }
        if (sites.sites().size() == 1) {
            return "one site, nothing to pool: " + sites.sites().get(0).reduction();
        }
        return (verdict == Verdict.CANNOT_TELL ? "we can't say: " : "") + Phrases.difference(sites.difference())
                + " at " + size() + ": " + counts() + ", on average " + change() + "; " + next() + "; " + differing();
    }

    private String change() {
        return Words.change(pooled.estimate().orElseThrow()) + " ("
                + pooled.interval(LEVEL).inWords() + ")";
    }

    private String next() {
        Interval next = sites.prediction(LEVEL);
        return "a next site: " + (Double.isInfinite(next.hi()) ? "we can't say" : next.inWords());
    }

    private String differing() {
        if (pooled.sites() == 1) {
            return "one site alone had incidents";
        }
        Optional<Heterogeneity> differing = sites.heterogeneity(LEVEL);
        if (differing.isEmpty() || Double.isInfinite(pooled.standardError())) {
            return "how far the sites differ we can't say";
        }
        Heterogeneity found = differing.get();
        boolean most = pooled.tau() == CountPool.MOST_TAU;
        if (most && found.i2Range().lo() == 0) {
            return "how far the sites differ we can't say of so few incidents";
        }
        String tau = most ? "tau 5 or more" : String.format(Locale.ROOT, "tau %.2f", pooled.tau());
        // Of small counts, and one half added to zeros, the share may say another thing than tau does.
        if (pooled.tau() < LITTLE != found.i2() < LITTLE) {
            return tau;
        }
        return found.i2Range().hi() == 0
                ? tau + ", more alike than chance would have it"
                : tau
                        + String.format(
                                Locale.ROOT,
                                ", %s%.0f %% of the scatter between sites (%.0f to %.0f)",
                                found.halved() > 0 ? "roughly " : "",
                                100 * found.i2(),
                                100 * found.i2Range().lo(),
                                100 * found.i2Range().hi());
    }

    Statement statement() {
        List<Finding> findings = new ArrayList<>();
        List<String> names = names(sites.sites());
        boolean one = names.size() == 1;
        String pooling =
                one ? "One site, nothing to pool: " + names.get(0) : "Pooled: " + size() + " (" + named(names) + ")";
        findings.add(Finding.remark(pooling + "."));
        List<String> silent =
                names(sites.sites().stream().filter(site -> !site.told()).toList());
        if (!silent.isEmpty()) {
            findings.add(Finding.remark(
                    "Nothing was counted at " + named(silent) + ", before or after, which says nothing of a change."));
        }
        if (pooled.estimate().isEmpty()) {
            return new Statement(findings, doubts("by how much it changed, for there is nothing to compare"));
        }
        findings.add(new Finding(
                one ? "Did it fall?" : "Did it fall on average?",
                reply(),
                counts() + " in all (" + Phrases.difference(sites.difference()) + "): " + change() + ".",
                ""));
        if (pooled.sites() > 1) {
            findings.add(Finding.remark(alone()));
            findings.add(Finding.remark("At " + next() + "; " + differing() + "."));
            findings.add(Finding.remark(hanging()));
        }
        return new Statement(
                findings,
                doubts("whether what was done caused the changes, for what fell elsewhere too is not taken off"));
    }

    private Reply reply() {
        return switch (verdict) {
            case BELOW -> Reply.YES;
            case ABOVE -> Reply.NO;
            default -> Reply.CANT_SAY;
        };
    }

    /** What each site by itself says. */
    private String alone() {
        Map<Verdict, Long> verdicts = sites.sites().stream()
                .filter(Site::told)
                .collect(Collectors.groupingBy(site -> site.reduction().verdict(), Collectors.counting()));
        return "Each by itself: below at " + verdicts.getOrDefault(Verdict.BELOW, 0L) + ", above at "
                + verdicts.getOrDefault(Verdict.ABOVE, 0L) + ", we can't say at "
                + verdicts.getOrDefault(Verdict.CANNOT_TELL, 0L) + ".";
    }

    /** Whether the verdict hangs on one site. */
    private String hanging() {
        List<Sites.Without> other = sites.leaveOneOut().stream()
                .filter(rest -> rest.verdict() != verdict)
                .toList();
        return other.isEmpty()
                ? "Without any one of them the verdict is the same."
                : "It hangs on " + named(other.stream().map(Sites.Without::site).toList()) + ": " + other.get(0) + ".";
    }

    private List<String> doubts(String first) {
        List<String> doubts = new ArrayList<>(List.of(first));
        List<String> mixed = names(sites.sites().stream()
                .filter(site -> !site.reduction().sameCalendar())
                .toList());
        if (!mixed.isEmpty()) {
            doubts.add(
                    "what of the change at " + named(mixed) + " is the season's, for other calendar days are compared");
        }
        List<String> poisson =
                names(sites.sites().stream().filter(Site::poisson).toList());
        if (!poisson.isEmpty()) {
            String which = poisson.size() == sites.sites().size() ? "all sites" : named(poisson);
            doubts.add(
                    "how far the counts at " + which + " scatter beyond Poisson ones, which was assumed" + elsewhere());
        }
        for (List<String> group : sites.alike()) {
            doubts.add("whether " + named(group) + " are " + group.size() + " studies, for their counts are the same");
        }
        doubts.add("whether all counted alike, or were chosen when high, so that part of the fall came by itself");
        doubts.add("whether studies that saw no fall were left out");
        return doubts;
    }

    /** How much more the counts scatter where it could be told, so that a reader sees what the assumption may hide. */
    private String elsewhere() {
        DoubleSummaryStatistics phi = sites.sites().stream()
                .filter(site -> !site.poisson())
                .mapToDouble(Site::phi)
                .summaryStatistics();
        if (phi.getCount() == 0) {
            return "";
        }
        String least = String.format(Locale.ROOT, "%.1f", phi.getMin());
        String most = phi.getCount() == 1 ? "" : String.format(Locale.ROOT, " to %.1f", phi.getMax());
        return " (where it could be told, the variance is " + least + most + " times that)";
    }

    private static List<String> names(List<Site> some) {
        return some.stream().map(Site::name).toList();
    }

    private static String named(List<String> names) {
        return names.size() <= NAMED + 1
                ? names.stream().collect(Collectors.joining(", "))
                : String.join(", ", names.subList(0, NAMED)) + " and " + Texts.grouped(names.size() - NAMED) + " more";
    }
}
