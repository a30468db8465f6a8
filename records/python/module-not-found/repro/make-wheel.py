"""Writes a small pure wheel into wheels/: make-wheel.py NAME VERSION MODULE [REQUIREMENT]"""
import sys
import zipfile

name, version, module, *requires = sys.argv[1:]
info = f"{name}-{version}.dist-info"
with zipfile.ZipFile(f"wheels/{name}-{version}-py3-none-any.whl", "w") as wheel:
    wheel.writestr(f"{module}/__init__.py", "RED = '31'\n")
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {one}" for one in requires]
    wheel.writestr(f"{info}/METADATA", "\n".join(lines) + "\n")
    wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: by-hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(f"{info}/RECORD", "")
