// Each zone of the files named after this script, in metres around its middle, with its area and that of the ring of 500 m around it, as psp
// tells them: a line each, for rings.py to hold against GEOS.
//   ./psp psp-bench/peers/rings.jsh FILE... | python3 psp-bench/peers/rings.py
String ground(Boundary boundary) {
    LocalPlane plane = LocalPlane.around(boundary);
    // Edges are straight in degrees: followed on the plane in pieces of a hundred metres or less.
    Function<Ring, String> ring = each -> IntStream.rangeClosed(0, each.size())
            .boxed()
            .flatMap(i -> {
                int a = i % each.size();
                int b = (i + 1) % each.size();
                double lon = each.longitude(b) - each.longitude(a);
                double lat = each.latitude(b) - each.latitude(a);
                int pieces = i == each.size() ? 1 : 1 + (int) (1_000 * Math.max(Math.abs(lon), Math.abs(lat)));
                return IntStream.range(0, pieces)
                        .mapToObj(k -> plane.metres(each.longitude(a) + lon * k / pieces, each.latitude(a) + lat * k / pieces));
            })
            .map(at -> at[0] + " " + at[1])
            .collect(Collectors.joining(", ", "(", ")"));
    return boundary.parts().stream()
            .map(part -> Stream.concat(Stream.of(part.shell()), part.holes().stream()).map(ring).collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", ", "MULTIPOLYGON (", ")"));
}
for (String file : args) {
    Zones zones;
    try {
        zones = ZoneFile.read(Path.of(file));
    } catch (RuntimeException e) {
        System.out.println(file + "\t\t\t\t" + e.getMessage().lines().findFirst().orElse(""));
        continue;
    }
    for (Zone zone : zones) {
        try {
            Zone ring = Rings.around(zone, 500).get(0);
            System.out.println(String.join("\t", file, zone.name(), "" + ZoneMetres.of(zone).squareMetres(), "" + ZoneMetres.of(ring).squareMetres(), ground(zone.boundary())));
        } catch (RuntimeException e) {
            System.out.println(String.join("\t", file, zone.name(), "", "", String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }
}
