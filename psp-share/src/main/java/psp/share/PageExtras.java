package psp.share;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import psp.core.CountHeader;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.share.internal.text.Numbers;
import psp.stats.Study;

/**
 * What a pack holds for its page alone.
 *
 * @param paper for which the page is laid out
 * @param context streets or districts on the map
 * @param alsoCounted counts of other outcomes in the focus, for the weekly table
 */
record PageExtras(Paper paper, MapLayer context, List<ZoneCounts> alsoCounted) {

    static final PageExtras NONE = new PageExtras(Paper.LETTER, MapLayer.NONE, List.of());

    PageExtras {
        alsoCounted = List.copyOf(alsoCounted);
    }

    PageExtras on(Paper other) {
        return new PageExtras(other, context, alsoCounted);
    }

    /** The same with what of a layer lies around the zones of an operation. */
    PageExtras over(MapLayer layer, Study study, Zones zones) {
        Set<String> names = new TreeSet<>(study.operation().focusZones());
        names.addAll(study.operation().rings());
        List<Zone> ground = names.stream()
                .filter(zones::contains)
                .map(zones::get)
                .filter(zone -> zone.boundary() != null)
                .toList();
        return new PageExtras(paper, ground.isEmpty() ? MapLayer.NONE : layer.around(ground), alsoCounted);
    }

    /** The same with counts of other outcomes, of which those in the focus zones of a study are kept. */
    PageExtras counting(Collection<ZoneCounts> tables, Study study) {
        List<ZoneCounts> kept = new ArrayList<>();
        for (ZoneCounts table : tables) {
            if (!table.coverage().equals(study.counts().coverage())) {
                throw new IllegalArgumentException(
                        "The counts of " + table.header().outcome() + " cover "
                                + table.coverage() + ", those of the study "
                                + study.counts().coverage()
                                + "; count both over the same days");
            }
            kept.add(ZoneCounts.ofRows(
                    header(
                            study,
                            table.header().outcome(),
                            table.header().definition(),
                            table.header().unit()),
                    table.coverage(),
                    table.onlyZones(study.operation().focusZones())
                            .nonZeroRows()
                            .filter(row -> !row.place().zones().isEmpty())
                            .toList(),
                    new TreeMap<>()));
        }
        return new PageExtras(paper, context, kept);
    }

    /** The header of another outcome counted in the focus of a study. */
    static CountHeader header(Study study, String outcome, String definition, Unit unit) {
        CountHeader own = study.counts().header();
        TreeMap<String, CountHeader.Ground> grounds = new TreeMap<>();
        study.operation().focusZones().forEach(name -> {
            CountHeader.Ground ground = Objects.requireNonNull(own.zones().get(name), name);
            grounds.put(
                    name,
                    new CountHeader.Ground(
                            ground.version(),
                            ground.squareMetres() == null ? null : (Double) Numbers.rounded(ground.squareMetres()),
                            ground.middle()));
        });
        return new CountHeader(
                outcome,
                definition,
                unit,
                grounds,
                own.edgeRule(),
                own.clock(),
                own.asOf(),
                own.breaks().stream()
                        .filter(day -> day.zone() == null || grounds.containsKey(day.zone()))
                        .toList());
    }
}
