#!/bin/sh
# What asr-precheck 0.1.0 advises for eastus -> centralus, as seen at 2026-11-23T12:00:00Z.
# asr-precheck ran none of this. Read every line, take out what you do not want, fill in what is
# missing, then set reviewed=yes. Commands that grant rights or open security groups need the
# consent of whoever answers for them.
# shellcheck disable=SC2016 # a name may look like an expression
set -eu
reviewed=no
if [ "$reviewed" != yes ]; then
  echo 'Nothing was run: read this script, then set reviewed=yes in it.' >&2
  exit 1
fi

# ---- quota: Target quota ----

# quota/cores: Enough cores
#   why: A failover starts all machines at once.
#   doc: https://learn.microsoft.com/azure/quotas (as of 2026-01-16)
#
#   FAIL: standardDSv5Family
#   seen: need 24, free 10
#   fix: Ask for more:
az quota update --resource-name cores --limit-object value=64
#   fix: Or use fewer machines.
#
#   FAIL: db
#   seen: no way out
#   fix: Attach a gateway:
# Fill in NAT_GATEWAY_ID and take the # away:
# az network vnet subnet update --nat-gateway NAT_GATEWAY_ID
#
#   FAIL: web
#   seen: too big
#   by hand: Take another size.
#
#   WARN: web
#   seen: need 8, free 2
#   fix: Ask for more:
# The command is above already:
#   az quota update --resource-name cores --limit-object value=64
#   fix: Or use fewer machines.
#
#   WARN: a'; touch pwned; echo '$(touch pwned)`touch pwned`"
#   seen: none at all
#   fix: Make it:
az x --name 'a'\''; touch pwned; echo '\''$(touch pwned)`touch pwned`"'

# Not here: what could not be read (1 UNKNOWN); the report names the right that would lift each.
