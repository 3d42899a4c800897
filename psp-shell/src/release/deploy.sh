#!/bin/sh
# Deploys the published modules of the last commit into a folder, as they would go to Maven Central, and checks Central's rules there.
#   psp-shell/src/release/deploy.sh [VERSION [FOLDER]]      0.1.0 and psp-shell/target/deploy/repository, where none are given
# Signed by a throwaway key where gpg is there; PSP_SIGN=none leaves it out and has the check say so.
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
version=${1:-0.1.0}
room=$top/psp-shell/target/deploy
repository=${2:-$room/repository}
rm -rf "$room"
mkdir -p "$room" "$repository"
git clone -q "$top" "$room/psp"
cd "$room/psp"

profiles=release
# Nothing is installed on this machine, so that no other build takes the trial for a release.
if [ "${PSP_SIGN:-throwaway}" != none ]; then
    command -v gpg >/dev/null || { echo "deploy: there is no gpg to sign with; PSP_SIGN=none goes on without" >&2; exit 1; }
    # A short name of its own: gpg's agent listens on a socket in its home, whose path may have a hundred characters.
    GNUPGHOME=$(mktemp -d) && export GNUPGHOME
    trap 'gpgconf --kill gpg-agent 2>/dev/null; rm -rf "$GNUPGHOME"' EXIT
    gpg --batch --quiet --passphrase '' --quick-generate-key 'psp trial, not a release <trial@psp.invalid>' rsa3072 sign 1d 2>/dev/null
    profiles=release,sign
fi
old=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
for pom in pom.xml psp-*/pom.xml; do
    sed "s|<version>$old</version>|<version>$version</version>|" "$pom" >"$pom.new" && mv "$pom.new" "$pom"
done
./mvnw -B -q -ntp "-P$profiles" -DskipTests -Dmaven.install.skip=true deploy "-DaltDeploymentRepository=trial::file://$repository"
java psp-shell/src/release/Central.java "$repository"
