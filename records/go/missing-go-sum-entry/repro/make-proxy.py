# A module proxy as a folder. usage: python3 make-proxy.py FOLDER
import json, os, sys, zipfile

NAME = "example.org/text"
for version, word in [("v1.0.0", "one"), ("v1.1.0", "two")]:
    folder = os.path.join(sys.argv[1], NAME, "@v")
    os.makedirs(folder, exist_ok=True)
    mod = f"module {NAME}\n\ngo 1.16\n"
    with open(os.path.join(folder, "list"), "a") as out:
        out.write(version + "\n")
    with open(os.path.join(folder, version + ".info"), "w") as out:
        json.dump({"Version": version, "Time": "2024-01-01T00:00:00Z"}, out)
    with open(os.path.join(folder, version + ".mod"), "w") as out:
        out.write(mod)
    with zipfile.ZipFile(os.path.join(folder, version + ".zip"), "w") as out:
        out.writestr(f"{NAME}@{version}/go.mod", mod)
        out.writestr(f"{NAME}@{version}/text.go", f'package text\n\nfunc Word() string {{ return "{word}" }}\n')
