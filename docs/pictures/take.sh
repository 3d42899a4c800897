#!/usr/bin/env bash
# Takes the pictures of this folder anew: needs Chromium and pdftoppm (poppler-utils); first run
#     ./psp examples/center-street/brief.jsh
set -euo pipefail
cd "$(dirname "$0")/../.."
made=$PWD/psp-shell/target/simulated-center-street
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

browse() {
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" "$@" 2> /dev/null
}
shot() { # picture, page, width, height, 0 for dark and 1 for light
    browse --blink-settings=preferredColorScheme="$5" --window-size="$3,$4" --screenshot="docs/pictures/$1.png" "file://$2"
}
phone() { # A window is never as narrow as a phone, a frame is.
    printf '<body style="margin:0;background:#fff"><iframe src="file://%s" width=390 height=%s style="border:0"></iframe>' \
        "$2" "$3" > "$work/phone.html"
    shot "$1" "$work/phone.html" 390 "$3" 1
}
print() {
    browse --no-pdf-header-footer --print-to-pdf="$work/page.pdf" "file://$2" > /dev/null
    pdftoppm -r 80 -png "$work/page.pdf" "docs/pictures/$1"
}
shot brief-screen "$made/violent-incidents.html" 860 2900 1
shot brief-dark "$made/violent-incidents.html" 860 2900 0
phone brief-phone "$made/violent-incidents.html" 4600
print brief-print "$made/violent-incidents.html"
shot brief-cannot-tell "$made/shootings.html" 860 1900 1
