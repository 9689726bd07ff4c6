"""Anki's sync server, and one of its collections: sends notes up one by one, fetches them into another one.

with_anki.py serve FOLDER PORT
with_anki.py push FOLDER ADDRESS FILE    a note for each line of the file
with_anki.py pull FOLDER ADDRESS         into a collection that knows nothing of them
"""

import os
import shutil
import sys
import time
from importlib.metadata import version
from pathlib import Path

NAME, PASSWORD = "clerk", "clerk"


def serve(folder, port):
    os.environ.update(
        SYNC_USER1=f"{NAME}:{PASSWORD}",
        SYNC_BASE=folder,
        SYNC_HOST="127.0.0.1",
        SYNC_PORT=port,
        RUST_LOG="error",
    )
    from anki.syncserver import run_sync_server

    run_sync_server()


def opened(file):
    from anki.collection import Collection

    return Collection(str(file))


def signed_in(collection, address):
    return collection.sync_login(username=NAME, password=PASSWORD, endpoint=f"http://{address}/")


def synced(collection, auth):
    """Seconds of a sync that goes note by note."""
    began = time.monotonic()
    told = collection.sync_collection(auth, False)
    took = time.monotonic() - began
    if told.required != told.NO_CHANGES:
        sys.exit(f"Anki does not go note by note: {told.required}")
    return took


def begin(folder, address):
    """A collection that the server has too, without notes; a copy of it stays for who pulls."""
    file = folder / "old.anki2"
    collection = opened(file)
    auth = signed_in(collection, address)
    told = collection.sync_collection(auth, False)
    collection.close_for_full_sync()
    collection.full_upload_or_download(auth=auth, server_usn=told.server_media_usn, upload=True)
    collection.reopen(after_full_sync=True)
    collection.close()
    shutil.copy(file, folder / "new.anki2")
    return opened(file), auth


def push(folder, address, bodies):
    from anki.collection import AddNoteRequest

    collection, auth = begin(folder, address)
    kind = collection.models.by_name("Basic")
    deck = collection.decks.id("Default")
    requests = []
    for number, body in enumerate(Path(bodies).read_text().splitlines()):
        note = collection.new_note(kind)
        note.fields = [str(number), body]
        requests.append(AddNoteRequest(note=note, deck_id=deck))
    collection.add_notes(requests)
    print("took", synced(collection, auth), flush=True)
    # What it sent is at the server only if a second look finds nothing more to send.
    synced(collection, auth)
    tell(collection)


def pull(folder, address):
    collection = opened(folder / "new.anki2")
    auth = signed_in(collection, address)
    print("took", synced(collection, auth), flush=True)
    tell(collection)


def tell(collection):
    print("there", collection.note_count(), flush=True)
    collection.close()


print("version", version("anki"), flush=True)
match sys.argv[1:]:
    case ["serve", folder, port]:
        serve(folder, port)
    case ["push", folder, address, bodies]:
        push(Path(folder), address, bodies)
    case ["pull", folder, address]:
        pull(Path(folder), address)
