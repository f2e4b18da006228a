@echo off
rem Starts DaemonLens from this checkout, building it first when it was never built.
setlocal EnableExtensions DisableDelayedExpansion
set "TOP=%~dp0"
set "DIST=%TOP%language-server\target\dist"
if not exist "%DIST%\lib\daemonlens.jar" (
  echo daemonlens: building from source; this happens once 1>&2
  pushd "%TOP%"
  call "%TOP%mvnw.cmd" -q -B -ntp -DskipTests -Dspotless.check.skip=true -pl schemas,engine,named-lambdas,language-server package 1>&2
  if errorlevel 1 (
    popd
    echo daemonlens: the build failed; it needs a JDK 17 or newer in JAVA_HOME or on the PATH 1>&2
    exit /b 2
  )
  popd
)
call "%DIST%\bin\daemonlens.cmd" %*
exit /b %ERRORLEVEL%
