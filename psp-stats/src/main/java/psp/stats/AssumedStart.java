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
 */
public record AssumedStart(LocalDate start, Reduction reduction, PastContrasts net) implements Described, Serializable {

    private static final long serialVersionUID = 1;

    /** The answers of one assumed start. */
    public AssumedStart {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(reduction, "reduction");
        Objects.requireNonNull(net, "net");
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("start", start)
                .with("reduction", reduction)
                .with("net", net)
                .map();
    }

    /** Returns the start, the change and the net verdict. */
    @Override
    public String toString() {
        return "from " + Phrases.day(start) + ": " + reduction + "; more than elsewhere: "
                + net.verdict().words();
    }
}
