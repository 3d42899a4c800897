// Writes a simulated export, as an analyst would get it, into the folder first-hour:  ./psp examples/first-hour/files.jsh
var files = psp.example.AnalystExport.into(Path.of("first-hour"))
System.out.println("SIMULATED: " + files.spreadsheet() + ", " + files.shapefile() + " and " + files.tracts())
