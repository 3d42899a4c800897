package psp.core;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the gravest of some offences, by the hierarchy rule, is one of some codes. */
record Gravest(OffenseMap ranks, @Nullable OffenseMap map, Set<String> codes) implements Outcome.OffenseRule {

    private static final long serialVersionUID = 1;
    private static final int NONE = Integer.MAX_VALUE;

    @Override
    public boolean chooses(List<String> offenses) {
        int gravest = NONE;
        boolean asked = false;
        for (String offense : offenses) {
            // What the map does not have may look like a code and be another offence: it has no rank.
            String code = map == null ? offense : map.find(offense).orElse("");
            int rank = ranks.find(code).map(Integer::parseInt).orElse(NONE);
            boolean named = codes.contains(code.strip().toUpperCase(Locale.ROOT));
            asked = rank < gravest ? named : asked || named && rank == gravest;
            gravest = Math.min(rank, gravest);
        }
        return asked;
    }
}
