// The first true case as a pack that another department can check and a page that a commander reads:
//     ./psp examples/center-street/brief.jsh
// The files are SIMULATED: invented places, days and hours with Milwaukee's true monthly totals. The second page is that of a
// study that cannot tell: in 2016 one shooting in fourteen has no position.
var files = psp.example.SimulatedCity.centerStreet()

var corridor = GeoJson.readZones(files.zones()).get("center-street")
var rings    = Rings.around(corridor, 500, 1000)
var zones    = Zones.of(corridor, rings).plus(GeoJson.readZones(files.tracts()))
var index    = ZoneIndex.of(zones)
var log      = IncidentCsv.read(files.violent(), Columns.named("id", "offenses", "occurred", "lon", "lat"))
var shots    = IncidentCsv.read(files.shootings(), Columns.named("id", "offenses", "date", "lon", "lat").withoutOffenses().withVictims("killed", "wounded"))
var violent  = Outcome.of("violent incidents", "HOMICIDE", "MURDER/NONNEGLIGENT MANSLAUGHTER", "ROBBERY", "AGGRAVATED ASSAULT")
var counts   = index.count(log, violent, Coverage.declared(Period.parse("2005-01-01/2017-01-01"))).withAsOf(LocalDate.of(2016, 12, 31))
var shotAt   = index.count(shots, Outcome.withAny("shootings", Unit.VICTIMS), Coverage.declared(Period.parse("2014-01-01/2018-03-31"))).withAsOf(LocalDate.of(2018, 3, 30))
var plan     = Operation.in("center-street").ring("center-street ring 0-500 m", "center-street ring 500-1000 m").active("2016-04-01/2017-01-01", "April to December 2016")
var later    = plan.withdrawn("2017-01-01/2017-04-01", "officers moved on").returned("2017-04-01/2018-01-01", "officers back")
var folder   = files.zones().toAbsolutePath().getParent()

void share(String name, Study study) {
    var pack = StudyPack.of(study.labelled("SIMULATED PLACES")).withZones(zones);
    pack.write(folder.resolve(name + ".zip"));
    var brief = Brief.of(StudyPack.read(folder.resolve(name + ".zip")));
    brief.write(folder.resolve(name + ".html"));
    brief.writeParts(folder.resolve(name));
    System.out.println(pack);
    System.out.println(brief + ", beside its pack in " + folder);
}
share("violent-incidents", Study.of(plan.comparisonWithRings(), counts))
share("shootings", Study.of(later, shotAt))
