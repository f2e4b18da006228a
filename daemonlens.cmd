@echo off
rem Starts DaemonLens from this checkout, building it first when it was never built.
setlocal
set "TOP=%~dp0"
set "JAR=%TOP%language-server\target\dist\lib\daemonlens.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo daemonlens: needs Java 17 or newer, and found none in JAVA_HOME or on the PATH. Install a JDK 17. 1>&2
  exit /b 2
)
if not exist "%JAR%" (
  echo daemonlens: building from source; this happens once 1>&2
  pushd "%TOP%"
  call mvnw.cmd -q -B -ntp -DskipTests -Dspotless.check.skip=true -pl schemas,engine,language-server package 1>&2
  if errorlevel 1 (
    popd
    echo daemonlens: the build failed 1>&2
    exit /b 2
  )
  popd
)
set "ARCHIVE=%TOP%language-server\target\dist\daemonlens.jsa"
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
if not exist "%ARCHIVE%" (
  "%JAVA%" %OPTIONS% -XX:ArchiveClassesAtExit="%ARCHIVE%" -cp "%JAR%" io.daemonlens.cli.Main warm-up >nul 2>&1
)
"%JAVA%" -XX:SharedArchiveFile="%ARCHIVE%" %OPTIONS% -cp "%JAR%" io.daemonlens.cli.Main %*
exit /b %ERRORLEVEL%
