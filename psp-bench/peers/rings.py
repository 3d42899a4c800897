"""What rings.jsh prints, held against GEOS by shapely: buffer(500, 64) of the polygons in make_valid, less these polygons."""
import sys
import shapely

WIDTH, QUADRANT = 500, 64


def polygons(ground):
    parts = [part for part in shapely.get_parts(ground).tolist() if part.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)


held, unlike, refused, worst_area, worst_ring = 0, [], [], 0, 0
for line in sys.stdin:
    file, name, area, ring, rest = line.rstrip("\n").split("\t", 4)
    if not ring:
        refused.append(f"{file} {name}: {rest}")
        continue
    raw = shapely.from_wkt(rest)
    # psp's even-odd rule knows no parts: all rings of a zone count alike.
    valid = polygons(shapely.make_valid(raw))
    off = abs(float(area) / valid.area - 1)
    if off > 1e-4:
        unlike.append(f"{file} {name}: area {float(area):.0f}, make_valid {valid.area:.0f}")
        continue
    expected = valid.buffer(WIDTH, quad_segs=QUADRANT).area - valid.area
    held += 1
    worst_area = max(worst_area, off)
    here = abs(float(ring) / expected - 1)
    worst_ring = max(worst_ring, here)
    if here > 1e-3:
        print(f"FAULT {file} {name}: ring {float(ring):.0f}, GEOS {expected:.0f}")
print(f"shapely {shapely.__version__}, GEOS {shapely.geos_version_string}")
print(f"{held} zones; area within {worst_area:.1e}, ring within {worst_ring:.1e}")
print(f"{len(unlike)} whose even-odd ground make_valid does not give:", *unlike, sep="\n  ")
print(f"{len(refused)} without zones or ring:", *refused, sep="\n  ")
