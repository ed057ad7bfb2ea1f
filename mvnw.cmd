@echo off
rem Runs Maven: an installed one when there is one, else the pinned version from the Apache archive.
rem Not run by its authors, who had no Windows at hand.
setlocal
set "VERSION=3.9.11"
set "SHA512=03e2d65d4483a3396980629f260e25cac0d8b6f7f2791e4dc20bc83f9514db8d0f05b0479e699a5f34679250c49c8e52e961262ded468a20de0be254d8207076"
where /q mvn && (
  mvn %*
  exit /b %ERRORLEVEL%
)
set "STORE=%USERPROFILE%\.m2\wrapper\dists\apache-maven-%VERSION%"
if not exist "%STORE%\bin\mvn.cmd" (
  powershell -NoProfile -Command ^
    "$ErrorActionPreference='Stop'; $base=$env:MVNW_REPOURL; if (-not $base) { $base='https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries' };" ^
    "$zip=Join-Path $env:TEMP 'asr-precheck-maven.zip'; Invoke-WebRequest -UseBasicParsing \"$base/apache-maven-%VERSION%-bin.zip\" -OutFile $zip;" ^
    "if ((Get-FileHash $zip -Algorithm SHA512).Hash -ne '%SHA512%') { throw 'mvnw: another checksum than the pinned one: not used' };" ^
    "Expand-Archive -Force $zip (Split-Path '%STORE%')" || exit /b 1
)
call "%STORE%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
