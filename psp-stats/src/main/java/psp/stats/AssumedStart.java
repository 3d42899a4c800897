package psp.stats;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import psp.core.Described;
import psp.core.internal.Phrases;
import psp.stats.internal.text.Data;

/**
 * What would have been found had the operation begun on another day.
 *
 * @param start the assumed first day
 * @param reduction the focus area's change against last year
 * @param net the change against the comparison area
 * @param family how many starts are judged side by side, 1 or more; each by itself, without allowing for the others
 */
public record AssumedStart(LocalDate start, Reduction reduction, PastContrasts net, int family)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * The answers of one assumed start.
     *
     * @param start the assumed first day
     * @param reduction the focus area's change against last year
     * @param net the change against the comparison area
     * @param family how many starts are judged side by side, 1 or more; each by itself, without allowing for the others
     */
    public AssumedStart {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(reduction, "reduction");
        Objects.requireNonNull(net, "net");
        if (family < 1) {
            throw new IllegalArgumentException("A family of " + family + " starts is none; give 1 or more");
        }
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("start", start)
                .with("reduction", reduction)
                .with("net", net)
                .with("family", family)
                .map();
    }

    /** Returns the start, the change, the net verdict, and that others were tried which it does not allow for. */
    @Override
    public String toString() {
        return "from " + Phrases.day(start) + ": " + reduction + "; more than elsewhere: "
                + net.verdict().words()
                + (family == 1 ? "" : ", not allowing for " + family + " starts compared at once");
    }
}
