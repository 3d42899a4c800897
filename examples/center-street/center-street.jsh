// The first true case, from files to an answer with its doubt:  ./psp examples/center-street/center-street.jsh
// With the small print, ranges and methods:  ./psp examples/center-street/center-street.jsh --detail
// The files are SIMULATED: invented places, days and hours with Milwaukee's true monthly totals, whose sources stand in
// true-monthly-totals.csv. With files of your own, begin at "read": the rest stays as it is.
var files = psp.example.SimulatedCity.centerStreet()

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
var study    = Study.of(plan.comparisonWithRings(), counts).labelled("CENTER STREET, MILWAUKEE: SIMULATED PLACES, true monthly totals")
var starts   = study.answers("2016-01-01", "2016-03-01", "2016-04-01", "2016-05-01", "2016-06-01")
var guns     = Study.of(plan, shotAt)
var watch    = Watch.after(plan.withdrawn("2017-01-01/2017-04-01"), shotAt)
var november = Period.parse("2017-01-01/2017-11-29")
var standing = guns.standing(november, 2015, 2016).with(Study.of(plan, hurt).standing(november, 2015, 2016))
var said     = starts.statement().with(watch.statement()).with(standing.statement()).next("look at 2017 beside the years before")
var detail   = List.of(args).contains("--detail")

void say(Object text) { System.out.println(text); }

said.lines(100, detail).forEach(line -> say(line))
say("Shootings by year, 2014 to 2017: " + shotAt.in("center-street").yearly(Period.parse("2014-01-01/2018-01-01")).toString().split(": ")[1])
if (!detail) say("More: ./psp examples/center-street/center-street.jsh --detail")

// the small print: what was read, every benchmark, the other comparison, the first quarter
if (detail) {
    say("");
    say("Counted: " + violent + "; in center-street, up to " + counts.header().asOf());
    say("Read:    " + log.intake());
    say("Against earlier years: " + study.reductions().stream().skip(1).map(r -> "the " + r.reference() + " " + r.percent()).toList());
    say("Benchmarks, without verdicts of their own:");
    for (var reading : study.net().benchmarks()) if (!study.net().decides(reading)) say("  " + reading.distance());
    say("Without the rings in the comparison: " + Study.of(plan, counts).net());
    say("First quarter of 2017 " + guns.standing(Period.parse("2017-Q1"), 2016).readings().get(0));
    say("Now, up to " + standing.asOf() + ", " + standing.method());
    say("To read aloud:");
    say(said.wrapped(100));
}
