// The first true case as one file that another department checks and repeats:  ./psp examples/center-street/pack.jsh
// SIMULATED: invented places, days and hours with Milwaukee's true monthly totals.
var files    = psp.example.SimulatedCity.centerStreet()
var corridor = GeoJson.readZones(files.zones()).get("center-street")
var zones    = Zones.of(corridor, Rings.around(corridor, 500, 1000)).plus(GeoJson.readZones(files.tracts()))
var log      = IncidentCsv.read(files.violent(), Columns.named("id", "offenses", "occurred", "lon", "lat"))
var violent  = Outcome.of("violent incidents", "HOMICIDE", "ROBBERY", "AGGRAVATED ASSAULT")
var counts   = ZoneIndex.of(zones).count(log, violent, Coverage.declared(Period.parse("2005-01-01/2017-01-01")))
var plan     = Operation.in("center-street").ring("center-street ring 0-500 m", "center-street ring 500-1000 m").active("2016-04-01/2017-01-01", "April to December 2016")
var study    = Study.of(plan, counts.withAsOf(LocalDate.of(2016, 12, 31))).labelled("SIMULATED PLACES").withQuality(DataQuality.of(log))

// what was done, in the department's own words; the dates are assumptions, nobody published them
var done     = List.of(new ActivityEntry(Period.parse("2016-04-01/2017-01-01"), "", "", "extra patrols in the corridor", null, "SIMULATED: write what you did"))
var pack     = StudyPack.of(study).withIntake(log.intake()).withZones(zones).withDeeds(done)
var file     = files.zones().resolveSibling("study.zip")
pack.write(file)
pack.published().write(files.zones().resolveSibling("study-public.zip"))
Brief.of(pack).write(files.zones().resolveSibling("brief.html"))

System.out.println("SIMULATED PLACES: study.zip, study-public.zip and brief.html beside the files")
System.out.println("  " + pack.files().size() + " files, " + pack.figures().all().size() + " figures; done again: " + Replay.of(file).differences().size() + " differences")
for (var remark : pack.published().remarks()) System.out.println("  " + remark)
