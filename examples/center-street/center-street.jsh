// The first true case, from files to a sentence with its doubt:  ./psp examples/center-street/center-street.jsh
// The files are SIMULATED: invented places, days and hours with Milwaukee's true monthly totals, whose sources stand in
// true-monthly-totals.csv. With files of your own, begin at "read": the rest stays as it is.
var files = psp.example.SimulatedCity.centerStreet()

import java.util.Locale

// read
var corridor = GeoJson.readZones(files.zones()).get("center-street")
var rings    = Rings.around(corridor, 500, 1000)
var index    = ZoneIndex.of(Zones.of(corridor, rings).plus(GeoJson.readZones(files.tracts())))
var log      = IncidentCsv.read(files.violent(), Columns.named("id", "offenses", "occurred", "lon", "lat"))
var shots    = IncidentCsv.read(files.shootings(), Columns.named("id", "offenses", "date", "lon", "lat").withoutOffenses().withVictims("killed", "wounded"))

// count
var violent  = Outcome.of("violent incidents", "HOMICIDE", "MURDER/NONNEGLIGENT MANSLAUGHTER", "ROBBERY", "AGGRAVATED ASSAULT")
var shooting = Outcome.withAny("shootings", Unit.VICTIMS)
var wounded  = Outcome.withAny("wounding shootings", Unit.INJURED)
var to2016   = Coverage.declared(Period.parse("2005-01-01/2017-01-01"))
var to2018   = Coverage.declared(Period.parse("2014-01-01/2018-03-31"))
var counts   = index.count(log, violent, to2016).withAsOf(LocalDate.of(2016, 12, 31))
var shotAt   = index.count(shots, shooting, to2018).withAsOf(LocalDate.of(2018, 3, 30))
var hurt     = index.count(shots, wounded, to2018).withAsOf(LocalDate.of(2018, 3, 30))

// ask: nobody published when the operation began; April is one assumption of five
var plan     = Operation.in("center-street").ring("center-street ring 0-500 m", "center-street ring 500-1000 m").active("2016-04-01/2017-01-01", "April to December 2016")
var study    = Study.of(plan.comparisonWithRings(), counts).labelled("SIMULATED PLACES")
var apart    = Study.of(plan, counts)
var guns     = Study.of(plan, shotAt)
var quarter  = guns.standing(Period.parse("2017-Q1"), 2016)
var watch    = Watch.after(plan.withdrawn("2017-01-01/2017-04-01"), shotAt)
var november = Period.parse("2017-01-01/2017-11-29")
var standing = guns.standing(november, 2015, 2016).with(Study.of(plan, hurt).standing(november, 2015, 2016))
var year     = Period.parse("2015")

void say(String text) { System.out.println(text); }

say("SIMULATED PLACES with Milwaukee's true monthly totals: no address, day or hour below is real")
say("Counted: " + violent + "; in center-street, as of " + counts.header().asOf())
say("Read:    " + log.intake())
say(String.format(Locale.ROOT, "Share:   %,d of the city's %,d in 2015, %.1f %%", counts.in("center-street").count(year), counts.total().count(year), 100.0 * counts.in("center-street").count(year) / counts.total().count(year)))
say("Did it fall? April to December 2016 against the same days of 2015, and of earlier years")
say("  " + study.reduction())
say("  " + String.join("; ", study.reductions().stream().skip(1).map(r -> "against the " + r.reference() + " " + r.percent()).toList()))
say("More than elsewhere? Against " + study.net().comparisonName() + ": " + study.net().verdict().text() + "; " + study.net().reasons())
for (var reading : study.net().yardsticks()) if (study.net().decides(reading)) say("  " + reading)
say("  " + String.join("; ", study.net().yardsticks().stream().filter(r -> !study.net().decides(r)).map(r -> r.distance()).toList()))
say("  " + apart.net())
say("Did it move? (city − focus − rings as the comparison)")
for (var ring : study.displacement()) say("  " + ring.ring() + ": " + ring)
say("If it began on another day")
for (var start : study.startingAt("2016-01-01", "2016-03-01", "2016-04-01", "2016-05-01", "2016-06-01")) say("  " + start)
say("Did it come back? Shootings of the first quarter of 2017 " + quarter.readings().get(0))
say("  " + watch)
say("Where do we stand? As of " + standing.asOf() + ", " + standing.method())
for (var reading : standing.readings()) say("  " + reading.entry().outcome() + " " + reading)
say("Shootings by year, 2014 to 2017: " + shotAt.in("center-street").yearly(Period.parse("2014-01-01/2018-01-01")).toString().split(": ")[1])
say("To read aloud:")
say(study.statement().with(standing.statement()).wrapped(185))
