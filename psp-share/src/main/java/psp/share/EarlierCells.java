package psp.share;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import psp.core.CountHeader;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounts;

/**
 * The cells of earlier public packs, which a later one keeps: were a day counted in one cell there and in another here, the
 * difference of the two would be public, however small. So each earlier cell stays a cell, with the same count or one that
 * differs by at least 5, and packs of another outcome differ cell by cell by nothing or at least 5.
 */
final class EarlierCells {

    /** No earlier pack. */
    static final EarlierCells NONE = new EarlierCells(List.of());

    private final List<StudyPack> packs;
    private final TreeSet<Period> cells = new TreeSet<>();

    /**
     * The cells of some packs.
     *
     * @throws IllegalArgumentException if one is not public, or two divide the same days otherwise
     */
    EarlierCells(Collection<StudyPack> packs) {
        this.packs = List.copyOf(packs);
        for (StudyPack pack : this.packs) {
            if (pack.kind() != PackKind.PUBLIC) {
                throw new IllegalArgumentException(
                        name(pack) + " is not public; give those that were published earlier");
            }
            cells.addAll(pack.study().counts().coverage().periods());
        }
        Period last = null;
        for (Period cell : cells) {
            if (last != null && cell.start().isBefore(last.end())) {
                throw new IllegalArgumentException(refused("the earlier public packs divide " + cell
                        + " in two ways already; whoever has both knows their differences"));
            }
            last = cell;
        }
    }

    private static String name(StudyPack pack) {
        return "The pack up to " + pack.study().counts().coverage().span().lastDay() + " (hash "
                + pack.hash().substring(0, 16) + "…)";
    }

    private static String refused(String why) {
        return "No public pack can be made beside the earlier ones: " + why;
    }

    /** Where no division that keeps the earlier cells is coarse enough. */
    IllegalArgumentException tooSmall() {
        return new IllegalArgumentException(
                refused("what happened since " + cells.last().lastDay()
                        + " has some count below " + PublicCells.LEAST
                        + ", or a phase begins or ends within one of their periods;"
                        + " publish when there is more"));
    }

    boolean isEmpty() {
        return packs.isEmpty();
    }

    /** The days on which an earlier cell begins or ends. */
    List<LocalDate> edges() {
        List<LocalDate> days = new ArrayList<>();
        cells.forEach(cell -> days.addAll(List.of(cell.start(), cell.end())));
        return days;
    }

    /** Whether a day lies within an earlier cell, so that nothing may be cut there. */
    boolean holdsInside(LocalDate day) {
        return cells.stream()
                .anyMatch(cell -> cell.contains(day) && !cell.start().equals(day));
    }

    /** Whether a period is an earlier cell, which stays as it is. */
    boolean isCell(Period period) {
        return cells.contains(period);
    }

    /** Whether all earlier packs count the incidents without a position with those in no zone, or all of them apart. */
    boolean allowMerging(boolean merged) {
        return packs.stream().allMatch(pack -> pack.study().counts().places().contains(Place.NO_POSITION) != merged);
    }

    /**
     * Refuses counts from which, with an earlier pack, a number from 1 to 4 could be had.
     *
     * @throws IllegalArgumentException naming the pack, the place and the period
     */
    void check(ZoneCounts counts) {
        for (StudyPack pack : packs) {
            ZoneCounts earlier = pack.study().counts();
            CountHeader then = earlier.header();
            CountHeader now = counts.header();
            if (!then.zones().keySet().equals(now.zones().keySet())) {
                throw new IllegalArgumentException(refused(name(pack) + " counts the zones "
                        + then.zones().keySet()
                        + ", this one " + now.zones().keySet() + "; their differences would be public. Publish one of"
                        + " them, or take the earlier one out of the folder if it never left the house"));
            }
            boolean same = then.definition().equals(now.definition())
                    && then.outcome().equals(now.outcome())
                    && then.unit() == now.unit();
            TreeSet<Place> places = new TreeSet<>(earlier.places());
            places.addAll(counts.places());
            for (Period cell : earlier.coverage().periods()) {
                if (counts.coverage().periods().contains(cell)) {
                    for (Place place : places) {
                        refuse(pack, same, place, cell, count(earlier, place, cell), count(counts, place, cell));
                    }
                }
            }
        }
    }

    private static long count(ZoneCounts counts, Place place, Period cell) {
        return counts.places().contains(place) ? counts.at(place).count(cell) : 0;
    }

    private static void refuse(StudyPack pack, boolean same, Place place, Period cell, long then, long now) {
        long apart = Math.abs(now - then);
        if (apart > 0 && apart < PublicCells.LEAST) {
            throw new IllegalArgumentException(refused(name(pack) + " says " + then
                    + (same ? "" : " " + pack.study().counts().header().outcome())
                    + " of " + place + " in " + cell + ", and now there are " + now + "; a difference of " + apart
                    + " would be public. "
                    + (same
                            ? "Publish when it is none or at least " + PublicCells.LEAST
                            : "Publish only one of two outcomes of which one holds the other")));
        }
    }
}
