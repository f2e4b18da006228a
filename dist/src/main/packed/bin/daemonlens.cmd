@echo off
rem Starts DaemonLens with the Java that lies beside it.
"%~dp0..\runtime\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:Tier3InvocationThreshold=2000 -XX:Tier3MinInvocationThreshold=1000 -XX:Tier3CompileThreshold=8000 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xlog:all=error:stderr -Ddaemonlens.java.from=runtime "-Ddaemonlens.archive=part of the Java that comes with DaemonLens" -m io.daemonlens.app/io.daemonlens.cli.Main %*
