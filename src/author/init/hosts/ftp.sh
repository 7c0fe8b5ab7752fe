#!/bin/sh
#fr # Écrit par « carnet init --host ftp », pour carnet {version}. Fait le site, puis le dépose avec lftp ; seuls les fichiers changés voyagent.
#fr # Le mot de passe se tape, ou se met dans ~/.netrc ; jamais ici.
#en # Written by 'carnet init --host ftp', for carnet {version}. Makes the site, then sends it with lftp; only files that changed travel.
#en # The password is typed, or kept in ~/.netrc; never here.
set -eu
cd "$(dirname "$0")"

#fr # Le serveur, comme ftp://compte@ftp.example.org ou sftp://compte@example.org, et le dossier du site sur ce serveur, comme www/carnets.
#en # The server, as ftp://account@ftp.example.org or sftp://account@example.org, and the site's folder on it, as www/notebooks.
SERVER=${CARNET_SERVER:-}
FOLDER=${CARNET_FOLDER:-}

if [ -z "$SERVER" ] || [ -z "$FOLDER" ]; then
#fr   echo "Écrivez d'abord le serveur et le dossier dans publish.sh : SERVER=… et FOLDER=…" >&2
#en   echo "First write the server and the folder in publish.sh: SERVER=… and FOLDER=…" >&2
  exit 2
fi
if ! command -v carnet >/dev/null; then
  carnet() { pipx run "{package}" "$@"; }
fi

carnet check
carnet build
#fr # Les pages sont remplacées avant que les anciennes s'en aillent. Ce que carnet note pour lui-même reste ici.
#en # Pages are replaced before old ones go. What carnet notes for itself stays here.
lftp -c "
  set ftp:ssl-force true
  set cmd:fail-exit true
  open '$SERVER'
  mirror --reverse --delete --exclude-glob .carnet-* public '$FOLDER'
"
