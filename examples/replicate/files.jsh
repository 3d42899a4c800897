// SIMULATED files such as a department has: incidents, one polygon and the city's tracts, in a folder of their own.
var files = psp.example.SimulatedCity.centerStreet(Path.of("center-street"))
System.out.println("SIMULATED: " + files.violent().getFileName() + ", " + files.zones().getFileName() + " and " + files.tracts().getFileName() + " in center-street")
