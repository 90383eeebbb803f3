"""Reads bodies by generated models: read_bodies.py task.json folder-of-clients. Prints the errors of each document as JSON."""
import importlib
import json
import sys


def errors(document, samples):
    try:
        models = importlib.import_module(document.replace("-", "_") + ".models")
    except Exception as error:
        return [f"the client cannot be imported: {error}"]
    found = []
    for sample in samples:
        model = getattr(models, sample["model"], None)
        if model is None:
            found.append(f"{sample['label']}: there is no model {sample['model']}")
            continue
        for body in (sample["body"] or []) if sample["list"] else [sample["body"]]:
            try:
                if hasattr(model, "from_dict"):
                    model.from_dict(body)
                else:  # an enum
                    model(body)
            except Exception as error:  # whatever a generated model raises
                found.append(f"{sample['label']}: {' '.join(str(error).split())[:400]}")
    return found


with open(sys.argv[1], encoding="utf-8") as task:
    documents = json.load(task)
for name in documents:
    sys.path.insert(0, f"{sys.argv[2]}/{name}")
print(json.dumps({name: errors(name, samples) for name, samples in documents.items()}))
