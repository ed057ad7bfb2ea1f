@echo off
rem Starts asr-precheck on Windows. Not run by its authors, who had no Windows at hand.
rem Needs Java 17 or newer: %ASR_PRECHECK_JAVA%, %JAVA_HOME%, or java on the PATH.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE="
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if defined ASR_PRECHECK_JAVA set "JAVA_EXE=%ASR_PRECHECK_JAVA%"
if not defined JAVA_EXE for %%i in (java.exe) do set "JAVA_EXE=%%~$PATH:i"
if not defined JAVA_EXE goto nojava
if not exist "%JAVA_EXE%" goto nojava

rem The release file beside the JVM tells its version without the cost of starting it.
set "VERSION="
for %%i in ("%JAVA_EXE%") do set "RELEASE=%%~dpi..\release"
if exist "%RELEASE%" for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%RELEASE%"`) do set "VERSION=%%~v"
if not defined VERSION goto start
for /f "tokens=1 delims=.-+" %%m in ("%VERSION%") do if %%m LSS 17 goto oldjava

:start
rem azure-identity reads the token of the Azure CLI from its stdout and stderr together, where a warning would spoil it.
if not defined AZURE_CORE_ONLY_SHOW_ERRORS set "AZURE_CORE_ONLY_SHOW_ERRORS=true"
rem NTFS lists lib by name, so the class path has a fixed order here too.
"%JAVA_EXE%" -Xlog:disable -Xlog:all=off -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -Dazure.sdk.shared.threadpool.usevirtualthreads=false %ASR_PRECHECK_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" io.github.asrprecheck.Main %*
exit /b %ERRORLEVEL%

:nojava
echo asr-precheck: no Java found. It needs Java 17 or newer: install one, or point JAVA_HOME or ASR_PRECHECK_JAVA at it. 1>&2
exit /b 2

:oldjava
echo asr-precheck: %JAVA_EXE% is Java %VERSION%, which is too old. It needs Java 17 or newer: install one, or point JAVA_HOME or ASR_PRECHECK_JAVA at it. 1>&2
exit /b 2
