// SIMULATED files such as a department has: incidents and one polygon, in a folder of their own.
var files = psp.example.SimulatedCity.centerStreet(Path.of("center-street"))
System.out.println("SIMULATED: " + files.violent().getFileName() + " and " + files.zones().getFileName() + " in center-street")
