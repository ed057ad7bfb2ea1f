@echo off
rem Runs Maven: an installed one of 3.8.7 or newer when there is one, else the pinned version below, fetched once from
rem the Apache archive (or from the repository at %MVNW_REPOURL%) and checked against its published checksum.
rem Not run by its authors, who had no Windows at hand.
setlocal
set "VERSION=3.9.11"
set "SHA512=03e2d65d4483a3396980629f260e25cac0d8b6f7f2791e4dc20bc83f9514db8d0f05b0479e699a5f34679250c49c8e52e961262ded468a20de0be254d8207076"
set "NAME=apache-maven-%VERSION%"

set "FOUND="
for /f "tokens=3" %%v in ('mvn -Dstyle.color^=never -v 2^>nul ^| findstr /c:"Apache Maven"') do set "FOUND=%%v"
if not defined FOUND goto pinned
set "RANK=0"
for /f "tokens=1-3 delims=.-" %%a in ("%FOUND%") do set /a "RANK=%%a * 1000000 + %%b * 1000 + %%c"
if %RANK% LSS 3008007 goto pinned
call mvn %*
exit /b %ERRORLEVEL%

:pinned
set "DISTS=%USERPROFILE%\.m2\wrapper\dists"
if exist "%DISTS%\%NAME%\bin\mvn.cmd" goto run
if not exist "%DISTS%" mkdir "%DISTS%"
set "ZIP=%DISTS%\%NAME%-bin.zip"
set "URL=https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries/%NAME%-bin.zip"
if defined MVNW_REPOURL set "URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%VERSION%/%NAME%-bin.zip"
powershell -NoProfile -Command "$ErrorActionPreference='Stop'; (New-Object Net.WebClient).DownloadFile($env:URL, $env:ZIP); if ((Get-FileHash $env:ZIP -Algorithm SHA512).Hash -ne $env:SHA512) { throw 'mvnw: the file has another checksum than the pinned one: not used' }; Expand-Archive -Force $env:ZIP $env:DISTS; Remove-Item $env:ZIP"
if errorlevel 1 exit /b 1

:run
call "%DISTS%\%NAME%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
