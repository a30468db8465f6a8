"""A build backend (PEP 517) that needs libfoo.h, as many packages need a header."""
import os
import zipfile


def build_wheel(folder, config_settings=None, metadata_directory=None):
    if not os.path.exists("libfoo.h"):
        raise SystemExit("libfoo.h is needed")
    name = "pkg-1-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("pkg.py", "ANSWER = 42\n")
        wheel.writestr("pkg-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: pkg\nVersion: 1\n")
        wheel.writestr("pkg-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("pkg-1.dist-info/RECORD", "")
    return name
