package psp.geo;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import psp.core.Boundary;

/**
 * The sets of parts that a point may lie in, and the set of zones, which is a place, that each of them stands for.
 *
 * <p>An edge of a part is crossed by adding the part to the set or taking it away, so that the answer for a second point
 * follows from that for a first one and the edges between. Not safe for several threads.
 */
final class PartSets {

    private final NumberSets parts;
    private final NumberSets zones;
    private final int[] zoneOfPart;
    private final LongIntMap exchanges = new LongIntMap();
    private int[] places = {0};

    private PartSets(NumberSets zones, int[] zoneOfPart, LongConsumer bytes) {
        this.parts = new NumberSets(bytes);
        this.zones = zones;
        this.zoneOfPart = zoneOfPart;
    }

    static PartSets of(List<Boundary> grounds, NumberSets zones, LongConsumer bytes) {
        int[] zoneOfPart = new int
                [grounds.stream().mapToInt(ground -> ground.parts().size()).sum()];
        int part = 0;
        for (int zone = 0; zone < grounds.size(); zone++) {
            for (int i = grounds.get(zone).parts().size(); i > 0; i--) {
                zoneOfPart[part++] = zone;
            }
        }
        return new PartSets(zones, zoneOfPart, bytes);
    }

    /** The same parts and zones, with no set of parts known yet. */
    PartSets empty(LongConsumer bytes) {
        return new PartSets(zones, zoneOfPart, bytes);
    }

    /** The number here of a set that has a number there. */
    int copy(PartSets there, int set) {
        return parts.of(there.parts.members(set));
    }

    /** The set of one part. */
    int single(int part) {
        return parts.of(part);
    }

    /** What is in exactly one of two sets. */
    int xor(int a, int b) {
        if (a == 0 || b == 0) {
            return a | b;
        }
        long key = (long) a << 32 | b;
        int known = exchanges.get(key);
        if (known < 0) {
            known = parts.xor(a, b);
            exchanges.put(key, known);
        }
        return known;
    }

    /** The set of zones that hold any part of a set. */
    int place(int set) {
        if (set >= places.length) {
            int before = places.length;
            places = Arrays.copyOf(places, Math.max(2 * before, set + 1));
            Arrays.fill(places, before, places.length, -1);
        }
        if (places[set] < 0) {
            places[set] = zones.of(Arrays.stream(parts.members(set))
                    .map(part -> zoneOfPart[part])
                    .sorted()
                    .distinct()
                    .toArray());
        }
        return places[set];
    }

    int zone(int part) {
        return zoneOfPart[part];
    }
}
