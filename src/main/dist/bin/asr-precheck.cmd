@echo off
rem Starts asr-precheck on Windows. Not run by its authors, who had no Windows at hand.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if defined ASR_PRECHECK_JAVA set "JAVA_EXE=%ASR_PRECHECK_JAVA%"
where /q "%JAVA_EXE%" 2>nul
if errorlevel 1 if not exist "%JAVA_EXE%" (
  echo asr-precheck: no Java found. It needs Java 17 or newer: install one, or point JAVA_HOME at it. 1>&2
  exit /b 2
)
"%JAVA_EXE%" -Xlog:disable -Xlog:all=off -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Dazure.sdk.shared.threadpool.usevirtualthreads=false %ASR_PRECHECK_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" io.github.asrprecheck.Main %*
exit /b %ERRORLEVEL%
