package psp.stats.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psp.stats.inference.RateRatio;
import psp.stats.internal.text.Digits;
import psp.stats.level.Spell;

/**
 * The judge of {@link WatchMethod#E_PROCESS}: watched periods in pairs with unused ones of the operation.
 *
 * <p>A pair lies a whole number of years apart to within one look. Which periods are paired depends on dates alone, so that
 * no count chooses its partner. The evidence goes on over anniversaries; a restart begins it anew with the periods left.
 *
 * @param evidence so far
 * @param left stretches of the operation that are not yet used
 * @param unpaired how many watched periods found none
 * @param year ticks of a year
 * @param look ticks of a look
 * @param chance of a false alarm, ever
 * @param phi the posterior mean of the past's dispersion
 */
record PairedEvidence(
        EProcess evidence, List<Spell> left, int unpaired, double year, double look, double chance, double phi)
        implements WatchJudge {

    static final double MOST_PHI = 1.3;
    private static final double SHAPE = 10;

    static PairedEvidence of(WatchRecord record, double chance, double phi) {
        double year = record.ticksPerYear();
        PairedEvidence judge = new PairedEvidence(
                EProcess.of(SHAPE, SHAPE), record.operation(), 0, year, year / record.perYear(), chance, phi);
        for (int i = 0; i < record.watched().size(); i++) {
            judge = judge.begun(record.restarts().contains(i))
                    .with(record.watched().get(i));
        }
        return judge.begun(record.restarts().contains(record.watched().size()));
    }

    private PairedEvidence begun(boolean anew) {
        return anew ? new PairedEvidence(EProcess.of(SHAPE, SHAPE), left, 0, year, look, chance, phi) : this;
    }

    @Override
    public PairedEvidence with(Spell spell) {
        Spell partner = null;
        for (Spell candidate : left) {
            if (apart(candidate, spell) < (partner == null ? look : apart(partner, spell))) {
                partner = candidate;
            }
        }
        if (partner == null) {
            return new PairedEvidence(evidence, left, unpaired + 1, year, look, chance, phi);
        }
        List<Spell> others = new ArrayList<>(left);
        others.remove(partner);
        return new PairedEvidence(
                evidence.observe(RateRatio.of(partner.count(), partner.exposure(), spell.count(), spell.exposure())),
                List.copyOf(others),
                unpaired,
                year,
                look,
                chance,
                phi);
    }

    /** How far two stretches are from being a whole number of years apart. */
    private double apart(Spell one, Spell other) {
        double years = (other.middle() - one.middle()) / year;
        return year * Math.abs(years - Math.rint(years));
    }

    @Override
    public boolean crosses(YearSoFar seen, boolean review) {
        return evidence.showsRise(chance);
    }

    @Override
    public Optional<String> refusal() {
        return phi > MOST_PHI
                ? Optional.of("it needs Poisson counts, and the past scatters with phi " + Digits.of(phi, 3)
                        + " (above " + MOST_PHI + ")")
                : Optional.empty();
    }

    @Override
    public String state() {
        return "e " + Digits.of(Math.exp(Math.min(600, evidence.lnEvalueOfRise())), 3) + " of "
                + Digits.of(1 / chance, 3)
                + (unpaired > 0
                        ? ", " + unpaired + " of the periods found no fresh partner in the operation: they told nothing"
                        : "");
    }
}
