@echo off
rem Starts DaemonLens on a Java 17 or newer, with an archive of its loaded classes so that it starts fast.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_FOLDER=%~dp0.."
set "JAR=%HOME_FOLDER%\lib\daemonlens.jar"
set "JAVA="
set "OLD="
if defined DAEMONLENS_JAVA_HOME call :try "%DAEMONLENS_JAVA_HOME%\bin\java.exe" DAEMONLENS_JAVA_HOME
if not defined JAVA if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe" JAVA_HOME
rem Windows also looks in the current folder for a program; the search along PATH does not.
if not defined JAVA for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~$PATH:J" PATH
if not defined JAVA (
  if defined OLD (
    echo daemonlens: needs Java 17 or newer, but %OLD% is older. Set JAVA_HOME to a JDK 17 or newer. 1>&2
  ) else (
    echo daemonlens: needs Java 17 or newer, and found none in JAVA_HOME or on the PATH. Install a JDK 17 ^(for example Temurin or OpenJDK^). 1>&2
  )
  exit /b 2
)
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
set "ARCHIVE="
if not defined DAEMONLENS_NO_ARCHIVE if defined LOCALAPPDATA call :archive
if defined ARCHIVE (
  "%JAVA%" "-XX:SharedArchiveFile=%ARCHIVE%" %OPTIONS% "-Ddaemonlens.java.from=%FROM%" "-Ddaemonlens.archive=%ARCHIVE%" -cp "%JAR%" io.daemonlens.cli.Main %*
) else (
  "%JAVA%" %OPTIONS% "-Ddaemonlens.java.from=%FROM%" "-Ddaemonlens.archive=none: it could not be made" -cp "%JAR%" io.daemonlens.cli.Main %*
)
exit /b %ERRORLEVEL%

rem Sets JAVA and FROM when the program is new enough, else OLD.
:try
if not exist %1 exit /b
set "MAJOR="
for /f "tokens=3" %%V in ('"%~1" -version 2^>^&1 ^| findstr /c:" version "') do if not defined MAJOR for /f "tokens=1,2 delims=." %%A in ("%%~V") do if "%%A"=="1" (set "MAJOR=%%B") else set "MAJOR=%%A"
if not defined MAJOR exit /b
for /f "delims=-+" %%M in ("%MAJOR%") do set "MAJOR=%%M"
if %MAJOR% GEQ 17 (
  set "JAVA=%~1"
  set "FROM=%2"
) else set "OLD=%~1 (Java %MAJOR%)"
exit /b

rem Java itself rejects an archive of another jar or Java, so the name says what it was made for.
:archive
for %%F in ("%JAR%") do set "KEY=%%~zF-%%~tF"
set "KEY=%KEY:/=-%"
set "KEY=%KEY::=-%"
set "KEY=%KEY: =-%"
set "FOLDER=%LOCALAPPDATA%\daemonlens\cache"
set "ARCHIVE=%FOLDER%\%KEY%-java%MAJOR%.jsa"
if exist "%ARCHIVE%" exit /b
if not exist "%FOLDER%" mkdir "%FOLDER%" 2>nul
"%JAVA%" %OPTIONS% "-XX:ArchiveClassesAtExit=%ARCHIVE%.%RANDOM%.new" -cp "%JAR%" io.daemonlens.cli.Main warm-up >nul 2>&1
for %%F in ("%ARCHIVE%.*.new") do move /y "%%F" "%ARCHIVE%" >nul 2>&1
if not exist "%ARCHIVE%" set "ARCHIVE="
exit /b
