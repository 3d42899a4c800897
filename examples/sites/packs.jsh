// Five cities' study packs, to be pooled:  ./psp examples/sites/packs.jsh   then   ./psp pool sites/harbour.zip ...
// SIMULATED: months are drawn from a seeded source; the true change
// is 15 to 35 % fewer at four of them, and at Station, where it is quiet, nobody was shot at all in 2016.
var bits = new java.util.SplittableRandom(2018)
double chance() { return (bits.nextInt() >>> 1) / 2147483648.0; }
long draw(double mean) { long n = 0; for (double p = StrictMath.exp(-mean), u = chance(), sum = p; u > sum && n < 1000; sum += p) p *= mean / ++n; return n; }

StudyPack city(String focus, double mean, double fall, double swing) {
    var cells = new java.util.ArrayList<ZoneCounts.Cell>();
    for (var month : Period.parse("2010-01-01/2017-01-01").months()) {
        // a month may have half as many again, or half: such counts scatter more than Poisson ones
        double level = mean * (chance() < 0.5 ? 1 - swing : 1 + swing) * (month.start().getYear() == 2016 ? 1 - fall : 1);
        cells.add(new ZoneCounts.Cell(month, focus, draw(level)));
        cells.add(new ZoneCounts.Cell(month, "rest of " + focus, 60 + draw(90)));
    }
    var counts = ZoneCounts.ofTable("shootings", cells).withAsOf(LocalDate.of(2016, 12, 31));
    return StudyPack.of(Study.of(Operation.in(focus).active("2016"), counts).labelled("SIMULATED"));
}

city("Harbour", 12, 0.30, 0.0).write(Path.of("sites/harbour.zip"))
city("Mill Street", 5, 0.20, 0.5).write(Path.of("sites/mill-street.zip"))
city("Old Town", 22, 0.15, 0.3).write(Path.of("sites/old-town.zip"))
city("Quay", 9, 0.35, 0.3).published().write(Path.of("sites/quay-public.zip"))
city("Station", 0.3, 1.00, 0.0).write(Path.of("sites/station.zip"))
System.out.println("SIMULATED: five packs in sites")
