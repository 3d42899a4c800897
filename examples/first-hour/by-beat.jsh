// The first answer without any coordinate: by the beat that the export itself records.
var export    = Path.of("first-hour/SIMULATED-export.xlsx")
var columns   = IncidentCsv.guess(export).columns()
var counted   = IncidentCsv.countByZone(export, columns, Outcome.all("violent incidents"), "Beat")
var operation = Operation.in("CS").active("2016-04-01/2017-01-01")
var study     = Study.of(operation, counted.counts()).labelled("SIMULATED PLACES")
System.out.println(counted)
System.out.println(study.reduction())
System.out.println(study.net())
